/** Puts sinks and subscriptions back as a file of an earlier run has them. */
import { type Context } from '../../../assets/twilio/context';
import { readStreams, type Stream } from '../../deployment/event-streams';
import { Refusal, valueOf } from '../../tool/run-tool';
import { type StreamsUndo } from '../undo-file';
import { isSameState, planBack, stateOf } from './plan-streams';
import { showSteps } from './show-steps';
import { takeSteps } from './take-steps';

interface Options {
  /** The file's name. */
  undo: string;
  dryRun?: boolean;
  force?: boolean;
}

export async function undoStreams(
  context: Context,
  { accountSid, address, before, after }: StreamsUndo,
  options: Options,
  print: (text: string) => void,
): Promise<void> {
  if (accountSid !== context.settings.ACCOUNT_SID)
    throw new Refusal({
      why: `${options.undo} is for another account, ${accountSid}.`,
      todo: 'Set ACCOUNT_SID and AUTH_TOKEN to those of that account.',
    });
  const current = valueOf(await readStreams(context, address));
  const gone = before.find(({ sinkSid, types }) => types && !current.some((each) => each.sinkSid === sinkSid));
  if (gone)
    throw new Refusal({
      why: `The sink ${gone.sinkSid} has been deleted: its address with the token cannot be put back.`,
      todo: 'Make what there is right with npm run configure -- --via event-streams.',
    });

  const plan = (streams: readonly Stream[]) => planBack(streams, before);
  const steps = plan(current);
  print(steps.length ? showSteps(steps, address) : 'All is as it was.');
  // An interrupted run left no record of what it made; all of it is there to see in the lines above.
  const changedSince = after.length > 0 && !isSameState(stateOf(current), after);
  if (changedSince && steps.length && !options.force)
    throw new Refusal({
      why: 'Event Streams have been changed since then.',
      todo: 'Say --force to put the old state back anyway.',
    });
  if (!steps.length || options.dryRun) return print('Nothing was changed.');
  const wayBack = `Run the same command again: ${options.undo} is kept.`;
  await takeSteps(context, current, { address, plan, wayBack });
  print('Undone.');
}
