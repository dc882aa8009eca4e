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

/** What should happen: attributes are `unreadable` where an object to merge into is something else. */
export type Decision =
  | { kind: 'change'; attributes: JsonObject | 'unreadable'; closing?: Closing; warnings: Finding[] }
  | { kind: 'unchanged'; warnings: Finding[] }
  | { kind: 'refuse'; code: Code; message?: string };

/** Pure, for it runs again after every lost race: what should happen to this task? */
export type Decide = (task: Task) => Decision;

export const unchanged: Decision = { kind: 'unchanged', warnings: [] };

export function refuse(code: Code, message?: string): Decision {
  return { kind: 'refuse', code, message };
}

/** Why a task is `task-unreadable`. `place`: the name of what should be an object. */
export const notAnObject = (place: string): string =>
  `${place} on the task is not an object; nothing was written over it.`;

/** Merges validated changes into the task's attributes. */
export function change(
  task: Task,
  changes: TaskChanges,
  { closing, warnings = [] }: { closing?: Closing; warnings?: Finding[] } = {},
): Decision {
  return { kind: 'change', attributes: mergeChanges(task.attributes, changes) ?? 'unreadable', closing, warnings };
}

/**
 * The attributes after validated changes, media lists merged by recording; undefined when an object cannot be merged
 * into.
 */
export function mergeChanges(attributes: JsonObject, changes: TaskChanges): JsonObject | undefined {
  let merged: JsonObject | undefined = attributes;
  for (const object of taskObjects) {
    const given: JsonObject | undefined = changes[object];
    if (given && merged) merged = mergeInto(merged, object, withMergedMedia(merged[object], given));
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

function withMergedMedia(current: unknown, changes: JsonObject): JsonObject {
  if (!Array.isArray(changes.media)) return changes;
  const standing = isJsonObject(current) ? current.media : undefined;
  return { ...changes, media: mergeMedia(standing, changes.media) };
}
