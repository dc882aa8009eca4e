/**
 * What each event of a task makes us do. Both doors of events lead here: the workspace's callback and Event Streams.
 */
import { type Result } from '../reply/reply';
import { type HandledEvent } from '../settings/handled-events';
import { type Context } from '../twilio/context';
import { linkNewTask } from './link-new-task';
import { noteHangUp } from './note-hang-up';
import { settleEndedTask } from './settle-ended-task';
import { type TaskEvent } from '../parse/task-event';

/** The events that are acted on. */
const answers: Record<HandledEvent, (context: Context, event: TaskEvent) => Promise<Result>> = {
  'task.created': linkNewTask,
  'reservation.wrapup': noteHangUp,
  'task.canceled': (context, event) =>
    settleEndedTask(context, event, { status: 'canceled', reason: event.TaskCanceledReason ?? event.Reason }),
  'task.completed': (context, event) =>
    settleEndedTask(context, event, { status: 'completed', reason: event.TaskCompletedReason ?? event.Reason }),
};

export const isHandled = (eventType: string): eventType is HandledEvent => Object.hasOwn(answers, eventType);

/** Acts on an event; one that is not handled costs nothing. */
export async function answerEvent(context: Context, event: TaskEvent): Promise<Result> {
  return isHandled(event.EventType) ? answers[event.EventType](context, event) : { code: 'unchanged' };
}

/** What may be logged as a name: anything else of what was sent could be a value. */
const eventName = /^(task|reservation|worker|workflow|task-queue|activity|workspace)(\.[a-z-]{1,30}){1,2}$/;

export const nameForLog = (eventType: string): string => (eventName.test(eventType) ? eventType : 'other');
