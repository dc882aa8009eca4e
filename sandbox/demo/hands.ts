/** Two ways to get attributes onto tasks: through the Functions, and as it is usually written by hand. */
import { type Values } from './centre';

export interface Hands {
  /** The attributes of a new task, from the variables of a flow. */
  prepare(values: Values): Promise<object>;
  enrich(task: string, values: Values): Promise<void>;
  /** The task goes on with the customer of an earlier one. */
  link(task: string, previous: string): Promise<void>;
  /** Ends a task that waits. */
  cancel(task: string, reason: string, values: Values): Promise<void>;
  /** Ends a task whose agent wraps up. */
  complete(task: string, outcome: string): Promise<void>;
  startRecording(task: string, call: string): Promise<void>;
  stopRecording(task: string, call: string): Promise<void>;
  /** A few minutes after the end, when the recording is ready. */
  afterwards(task: string): Promise<void>;
}
