/** Puts a task where no request could, e.g. attributes that are not JSON, for tests of what happens then. */
import { parseAttributes, type Task, type TaskStatus } from '../state/state';
import { type World } from '../twilio/world';
import { changeTask } from '../products/taskrouter/task-lifecycle';

/** What may be put on a task past TaskRouter's rules. */
export interface TaskPatch {
  sid: string;
  /** An object is written as JSON; text stands as it is, valid or not; null too. */
  attributes?: object | string | null;
  assignmentStatus?: TaskStatus;
  reason?: string | null;
  priority?: number;
}

const fields = ['sid', 'attributes', 'assignmentStatus', 'reason', 'priority'];

function textOf(attributes: object | string | null): string | null {
  return typeof attributes === 'object' && attributes !== null ? JSON.stringify(attributes) : attributes;
}

/**
 * Puts an existing task into any condition, also ones TaskRouter would refuse, without an event.
 * It counts as one change of the task: a new version. Throws an Error for an unknown task or field.
 */
export function putTask(world: World, input: object) {
  const unknown = Object.keys(input).find((name) => !fields.includes(name));
  if (unknown) throw new Error(`Unknown field ${unknown}; known: ${fields.join(', ')}`);
  const { sid, attributes, ...others } = input as TaskPatch;
  const task = world.state.tasks.get(sid);
  if (!task) throw new Error(`No task ${sid}; create it through TaskRouter first`);
  const changes: Partial<Task> = attributes === undefined ? others : { ...others, attributes: textOf(attributes) };
  const changed = changeTask(world, task, changes);
  return { ...changed, parsed: parseAttributes(changed.attributes) ?? null };
}
