/** One conversation for each key while it is kept, and exactly one task that is its first. */
import { createHmac } from 'node:crypto';
import { isDone, type Call } from '../engine/call';
import { type Item } from '../models/sync';
import { type PlannedTask } from '../scene';
import { conversationOf } from './conversations';
import { type Finished, type Judge, type Verdict } from './verdict';

interface Kept {
  conversationId: string;
  taskSid: string;
}

export const judgeKeys: Judge = (run) => [
  ...[...run.planned.values()].flatMap((task) => judgeJoined(run, task)),
  ...run.sync.items.flatMap((item) => judgeFirst(run, item)),
];

/** A task that was told to be joined is where its key led at some time until then, or where somebody put it. */
function judgeJoined(run: Finished, task: PlannedTask): Verdict[] {
  const { sid, key, atMs, conversationId } = task;
  const joins = key === undefined ? [] : joinsOf(run, sid).filter(isDone);
  if (!joins.length) return [];
  const untilMs = Math.max(...joins.map(({ repliedAtMs }) => repliedAtMs!));
  const name = createHmac('sha256', run.world.variables.LINK_KEY_SECRET).update(key!).digest('base64url');
  const led = run.sync.items
    .filter((item) => item.key === name && item.createdAtMs <= untilMs && endOf(item) > atMs)
    .map(({ data }) => (data as Kept).conversationId);
  const allowed = conversationId === undefined ? led : [conversationId];
  const found = conversationOf(run, sid);
  return allowed.includes(found)
    ? []
    : [{ rule: 'one conversation for each key', about: sid, problem: `is in ${found}, not in ${allowed.join()}` }];
}

/** The task an item calls the first is in the conversation that the item gives to others. */
function judgeFirst(run: Finished, { data, deletedAtMs }: Item): Verdict[] {
  // A map that was deleted in between makes another task the first.
  if (deletedAtMs !== undefined || run.sync.items.some((each) => each.deletedAtMs !== undefined)) return [];
  const { conversationId, taskSid } = data as Kept;
  const found = conversationOf(run, taskSid);
  return found === conversationId
    ? []
    : [{ rule: 'exactly one is first', about: taskSid, problem: `is in ${found}, its key leads to ${conversationId}` }];
}

const joinsOf = (run: Finished, sid: string): Call[] => [
  ...run.calls.filter(({ intent }) => intent.taskSid === sid && intent.key !== undefined),
  ...run.events.flatMap((each) =>
    each.kind === 'task' && each.event.type === 'task.created' && each.event.taskSid === sid ? each.calls : [],
  ),
];

const endOf = ({ expiresAtMs, deletedAtMs = Infinity }: Item) => Math.min(expiresAtMs, deletedAtMs);
