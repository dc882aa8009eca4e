/** What a flow must name: taken from the options, and looked up in the account where they do not say. */
import { formOfSid, isSid, notASid } from '../../assets/findings/sid';
import { type Context } from '../../assets/twilio/context';
import { type Environment } from '../account/environment';
import { readDomain } from '../deployment/address';
import { findDeployment, problemOf, type Deployment } from '../deployment/find-deployment';
import { suffixOf, type LiveOptions } from '../tool/live-options';
import { Refusal } from '../tool/run-tool';
import { serviceName } from '../deployment/service-name';
import { type FlowParts } from './call-flow';
import { type Functions } from './widgets';

export interface FoundParts extends FlowParts {
  /** The account, when it was needed. */
  context?: Context;
}

export interface FlowOptions extends LiveOptions {
  workflow?: string;
  channel?: string;
  out: string;
}

/** True when the options say everything, so that no account is needed. */
const saysAll = ({ domain, workflow, channel }: FlowOptions) =>
  domain !== undefined && workflow !== undefined && channel !== undefined;

async function functionSids({ twilio }: Context, { serviceSid }: Deployment): Promise<Map<string, string>> {
  const answer = await twilio.ask((client) => client.serverless.v1.services(serviceSid).functions.listWithHttpInfo());
  if (!answer.ok) throw new Refusal(problemOf(answer, 'the list of Functions'));
  return new Map(answer.body.map(({ friendlyName, sid }) => [friendlyName, sid]));
}

/** The address alone when --domain names another place than the deployment that was found. */
async function findFunctions(context: Context, options: FlowOptions): Promise<Functions> {
  const found = await findDeployment(context, serviceName(), suffixOf(options));
  const domain = options.domain === undefined ? undefined : readDomain(options.domain);
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

async function findWorkflow({ twilio, settings }: Context): Promise<string> {
  const answer = await twilio.ask((client) =>
    client.taskrouter.v1.workspaces(settings.TASKROUTER_WORKSPACE_SID).workflows.listWithHttpInfo(),
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

async function findVoiceChannel({ twilio, settings }: Context): Promise<string> {
  const answer = await twilio.ask((client) =>
    client.taskrouter.v1.workspaces(settings.TASKROUTER_WORKSPACE_SID).taskChannels.listWithHttpInfo(),
  );
  if (!answer.ok) throw new Refusal(problemOf(answer, 'the list of task channels'));
  const voice = answer.body.find(({ uniqueName }) => uniqueName === 'voice');
  if (!voice) throw new Refusal({ why: 'The workspace has no task channel voice.', todo: 'Name one with --channel.' });
  return voice.sid;
}

function checkSid(option: string, prefix: string, sid: string | undefined): void {
  if (sid !== undefined && !isSid(sid, prefix))
    throw new Refusal({
      why: `--${option} ${notASid(prefix)}.`,
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
  const domain = options.domain === undefined ? undefined : readDomain(options.domain);
  if (options.domain !== undefined && !domain)
    throw new Refusal({
      why: `${options.domain} is no domain.`,
      todo: 'Write it as flex-insights-functions-1234-dev.twil.io.',
    });

  const withoutAccount = saysAll(options) && !environment.AUTH_TOKEN;
  if (withoutAccount)
    return { functions: { domain: domain! }, workflowSid: options.workflow!, channelSid: options.channel! };
  const context = open();
  return {
    context,
    functions: await findFunctions(context, options),
    workflowSid: options.workflow ?? (await findWorkflow(context)),
    channelSid: options.channel ?? (await findVoiceChannel(context)),
  };
}
