/** Fills in what a task that has ended lacks: the outcome for its reason, and that a caller hung up in the queue. */
import { decideEnding, lacksNothing, toldByEnding, type Ending } from '../decide/ended-task';
import { type Result } from '../reply/reply';
import { hasOutcomes, outcomeByReason } from '../settings/outcome-by-reason';
import { type Context } from '../twilio/context';
import { changeTask } from '../twilio/task-writer';
import { taskOfEvent } from './task-event';
import { type TaskEvent } from '../parse/task-event';

export async function settleEndedTask(context: Context, event: TaskEvent, ending: Ending): Promise<Result> {
  const outcomeOf = outcomeByReason(context.settings);
  const nothingToTell = ending.reason
    ? !Object.keys(toldByEnding(ending, outcomeOf)).length
    : ending.status === 'completed' && !hasOutcomes(context.settings);
  if (nothingToTell) return { code: 'unchanged' };

  const told = taskOfEvent(event);
  if (told && lacksNothing(told.attributes, ending.status)) return { code: 'unchanged' };

  // The task may have the reason that the event lacks: decided without it, the result would depend on which came first.
  const guess = ending.reason ? told : undefined;
  return changeTask(context, event.TaskSid, (task) => decideEnding(task, ending, outcomeOf), guess);
}
