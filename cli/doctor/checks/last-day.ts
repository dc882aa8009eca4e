/** What the last 24 hours lost, as the report tells it: whether all this works. */
import { createJudge, type JudgedPeriod } from '../../../insights/judgement/judge';
import { type Loss } from '../../../insights/judgement/count-losses';
import { losses as meanings } from '../../../insights/warnings/losses';
import { fetchPage } from '../../events/fetch-page';
import { Events } from '../../events/events';
import { readWorkspace } from '../../events/read-workspace';
import { problemOf } from '../../tool/found';
import { failed, ok, warning, type Report } from '../report';
import { type Setup } from '../setup';

const about = 'Last 24 hours';
const dayMs = 24 * 3_600_000;
/** A large workspace has more events in a day than anybody wants to wait for here. */
const longestMs = 20_000;
const report = 'npm run report -- --live tells all of it.';

export async function checkLastDay({ context }: Setup, now = Date.now()): Promise<Report[]> {
  const events = new Events({ noun: 'Event' });
  try {
    let taken = 0;
    const reading = await readWorkspace(
      (address) => context.twilio.ask((client) => fetchPage(client, address)),
      context.settings.TASKROUTER_WORKSPACE_SID,
      {
        period: { from: now - dayMs, to: undefined },
        now,
        signal: AbortSignal.timeout(longestMs),
        take(page) {
          for (const event of page) events.add(Buffer.from(JSON.stringify(event)), (taken += 1));
        },
      },
    );
    const [gap] = reading.gaps;
    // A workspace that is not there has been told.
    if (gap?.failure.problem === 'not-found') return [];
    if (gap && reading.pages === 0) return [failed(about, problemOf(gap.failure, 'the events of the workspace'))];
    const judge = createJudge({ edition: 'today' });
    for (const own of events.tasks()) judge.add(own);
    return tellLastDay(judge.finish().period, !gap && !reading.interrupted);
  } finally {
    events.close();
  }
}

const counted = (count: number, word: string) => `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;

/** The worst loss, in a few words. */
function worstOf({ kind, field, tasks }: Loss): string {
  return `${counted(tasks, 'task')}: ${meanings[kind].title.toLowerCase()}, ${field}`;
}

/** Pure. `complete`: false when it was too much, or a page was missing. */
export function tellLastDay({ tasks, losses, workflows }: JudgedPeriod, complete: boolean): Report[] {
  const partly = complete ? '' : ' (as far as could be read)';
  const lost = workflows.reduce((sum, workflow) => sum + workflow.lost, 0);
  const worst = losses.find(({ severity }) => severity === 'lost');
  if (worst)
    return [
      warning(
        about,
        `${counted(lost, 'task')} of ${tasks.toLocaleString('en')} lost something${partly}; ${worstOf(worst)}.`,
        report,
      ),
    ];
  if (tasks === 0) return [ok(about, `No task ended${partly}: there is nothing to judge.`)];
  return [ok(about, `${counted(tasks, 'task')} ended, and nothing that was written is lost${partly}.`)];
}
