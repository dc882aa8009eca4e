/** One task's reading, and whether its events suffice to judge it. */
import { endOf } from '../attributes/credited';
import { type Edition } from '../attributes/edition';
import { type TaskHistory } from '../history/task-history';
import { readTask, type TaskReading } from '../task-reading';

/** begunBefore: its beginning is not among the events. redacted: the attributes at its end are not shown. */
export type Verdict = 'judged' | 'open' | 'begunBefore' | 'redacted';

export interface JudgedTask {
  verdict: Verdict;
  history: TaskHistory;
  reading: TaskReading;
  workflow: string;
  /** An answered call; undefined for anything else. Whether any of its segments has a recording. */
  recorded: boolean | undefined;
}

function verdictOf(task: TaskHistory, { segments }: TaskReading): Verdict {
  if (!task.moments.some(({ type }) => type === 'task.created')) return 'begunBefore';
  const end = endOf(task, segments.at(-1)?.reservation ?? null);
  const hidden = task.moments.find(({ order }) => order === end?.order)?.hidden;
  if (!task.attributes.length || hidden) return 'redacted';
  return task.ended ? 'judged' : 'open';
}

export function judgeTask(task: TaskHistory, edition: Edition): JudgedTask {
  const reading = readTask(task, edition);
  const answered = reading.segments.filter(({ kind }) => kind === 'conversation');
  const call = task.channel === 'voice' && answered.length > 0;
  return {
    verdict: verdictOf(task, reading),
    history: task,
    reading,
    workflow: task.workflow,
    recorded: call ? answered.some(({ recording }) => recording !== null) : undefined,
  };
}
