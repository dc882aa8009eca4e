/** What actors find when a world is planned, and what they may reach while it runs. */
import { type Call, type Intent } from './engine/call';
import { type Chance, type Dice } from './engine/chance';
import { type FunctionPath } from './engine/functions';
import { type Timeline } from './engine/timeline';
import { type Flex } from './models/flex';
import { type EventStreams } from './models/event-streams';
import { type Studio } from './models/studio';
import { type Sync } from './models/sync';
import { type TaskEvent, type TaskRouter } from './models/task-router';
import { type RecordingEvent, type Voice } from './models/voice';
import { type Trouble, type Weather } from './trouble';

export interface PlannedTask {
  sid: string;
  atMs: number;
  /** JSON. */
  attributes: string;
  callSid?: string;
  channelSid?: string;
  /** The tasks of one customer's handling, from the first to this one; only itself outside a chain. */
  chain: string[];
  /** The conference it is talked in, and the calls of those who meet there. */
  talk?: { conferenceSid: string; customer: string; worker: string };
  /** The customer's or case's key it comes with. */
  key?: string;
  /** The conversation_id it comes with. */
  conversationId?: string;
}

export interface Scene {
  weather: Weather;
  tasks: PlannedTask[];
  workers: { sid: string; friendlyName: string }[];
  /** Tasks that somebody closes with an outcome: one author each, so that it can be told whose word must stand. */
  authored: Set<string>;
  /** Tasks and paths that somebody writes. */
  written: Set<string>;
  /** Numbers that no two steps share. */
  serial(): number;
}

/** An event of Twilio's and what became of its delivery. */
export type Delivery = { calls: Call[]; lost: boolean; name: string; intent: Intent } & (
  | { kind: 'task'; event: TaskEvent; body: Record<string, string> }
  | { kind: 'recording'; event: RecordingEvent; body: Record<string, string> }
);

/** A world while it runs. */
export interface Running {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly taskRouter: TaskRouter;
  readonly voice: Voice;
  readonly flex: Flex;
  readonly sync: Sync;
  readonly studio: Studio;
  readonly streams: EventStreams<Delivery>;
  readonly planned: Map<string, PlannedTask>;
  readonly events: Delivery[];
  /** Whether events may be lost in this world. */
  readonly mayLose: boolean;
  /** While set, every request meets this. */
  outage: Trouble | 'rivals' | undefined;
  tell(who: string, what: string): void;
  /** Calls a Function as soon as its process runs. `onReply`: told of the first reply. */
  call(
    key: string,
    url: FunctionPath,
    event: Record<string, unknown>,
    intent: Intent,
    onReply?: (call: Call) => void,
  ): Call;
  /** The process stands still; connections die meanwhile, as they do between two executions. */
  freeze(milliseconds: number): void;
}

/** Somebody who acts in a world: plans a step by dice, does it at its time. */
export interface Actor<D = unknown> {
  /** How often it acts, against the other actors. */
  weight: number;
  /** Undefined: nothing to do in this scene. The details are plain data. */
  plan(dice: Dice, scene: Scene, atMs: number): D | undefined;
  act(run: Running, key: string, details: D): void;
}

export function defineActor<D>(actor: Actor<D>): Actor {
  return actor;
}
