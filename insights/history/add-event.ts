/** A task's history, event by event. */
import { type SeenEvent } from './seen-event';
import { type Moment, type TaskHistory } from './task-history';

const endings: Record<string, 'canceled' | 'completed' | 'deleted'> = {
  'task.canceled': 'canceled',
  'task.completed': 'completed',
  'task.deleted': 'deleted',
  'task.system-deleted': 'deleted',
};

export function beginTask({ task, channel, workflow, at }: SeenEvent): TaskHistory {
  return {
    sid: task,
    channel,
    workflow,
    createdAt: at,
    moments: [],
    attributes: [],
    ended: null,
    writes: [],
    revision: 0,
  };
}

function momentOf({ type, at, queue, reservation, agent, attributes }: SeenEvent, order: number): Moment {
  return {
    type,
    at,
    order,
    queue,
    ...(reservation && { reservation, agent }),
    ...(attributes === null && { hidden: true as const }),
  };
}

/** `order`: grows from event to event. */
export function addEvent(task: TaskHistory, event: SeenEvent, order: number): void {
  const { at, type, attributes, reason } = event;
  task.channel ||= event.channel;
  task.workflow ||= event.workflow;
  task.moments.push(momentOf(event, order));
  if (attributes !== null && task.attributes.at(-1)?.text !== attributes)
    task.attributes.push({ at, order, text: attributes });
  const status = endings[type];
  // A completed task is deleted later, which changes nothing for Insights.
  if (status) task.ended ??= { at, order, status, reason: reason === '' ? null : reason };
}
