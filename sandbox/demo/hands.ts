/** Two ways to get attributes onto tasks: through the Functions, and as it is usually written by hand. */
import { type Values } from './centre';

/** The call's place in Studio, as `{{flow.flow_sid}}` and `{{flow.sid}}` tell it. */
export interface InFlow {
  FlowSid: string;
  ExecutionSid: string;
}

export interface Hands {
  /** The attributes of a new task, from the variables of a flow, and from the way through it. */
  prepare(values: Values, inFlow?: InFlow): Promise<object>;
  enrich(task: string, values: Values): Promise<void>;
  /** The task is of the customer whom the key names, as an earlier or a later one may be. */
  link(task: string, key: string): Promise<void>;
  /** Ends a task that waits. */
  cancel(task: string, reason: string, values: Values): Promise<void>;
  /** Ends a task whose agent wraps up. */
  complete(task: string, outcome: string): Promise<void>;
  startRecording(task: string, call: string): Promise<void>;
  stopRecording(task: string, call: string): Promise<void>;
  /** A few minutes after the end, when the recording is ready. */
  afterwards(task: string): Promise<void>;
}
