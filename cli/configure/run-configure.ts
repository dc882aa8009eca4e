/** Sets the workspace's event callback, or shows what it would set. */
import { rmSync } from 'node:fs';
import { wantedEvents } from '../../assets/settings/handled-events';
import { type Context } from '../../assets/twilio/context';
import { addressOf, eventPath, streamsPath } from '../deployment/address';
import { probeProtection } from '../deployment/probe-protection';
import { type Problem } from '../tool/found';
import { harmlessUrl, readWorkspace } from '../deployment/event-callback';
import { isSubscribed, readStreams } from '../deployment/event-streams';
import { type LiveOptions } from '../tool/live-options';
import { Refusal, valueOf } from '../tool/run-tool';
import { findFunctions } from './find-functions';
import { planCallback } from './plan-callback';
import { showChange } from './show-change';
import { configureStreams } from './streams/configure-streams';
import { undoStreams } from './streams/undo-streams';
import { readUndo, writeUndo, type CallbackUndo } from './undo-file';
import { isSameCallback, writeCallback } from './write-callback';

export interface ConfigureOptions extends LiveOptions {
  /** The way events come by; default: callback. */
  via?: 'callback' | 'event-streams';
  dryRun?: boolean;
  force?: boolean;
  /** A file of an earlier run. */
  undo?: string;
}

/** A callback to nowhere would lose every event: the Function must be there, and should refuse unsigned calls. */
async function checkFunction(domain: string): Promise<{ warnings: string[]; objections: Problem[] }> {
  const { state, answer } = await probeProtection(domain, eventPath, { EventType: 'task.updated' });
  const address = addressOf(domain, eventPath);
  if (state === 'refuses') return { warnings: [], objections: [] };
  if (state === 'open')
    return { warnings: [`Warning: ${address} answers calls without Twilio's signature.`], objections: [] };
  const why = `${address} does not answer as the Function does (${answer}).`;
  return { warnings: [], objections: [{ why, todo: 'Deploy first (npm run deploy), or say --force.' }] };
}

/** Milliseconds for a request that only a warning depends on. */
const shortMs = 5000;

/** Both ways at once do no harm, but twice the work. */
async function checkStreams(context: Context, domain: string): Promise<string[]> {
  const { value, problem } = await readStreams(context, addressOf(domain, streamsPath), shortMs);
  if (problem) return [`Warning: it is not known whether Event Streams lead to the Function, too. ${problem.why}`];
  if (!value.some(isSubscribed)) return [];
  return [
    'Warning: Event Streams lead to the Function, too: each event would be handled twice. Keep one way: the other is ' +
      'taken back with --undo, or in the Console.',
  ];
}

/** Puts back what a file of an earlier run holds. */
async function undoCallback(
  context: Context,
  { workspaceSid, before, after }: CallbackUndo,
  options: ConfigureOptions,
  print: (text: string) => void,
): Promise<void> {
  if (workspaceSid !== context.settings.TASKROUTER_WORKSPACE_SID)
    throw new Refusal({
      why: `${options.undo} is for another workspace, ${workspaceSid}.`,
      todo: 'Set TASKROUTER_WORKSPACE_SID to that one.',
    });
  const { friendlyName, callback: current } = valueOf(await readWorkspace(context));
  print(`Workspace ${friendlyName} (${workspaceSid})\n${showChange(current, before)}`);
  const changedSince = current.url !== after.url || !isSameCallback(current, after);
  if (changedSince && !options.force)
    throw new Refusal({
      why: 'The workspace has been changed since then.',
      todo: 'Say --force to put the old values back anyway.',
    });
  if (options.dryRun) return print('Nothing was changed (--dry-run).');
  await writeCallback(context, workspaceSid, before, `Run the same command again: ${options.undo} is kept.`);
  print('Undone.');
}

/** Throws Refusal, or NotConfigured for a variable. */
export async function runConfigure(
  context: Context,
  options: ConfigureOptions,
  print: (text: string) => void,
): Promise<void> {
  if (options.undo) {
    const undo = readUndo(options.undo);
    if ('via' in undo) return undoStreams(context, undo, { ...options, undo: options.undo }, print);
    return undoCallback(context, undo, options, print);
  }
  if (options.via === 'event-streams') return configureStreams(context, options, print);

  const { sid: workspaceSid, friendlyName, callback: current } = valueOf(await readWorkspace(context));
  const { domain, objections } = await findFunctions(context, options);
  print(`Workspace ${friendlyName} (${workspaceSid})\nFunctions ${domain}`);
  const found = await checkFunction(domain);
  for (const warning of [...found.warnings, ...(await checkStreams(context, domain))]) print(warning);
  objections.push(...found.objections);

  const plan = planCallback(current, addressOf(domain, eventPath), wantedEvents(context.settings));
  if (plan.kind === 'taken')
    objections.push({
      why: `TaskRouter sends its events to ${harmlessUrl(current.url)}, and a workspace has only one address.`,
      todo: 'Say --force to replace it, or let that service forward the events.',
    });
  // What would change is shown first, also where it is refused: it is what --force would do.
  if (plan.kind !== 'nothing') print(showChange(current, plan.callback));
  const [objection] = objections;
  if (objection && !options.force) throw new Refusal(objection);
  for (const { why } of objections) print(`${why} Overruled by --force.`);
  if (plan.kind === 'nothing') return print('Events arrive there already: nothing was changed.');
  if (options.dryRun) return print('Nothing was changed (--dry-run).');

  const file = writeUndo({ workspaceSid, before: current, after: plan.callback }, new Date());
  const undoing = `npm run configure -- --undo ${file}`;
  try {
    await writeCallback(context, workspaceSid, plan.callback, `Look with npm run doctor. To undo: ${undoing}`);
  } catch (error) {
    if (error instanceof Refusal && error.isWithoutEffect) rmSync(file);
    throw error;
  }
  print(`Done.\nTo undo: ${undoing}`);
}
