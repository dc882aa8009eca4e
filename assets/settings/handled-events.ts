/**
 * The TaskRouter events that /webhooks/taskrouter-event acts on. Sending it others costs an execution each and changes
 * nothing. task.updated must stay out: it tells of our own writes.
 */
export const handledEvents = ['task.created', 'task.canceled', 'task.completed'] as const;

export type HandledEvent = (typeof handledEvents)[number];
