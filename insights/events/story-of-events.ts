/** The history of one task from its events. */
import { addEvent, beginTask } from '../history/add-event';
import { type SeenEvent } from '../history/seen-event';
import { type TaskHistory } from '../history/task-history';

/** `events`: all of one task, at least one, in the order in which they happened. */
export function storyOf(events: SeenEvent[]): TaskHistory {
  const task = beginTask(events[0]);
  for (const [index, event] of events.entries()) addEvent(task, event, index + 1);
  return task;
}

/** A clock that jumped: a later version of the task has an earlier date. */
export function isOutOfStep(events: SeenEvent[]): boolean {
  let highest = -1;
  for (const { version } of events) {
    if (version !== -1 && version < highest) return true;
    highest = Math.max(highest, version);
  }
  return false;
}
