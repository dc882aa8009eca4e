/** A storm of closing events: repeated, shuffled, with Twilio half out of order; what the doors of events are measured by. */
import { isDeepStrictEqual } from 'node:util';
import { type BenchBundle } from './bench-bundle';

/** Outcomes by reason, as the deployment that is measured has them. */
export const outcomes = { hangup: 'Abandoned', 'Task TTL Exceeded': 'Waited too long', '*': 'Other' };

/** Ends a task as its caller or TaskRouter does, and answers the closing event's parameters. */
export function endTask(bundle: BenchBundle, reason: string, attributes = {}): Record<string, string> {
  const { actions, events } = bundle.sandbox;
  const { sid } = actions.enqueueCall({ attributes });
  actions.hangUp({ task: sid });
  bundle.sandbox.putTask({ sid, reason });
  const { version } = bundle.sandbox.state.tasks.get(sid)!;
  const { parameters } = events.list().findLast((event) => event.parameters.TaskSid === sid)!;
  return { ...parameters, TaskCanceledReason: reason, TaskVersion: String(version) };
}

export function shuffled<T>(items: T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

export type Deliver = (event: Record<string, string>) => Promise<boolean>;
/** Somebody else's write to a task that has just ended; whether it was acknowledged. */
export type Write = (taskSid: string) => Promise<boolean>;

/** What they write. */
export const content = 'written meanwhile';

interface Storm {
  /** Tasks that carry all that was acknowledged, and the outcome. */
  right: number;
  /** Tasks that carry all that was acknowledged while somebody's write was honestly refused, to be repeated. */
  refused: number;
  /** Tasks that lack what somebody was told is there. */
  lost: number;
  accepted: number;
  callsEach: number;
  slowest: number;
}

/** 100 tasks end; each closing event comes five times, all 500 at once and in any order, to a Twilio that fails one time in ten. */
export async function storm(bundle: BenchBundle, deliver: Deliver, write?: Write): Promise<Storm> {
  const reasons = ['hangup', 'Task TTL Exceeded', 'no agent'];
  const events = Array.from({ length: 100 }, (_, place) => endTask(bundle, reasons[place % reasons.length]));
  const deliveries = shuffled(events.flatMap((event) => Array.from({ length: 5 }, () => event)));
  bundle.sandbox.changeSettings({ latencyMs: 25 });
  bundle.sandbox.addFault({ kind: 'status', status: 429, probability: 0.05, times: 'always', seed: 1 });
  bundle.sandbox.addFault({ kind: 'status', status: 503, probability: 0.05, times: 'always', seed: 2 });
  bundle.sandbox.requests.clear();

  const acknowledged = new Set<string>();
  const writes = (write ? shuffled(events) : []).map(async ({ TaskSid }) => {
    if (await write!(TaskSid)) acknowledged.add(TaskSid);
  });
  const settled = new Set<string>();
  const replies = await Promise.all(
    deliveries.map(async (event) => {
      const started = performance.now();
      const accepted = await deliver(event);
      if (accepted) settled.add(event.TaskSid);
      return { accepted, ms: performance.now() - started };
    }),
  );
  await Promise.all(writes);
  const callsEach = bundle.twilioCalls() / deliveries.length;
  bundle.sandbox.faults.remove();
  bundle.sandbox.changeSettings({ latencyMs: 0 });
  const fates = await Promise.all(
    events.map((event) =>
      fateOf(bundle, event, { settled: settled.has(event.TaskSid), written: acknowledged.has(event.TaskSid), write }),
    ),
  );
  const count = (fate: Fate) => fates.filter((each) => each === fate).length;
  return {
    right: count('right'),
    refused: count('refused'),
    lost: count('lost'),
    accepted: replies.filter(({ accepted }) => accepted).length,
    callsEach,
    slowest: Math.max(...replies.map(({ ms }) => ms)) / 1000,
  };
}

type Fate = 'right' | 'refused' | 'lost';

/** What became of a task: everybody who was told of success must find it there; a refused writer knows and repeats. */
async function fateOf(
  bundle: BenchBundle,
  event: Record<string, string>,
  { settled, written, write }: { settled: boolean; written: boolean; write?: Write },
): Promise<Fate> {
  const { conversations = {}, ...others } = await bundle.fetchAttributes(event.TaskSid);
  const outcome = told(event.TaskCanceledReason);
  const kept = isDeepStrictEqual(others, JSON.parse(event.TaskAttributes));
  const isSettled = Object.entries(outcome).every(([key, value]) => conversations[key] === value);
  const isWritten = conversations.content === content;
  if (!kept || (settled && !isSettled) || (written && !isWritten)) return 'lost';
  return isSettled && (isWritten || !write) ? 'right' : 'refused';
}

/** What belongs on a task that was canceled for this reason. */
export function told(reason: string): Record<string, string> {
  const outcome = outcomes[reason as keyof typeof outcomes] ?? outcomes['*'];
  return {
    outcome,
    ...(reason === 'hangup' && { abandoned: 'Yes', abandoned_phase: 'Queue', hang_up_by: 'Customer' }),
  };
}
