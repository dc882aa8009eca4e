/** How a recording goes, from the words Twilio has for it in callbacks and resources. Pure. */

/** `gone`: there is nothing to play, and there will not be. */
type Course = 'runs' | 'done' | 'gone';

/** Conference participants report more of these than calls do; a resource says processing while it runs. */
const courses: Record<string, Course> = {
  'in-progress': 'runs',
  started: 'runs',
  paused: 'runs',
  resumed: 'runs',
  stopped: 'runs',
  processing: 'runs',
  completed: 'done',
  absent: 'gone',
  failed: 'gone',
  deleted: 'gone',
};

/** Undefined for a word that tells nothing of it. */
export function courseOf(status: string): Course | undefined {
  return Object.hasOwn(courses, status) ? courses[status] : undefined;
}
