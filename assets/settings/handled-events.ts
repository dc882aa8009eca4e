/**
 * The TaskRouter events that /webhooks/taskrouter-event acts on. Sending it others costs an execution each and changes
 * nothing. task.updated must stay out: it tells of our own writes.
 */
import { type Settings } from './settings';

const handledEvents = ['task.created', 'task.canceled', 'task.completed', 'reservation.wrapup'] as const;

export type HandledEvent = (typeof handledEvents)[number];

/** Those that this deployment has a use for: it may leave it to others to say who hung up. */
export function wantedEvents({ HANG_UP_BY }: Pick<Settings, 'HANG_UP_BY'>): HandledEvent[] {
  return handledEvents.filter((name) => name !== 'reservation.wrapup' || HANG_UP_BY === 'on');
}
