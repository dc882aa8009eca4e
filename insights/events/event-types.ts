/** TaskRouter's events by name. https://www.twilio.com/docs/taskrouter/api/event/reference */

const names: Record<string, string> = {
  task: `created updated canceled wrapup completed deleted system-deleted transfer-initiated transfer-attempt-failed
    transfer-failed transfer-canceled transfer-completed`,
  reservation: 'created accepted rejected timeout canceled rescinded completed failed wrapup',
  'task-queue': 'created deleted entered timeout moved expression.updated',
  workflow: 'created updated deleted target-matched entered timeout skipped',
  worker: `created activity activity.update attributes.update capacity.update channel.availability.update deleted`,
  activity: 'created updated deleted',
};

const known = new Set(
  Object.entries(names).flatMap(([group, verbs]) => verbs.split(/\s+/).map((verb) => `${group}.${verb}`)),
);

export const isKnownType = (type: string): boolean => known.has(type);

/** What comes first among events of one ms and one version of the task, as far as a task's life decides it. */
const lifecycle = [
  'task.created',
  'workflow.entered',
  'workflow.target-matched',
  'task-queue.entered',
  'reservation.created',
  'reservation.accepted',
  'task.updated',
  'reservation.wrapup',
  'task.wrapup',
  'reservation.completed',
  'task.completed',
  'task.canceled',
  'task.deleted',
  'task.system-deleted',
];

const ranks = new Map(lifecycle.map((type, index) => [type, index]));
/** Anything else stands in the middle of a task's life. */
const otherwise = lifecycle.indexOf('task.updated');

export const rankOf = (type: string): number => ranks.get(type) ?? otherwise;
