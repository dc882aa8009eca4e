/** Which attributes count for a segment: those at the moment when its reservation, or its task, ended. */
import { isObject, objectIn, parseRoot, type JsonObject } from './attributes';
import { rules, type Edition } from './edition';
import { type Segment } from '../segments/segment';
import { type AttributesAt, type TaskHistory } from '../history/task-history';

/** The end at which Insights reads the attributes. */
export interface End {
  at: number;
  order: number;
}

/** Null as long as it has not come. */
export function endOf(task: TaskHistory, reservation: string | null): End | null {
  const completed =
    reservation &&
    task.moments.find((moment) => moment.type === 'reservation.completed' && moment.reservation === reservation);
  return completed || task.ended;
}

function asOf(task: TaskHistory, end: End | null, graceMs: number): AttributesAt | undefined {
  if (!end) return task.attributes.at(-1);
  return task.attributes.findLast(({ at, order }) => order <= end.order || (graceMs > 0 && at <= end.at + graceMs));
}

const linkKeys = ['segment_link', 'media'];

function pick(object: JsonObject, keys: string[]): JsonObject {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(object, key)).map((key) => [key, object[key]]));
}

function without(object: JsonObject, keys: string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** Links may come later than the rest. Null when the attributes are not a JSON object. */
export function creditedAttributes(task: TaskHistory, end: End | null, edition: Edition): JsonObject | null {
  const { attributeGraceMs, linkGraceMs } = rules[edition];
  const root = parseRoot(asOf(task, end, attributeGraceMs)?.text ?? null);
  const later = parseRoot(asOf(task, end, linkGraceMs)?.text ?? null);
  if (!root || !later || root === later) return root;
  const conversations = {
    ...without(objectIn(root, 'conversations'), linkKeys),
    ...pick(objectIn(later, 'conversations'), linkKeys),
  };
  return {
    ...without(root, ['reservation_attributes']),
    ...pick(later, ['reservation_attributes']),
    ...((isObject(root.conversations) || Object.keys(conversations).length > 0) && { conversations }),
  };
}

export function attributesOf(task: TaskHistory, segment: Segment, edition: Edition): JsonObject | null {
  return creditedAttributes(task, endOf(task, segment.reservation), edition);
}
