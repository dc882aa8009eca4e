/** An ended task whose end was told has its author's outcome, else the one for its reason; abandoned if the caller hung up. */
import { codeOf, isDone } from '../engine/call';
import { readDoc, textOf, valueAt } from '../models/document';
import { lastOf, type Finished, type Judge } from './verdict';
import { type Task } from '../models/task-router';

export const judgeOutcomes: Judge = (run) =>
  [...run.taskRouter.tasks.values()].flatMap((task) => {
    if (task.status !== 'canceled' && task.status !== 'completed') return [];
    const told = run.events.some(
      (each) =>
        each.kind === 'task' &&
        each.event.type === `task.${task.status}` &&
        each.event.taskSid === task.sid &&
        each.calls.some(isDone),
    );
    const problem = (rule: string, text: string) => [{ rule, about: task.sid, problem: text }];
    const doc = readDoc(lastOf(run, task.sid)) ?? {};
    const outcome = valueAt(doc, 'conversations.outcome') || undefined;
    const authors = run.calls.filter(({ intent }) => intent.taskSid === task.sid && intent.outcome !== undefined);
    const acknowledged = authors.some(isDone);
    if (authors.some(({ intent }) => intent.outcome === outcome)) return [];
    // There the reason is the outcome: it becomes the word of an author, too.
    if (isInteraction(task) && closers(run, task).some(({ event }) => event.Reason === outcome)) return [];
    if (acknowledged)
      return problem(
        'an author’s outcome stands',
        `is ${textOf(outcome)}, ${authors.map(({ key }) => key).join()} gave another`,
      );
    const expected = outcomeFor(run, task);
    if (outcome !== expected && (told || outcome !== undefined))
      return problem(
        'the outcome is that of the reason',
        `is ${textOf(outcome)}, should be ${String(expected)} for ${String(task.reason)}`,
      );
    const hungUp = task.status === 'canceled' && task.reason?.trim().toLowerCase() === 'hangup';
    if (told && hungUp !== (valueAt(doc, 'conversations.abandoned') === 'Yes'))
      return problem('abandoned means that the caller hung up', `for ${String(task.reason)}`);
    return [];
  });

function outcomeFor({ world }: Finished, { reason }: Task): string | undefined {
  const map = JSON.parse(world.variables.OUTCOME_BY_REASON || '{}') as Record<string, string>;
  return map[reason?.trim().toLowerCase() || '*'] ?? map['*'];
}

const isInteraction = ({ attributes }: Task) => readDoc(attributes)?.flexInteractionSid !== undefined;

/** A close-task of an Interaction writes its reason as the outcome. */
const closers = (run: Finished, { sid }: Task) =>
  run.calls.filter((call) => call.intent.taskSid === sid && call.intent.closes && codeOf(call) !== 'not-allowed-now');
