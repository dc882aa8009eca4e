/** Has Event Streams deliver to the Function, or shows what it would set. */
import { rmSync } from 'node:fs';
import { type Context } from '../../../assets/twilio/context';
import { addressOf, eventPath, streamsPath } from '../../deployment/address';
import { readWorkspace, sameAddress } from '../../deployment/event-callback';
import { readStreams, wantedTypes, type Stream } from '../../deployment/event-streams';
import { probeStreams } from '../../deployment/probe-streams';
import { type LiveOptions } from '../../tool/live-options';
import { Refusal, valueOf } from '../../tool/run-tool';
import { findFunctions } from '../find-functions';
import { replaceUndo, writeUndo, type StreamsUndo } from '../undo-file';
import { planStreams, stateOf } from './plan-streams';
import { showSteps } from './show-steps';
import { takeSteps } from './take-steps';

interface Options extends LiveOptions {
  dryRun?: boolean;
  force?: boolean;
}

/** Throws Refusal, or NotConfigured for a variable. */
export async function configureStreams(
  context: Context,
  options: Options,
  print: (text: string) => void,
): Promise<void> {
  const { settings } = context;
  const tokens = settings.EVENT_STREAMS_TOKEN;
  const token = tokens.at(-1)!;
  const { sid: workspaceSid, friendlyName, callback } = valueOf(await readWorkspace(context));
  const { domain, objections } = await findFunctions(context, options);
  const address = addressOf(domain, streamsPath);
  print(`Workspace ${friendlyName} (${workspaceSid})\nFunctions ${domain}`);
  // A domain of somebody else's is not told the token, unless it is meant.
  const closed =
    objections.length && !options.force
      ? undefined
      : await probeStreams(domain, token, 'the newest token of EVENT_STREAMS_TOKEN');
  if (closed) objections.push(closed);
  if (sameAddress(callback.url, addressOf(domain, eventPath)))
    print('Warning: the event callback leads to the Function, too: each event would be handled twice.');

  const current = valueOf(await readStreams(context, address));
  const plan = (streams: readonly Stream[]) => planStreams(streams, tokens, wantedTypes(settings));
  const steps = plan(current);
  if (steps.length) print(showSteps(steps, address));
  const [objection] = objections;
  if (objection && !options.force) throw new Refusal(objection);
  for (const { why } of objections) print(`${why} Overruled by --force.`);
  if (!steps.length) return print('Events arrive there already: nothing was changed.');
  if (options.dryRun) return print('Nothing was changed (--dry-run).');

  const before = stateOf(current);
  const undo: StreamsUndo = { via: 'event-streams', accountSid: settings.ACCOUNT_SID, address, before, after: [] };
  const file = writeUndo(undo, new Date());
  const undoing = `npm run configure -- --undo ${file}`;
  try {
    const wayBack = `Run the same command again to go on. To undo: ${undoing}`;
    const now = await takeSteps(context, current, { address, token, plan, wayBack });
    replaceUndo(file, { ...undo, after: stateOf(now) });
  } catch (error) {
    if (error instanceof Refusal && error.isWithoutEffect) rmSync(file);
    throw error;
  }
  const replaced = steps.flatMap((step) => (step.kind === 'unsubscribe' ? [step.sinkSid] : []));
  if (replaced.length) print(`Kept for the undo, without a subscription: ${replaced.join(', ')}.`);
  print(`Done.\nTo undo: ${undoing}`);
}
