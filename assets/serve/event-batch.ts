/**
 * Carries out a batch of events: those of one task in order, different tasks side by side, each by itself, so that one
 * task that cannot be written keeps nobody else's from being so.
 */
import { codes, type Code } from '../reply/codes';
import { type Result } from '../reply/reply';

interface Ordered {
  TaskSid: string;
  TaskVersion?: string;
  atMs: number;
}

/** Tasks at once: enough for a batch in time, few enough for Twilio's limits. */
const tasksAtOnce = 8;

/** Answers each event and tells the one result of all: the worst that happened, for a retry concerns the batch. */
export async function answerBatch<E extends Ordered>(
  events: E[],
  answer: (event: E) => Promise<Result>,
): Promise<Result> {
  const tasks = new Map<string, E[]>();
  for (const event of events) {
    const known = tasks.get(event.TaskSid);
    if (known) known.push(event);
    else tasks.set(event.TaskSid, [event]);
  }
  const waiting = [...tasks.values()].map((each) => each.toSorted(byOrder));
  const results: Result[] = [];
  const work = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      for (const event of task) results.push(await answer(event));
    }
  };
  await Promise.all(Array.from({ length: tasksAtOnce }, work));
  const worst = results.toSorted((a, b) => severity(b.code) - severity(a.code))[0];
  const note = results.find((each) => each.note !== undefined)?.note;
  // One task would be misleading for all of them, but whoever must act needs to know which.
  const { code, message, defect, taskSid } = worst ?? { code: 'unchanged' };
  return { code, message, defect, note, ...((tasks.size === 1 || severity(code) > 1) && { taskSid }) };
}

/** By version, which counts a task's changes; then by time. What does not tell comes first: it changes least. */
function byOrder(one: Ordered, other: Ordered): number {
  return Number(one.TaskVersion ?? 0) - Number(other.TaskVersion ?? 0) || one.atMs - other.atMs;
}

/** 0 nothing done, 1 done, 2 beyond what a retry can fix, 3 worth a retry, 4 an operator must act. */
function severity(code: Code): number {
  const { ok, webhookStatus } = codes[code];
  if (ok) return code === 'unchanged' ? 0 : 1;
  if (webhookStatus === 503) return 3;
  return webhookStatus < 300 ? 2 : 4;
}
