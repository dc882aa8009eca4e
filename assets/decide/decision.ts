/** What should happen to a task: the decisions a Function can come to, and the merge behind them. Pure. */
import { isJsonObject, mergeInto, writeAttributes, type JsonObject } from '../attributes/json';
import { mergeMedia } from '../attributes/media-list';
import { taskObjects } from '../attributes/table';
import { type TaskChanges } from '../attributes/types';
import { type Finding } from '../findings/finding';
import { type Code } from '../reply/codes';

/** A task as one read found it. */
export interface Task {
  sid: string;
  attributes: JsonObject;
  /** TaskRouter's assignment status. */
  status: string;
  reason: string | null;
  /** What If-Match must carry: the ETag, unopened. */
  version: string;
}

/** The states a closing request may ask for; each goes with a reason. */
export interface Closing {
  status: 'canceled' | 'completed';
  reason?: string;
}

/** What should happen. */
export type Decision =
  | { kind: 'change'; attributes: JsonObject; closing?: Closing; warnings: Finding[] }
  | { kind: 'unchanged'; warnings: Finding[] }
  | { kind: 'refuse'; code: Code; message?: string };

/** Pure, for it runs again after every lost race: what should happen to this task? */
export type Decide = (task: Task) => Decision;

export const unchanged: Decision = { kind: 'unchanged', warnings: [] };

export function refuse(code: Code, message?: string): Decision {
  return { kind: 'refuse', code, message };
}

/** Something else stands where an object or a list is to be merged into: nothing is written over it. */
export const unreadable = (place: string, expected: 'an object' | 'a list'): Decision =>
  refuse('task-unreadable', `${place} on the task is not ${expected}; nothing was written over it.`);

/** Merges validated changes into the task's attributes; refuses where that would lose what stands there. */
export function change(
  { attributes }: Pick<Task, 'attributes'>,
  changes: TaskChanges,
  { closing, warnings = [] }: { closing?: Closing; warnings?: Finding[] } = {},
): Decision {
  const merged = mergeChanges(attributes, changes);
  return merged ? { kind: 'change', attributes: merged, closing, warnings } : refuseMerge(attributes, changes);
}

/** Names the first place that cannot be merged into. */
function refuseMerge(attributes: JsonObject, changes: TaskChanges): Decision {
  const object = taskObjects.find((each) => changes[each] && !mergeInto(attributes, each, changes[each]));
  return object ? unreadable(object, 'an object') : unreadable('conversations.media', 'a list');
}

/**
 * The attributes after validated changes, media lists merged by recording; undefined when an object or a
 * list cannot be merged into.
 */
export function mergeChanges(attributes: JsonObject, changes: TaskChanges): JsonObject | undefined {
  let merged: JsonObject | undefined = attributes;
  for (const object of taskObjects) {
    const given: JsonObject | undefined = changes[object];
    if (!given || !merged) continue;
    const withMedia = withMergedMedia(merged[object], given);
    merged = withMedia && mergeInto(merged, object, withMedia);
  }
  return merged;
}

/** Those of the changes that stand on the task, for the reply: what somebody else put there is left out. */
export function changesThatStand(attributes: JsonObject, changes: TaskChanges): JsonObject {
  const stands = (change: TaskChanges) => {
    const merged = mergeChanges(attributes, change);
    return merged !== undefined && writeAttributes(merged) === writeAttributes(attributes);
  };
  const standing: JsonObject = {};
  for (const object of taskObjects) {
    const entries = Object.entries(changes[object] ?? {}).filter(([key, value]) =>
      stands({ [object]: { [key]: value } }),
    );
    if (entries.length) standing[object] = Object.fromEntries(entries);
  }
  return standing;
}

/**
 * Replaces the attributes as a whole, for changes that are more than a merge. `attributes` must derive from the task's
 * own.
 */
export function rewrite(attributes: JsonObject, warnings: Finding[] = []): Decision {
  return { kind: 'change', attributes, warnings };
}

function withMergedMedia(current: unknown, changes: JsonObject): JsonObject | undefined {
  if (!Array.isArray(changes.media)) return changes;
  const media = mergeMedia(isJsonObject(current) ? current.media : undefined, changes.media);
  return media && { ...changes, media };
}
