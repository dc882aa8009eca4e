/** Sets the workspace's event callback, or shows what it would set. */
import { wantedEvents } from '../../assets/settings/handled-events';
import { type Context } from '../../assets/twilio/context';
import { addressOf, eventPath, readDomain } from '../deployment/address';
import { findDeployment } from '../deployment/find-deployment';
import { probeProtection } from '../deployment/probe-protection';
import { problemOf } from '../tool/found';
import { callbackIn, harmlessUrl, readWorkspace, sameAddress, type Callback } from '../deployment/event-callback';
import { suffixOf, type LiveOptions } from '../tool/live-options';
import { Refusal, valueOf } from '../tool/run-tool';
import { serviceName } from '../deployment/service-name';
import { planCallback } from './plan-callback';
import { showChange } from './show-change';
import { readUndo, writeUndo } from './undo-file';

export interface ConfigureOptions extends LiveOptions {
  dryRun?: boolean;
  force?: boolean;
  /** A file of an earlier run. */
  undo?: string;
}

/** Where the Functions are: as --domain says, or as the account knows. */
async function domainOf(context: Context, options: LiveOptions): Promise<string> {
  if (options.domain !== undefined) return valueOf(readDomain(options.domain));
  return valueOf(await findDeployment(context, serviceName(), suffixOf(options))).domain;
}

/** Writes both fields and checks that the workspace has them. */
async function writeCallback({ twilio }: Context, sid: string, { url, filter }: Callback): Promise<void> {
  const answer = await twilio.ask((client) =>
    client.taskrouter.v1.workspaces(sid).updateWithHttpInfo({ eventCallbackUrl: url, eventsFilter: filter }),
  );
  if (!answer.ok) throw new Refusal(problemOf(answer, 'the change of the workspace'));
  const now = callbackIn(answer.body);
  if (!sameAddress(now.url, url) || now.filter !== filter)
    throw new Refusal({
      why: 'The workspace does not show what was set.',
      todo: 'Run npm run doctor, and look at the workspace in the Console.',
    });
}

/** A callback to nowhere would lose every event: the Function must be there, and should refuse unsigned calls. */
async function checkFunction(domain: string, force: boolean): Promise<string[]> {
  const { state, answer } = await probeProtection(domain, eventPath, { EventType: 'task.updated' });
  if (state === 'refuses') return [];
  if (state === 'open') return [`Warning: ${addressOf(domain, eventPath)} answers calls without Twilio's signature.`];
  const problem = {
    why: `${addressOf(domain, eventPath)} does not answer as the Function does (${answer}).`,
    todo: 'Deploy first (npm run deploy), or say --force.',
  };
  if (!force) throw new Refusal(problem);
  return [`${problem.why} Set anyway, because of --force.`];
}

/** Puts back what a file of an earlier run holds. */
async function undo(context: Context, options: ConfigureOptions, print: (text: string) => void): Promise<void> {
  const { workspaceSid, before, after } = readUndo(options.undo!);
  if (workspaceSid !== context.settings.TASKROUTER_WORKSPACE_SID)
    throw new Refusal({
      why: `${options.undo} is for another workspace, ${workspaceSid}.`,
      todo: 'Set TASKROUTER_WORKSPACE_SID to that one.',
    });
  const { friendlyName, callback: current } = valueOf(await readWorkspace(context));
  print(`Workspace ${friendlyName} (${workspaceSid})\n${showChange(current, before)}`);
  const changedSince = current.url !== after.url || current.filter !== after.filter;
  if (changedSince && !options.force)
    throw new Refusal({
      why: 'The workspace has been changed since then.',
      todo: 'Say --force to put the old values back anyway.',
    });
  if (options.dryRun) return print('Nothing was changed (--dry-run).');
  await writeCallback(context, workspaceSid, before);
  print('Undone.');
}

/** Throws Refusal, or NotConfigured for a variable. */
export async function runConfigure(
  context: Context,
  options: ConfigureOptions,
  print: (text: string) => void,
): Promise<void> {
  if (options.undo) return undo(context, options, print);

  const { sid: workspaceSid, friendlyName, callback: current } = valueOf(await readWorkspace(context));
  const domain = await domainOf(context, options);
  print(`Workspace ${friendlyName} (${workspaceSid})\nFunctions ${domain}`);
  for (const warning of await checkFunction(domain, options.force === true)) print(warning);

  const plan = planCallback(
    current,
    addressOf(domain, eventPath),
    wantedEvents(context.settings),
    options.force === true,
  );
  if (plan.kind === 'nothing') return print('Events arrive there already: nothing was changed.');
  if (plan.kind === 'taken') {
    throw new Refusal({
      why: `TaskRouter sends its events to ${harmlessUrl(current.url)}, and a workspace has only one address.`,
      todo: 'Say --force to replace it, or let that service forward the events.',
    });
  }
  print(showChange(current, plan.callback));
  if (options.dryRun) return print('Nothing was changed (--dry-run).');

  const file = writeUndo({ workspaceSid, before: current, after: plan.callback }, new Date());
  await writeCallback(context, workspaceSid, plan.callback);
  print(`Done.\nTo undo: npm run configure -- --undo ${file}`);
}
