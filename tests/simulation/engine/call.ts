/** One call of a Function: what was asked, what came of it, and what it was allowed to touch. */
import { type FunctionPath, type Answered } from './functions';

/** What the caller means, for the judges. Paths as `conversations.outcome`. */
export interface Intent {
  taskSid?: string;
  workerSid?: string;
  /** Values that an acknowledgement promises, as canonical JSON; null: removed. */
  promises?: Record<string, string | null>;
  /** Paths that the call may write besides the promised ones. */
  mayTouch?: readonly string[];
  /** Writes only where nothing stood. */
  fillsInOnly?: boolean;
  /** The conversation it links to. */
  linksTo?: string;
  /** The way through the IVR that is to be told; null: none can be. */
  ivrPath?: string | null;
  /** The key whose conversation it joins. */
  key?: string;
  /** A different link may be replaced. */
  relinks?: boolean;
  /** The state it ends the task in. */
  closes?: 'canceled' | 'completed';
  /** The outcome an author gives. */
  outcome?: string;
  /** Our own writes told back, which are left alone. */
  echo?: boolean;
  /** By task, of a batch of events. */
  tasks?: Record<string, Intent>;
  /** The recording it tells of. */
  recordingSid?: string;
}

export interface Call {
  /** Unique in its world, and the same in every run of it. */
  key: string;
  url: FunctionPath;
  event: Record<string, unknown>;
  intent: Intent;
  startedAtMs: number;
  repliedAtMs?: number;
  replies: Answered[];
  /** What a handler must never do. */
  rejected?: unknown;
  /** Lines it logged, with their levels. */
  log: { level: string; line: Record<string, unknown>; text: string }[];
  /** Requests it sent to Twilio. */
  sent: number;
  /** Numbers it took from Math.random. */
  thrown: number;
}

/** What the call means for one task or worker. A batch means nothing for those it does not tell of. */
export const intentFor = ({ intent }: Call, sid: string): Intent => (intent.tasks ? (intent.tasks[sid] ?? {}) : intent);

/** The code of the reply: from its body, or, for webhooks, from the log. */
export function codeOf(call: Call): string | undefined {
  const body = call.replies[0]?.body as { code?: string } | undefined;
  return body?.code ?? (call.log[0]?.line.code as string | undefined);
}

export function messageOf(call: Call): string {
  return (call.replies[0]?.body as { message?: string } | undefined)?.message ?? '';
}

export const isDone = (call: Call) => ['changed', 'unchanged'].includes(codeOf(call) ?? '');

export const isWebhook = (call: Call) => call.url.startsWith('/webhooks/');
