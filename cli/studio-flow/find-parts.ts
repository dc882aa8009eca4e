/** The workflow, channel and Functions that a flow must name: from the options, else from the account. */
import { formOfSid, isSid, notASid, type SidPrefix } from '../../assets/findings/sid';
import { type Context } from '../../assets/twilio/context';
import { type Environment } from '../account/environment';
import { listAll } from '../account/list-all';
import { readDomain } from '../deployment/address';
import { findDeployment, type Deployment } from '../deployment/find-deployment';
import { problemOf } from '../tool/found';
import { suffixOf, type LiveOptions } from '../tool/live-options';
import { Refusal, valueOf } from '../tool/run-tool';
import { serviceName } from '../deployment/service-name';
import { type FlowParts } from './call-flow';
import { type Functions } from './widgets';

interface FoundParts extends FlowParts {
  /** The account, when it was needed. */
  context?: Context;
}

export interface FlowOptions extends LiveOptions {
  workflow?: string;
  channel?: string;
  out: string;
}

async function functionSids(context: Context, { serviceSid }: Deployment): Promise<Map<string, string>> {
  const answer = await listAll(context, (client) => client.serverless.v1.services(serviceSid).functions);
  if (!answer.ok) throw new Refusal(problemOf(answer, 'the list of Functions'));
  return new Map(answer.body.map(({ friendlyName, sid }) => [friendlyName, sid]));
}

/** The address alone where --domain names another place than the deployment that was found. */
async function findFunctions(context: Context, options: FlowOptions, domain?: string): Promise<Functions> {
  const found = await findDeployment(context, serviceName(), suffixOf(options));
  if (found.problem) {
    if (!domain) throw new Refusal(found.problem);
    return { domain };
  }
  const deployment = found.value;
  if (domain !== undefined && domain !== deployment.domain) return { domain };
  return {
    domain: deployment.domain,
    serviceSid: deployment.serviceSid,
    environmentSid: deployment.environmentSid,
    sids: await functionSids(context, deployment),
  };
}

async function findWorkflow(context: Context): Promise<string> {
  const answer = await listAll(
    context,
    (client) => client.taskrouter.v1.workspaces(context.settings.TASKROUTER_WORKSPACE_SID).workflows,
  );
  if (!answer.ok) throw new Refusal(problemOf(answer, 'the list of workflows'));
  const [only, ...others] = answer.body;
  if (only && !others.length) return only.sid;
  const names = answer.body.map(({ sid, friendlyName }) => `${friendlyName} (${sid})`).join(', ');
  throw new Refusal({
    why: `The workspace has ${only ? 'several workflows' : 'no workflow'}.`,
    todo: `Name one with --workflow: ${names || 'make one in Console > TaskRouter'}.`,
  });
}

async function findVoiceChannel(context: Context): Promise<string> {
  const answer = await listAll(
    context,
    (client) => client.taskrouter.v1.workspaces(context.settings.TASKROUTER_WORKSPACE_SID).taskChannels,
  );
  if (!answer.ok) throw new Refusal(problemOf(answer, 'the list of task channels'));
  const voice = answer.body.find(({ uniqueName }) => uniqueName === 'voice');
  if (!voice) throw new Refusal({ why: 'The workspace has no task channel voice.', todo: 'Name one with --channel.' });
  return voice.sid;
}

function checkSid(option: string, prefix: SidPrefix, sid: string | undefined): void {
  if (sid !== undefined && !isSid(sid, prefix))
    throw new Refusal({
      why: `--${option} ${notASid(prefix, sid)}.`,
      todo: `Send ${formOfSid(prefix)}.`,
    });
}

/** `open` is called only when something has to be looked up. Throws Refusal, or NotConfigured for a variable. */
export async function findParts(
  options: FlowOptions,
  environment: Environment,
  open: () => Context,
): Promise<FoundParts> {
  checkSid('workflow', 'WW', options.workflow);
  checkSid('channel', 'TC', options.channel);
  const domain = options.domain === undefined ? undefined : valueOf(readDomain(options.domain));
  const { workflow, channel } = options;
  if (domain && workflow && channel && !environment.AUTH_TOKEN)
    return { functions: { domain }, workflowSid: workflow, channelSid: channel };
  const context = open();
  return {
    context,
    functions: await findFunctions(context, options, domain),
    workflowSid: options.workflow ?? (await findWorkflow(context)),
    channelSid: options.channel ?? (await findVoiceChannel(context)),
  };
}
