/** Where the Functions are deployed, according to the account's Serverless API. */
import { type Context } from '../../assets/twilio/context';
import { listAll } from '../account/list-all';
import { problemOf, type Found } from '../tool/found';

export interface Deployment {
  serviceSid: string;
  environmentSid: string;
  domain: string;
  /** Undefined: nothing is live in the environment. */
  buildSid?: string;
  /** Whether Functions get ACCOUNT_SID and AUTH_TOKEN. */
  includesCredentials: boolean;
  /** All environments of the service, this one included. */
  environments: DeployedEnvironment[];
}

/** An environment of a service: its suffix (null: production, as in Twilio's JSON) and its domain. */
export interface DeployedEnvironment {
  suffix: string | null;
  domain: string;
}

/** The environment in words. */
export const environmentInWords = (suffix: string | null) =>
  suffix === null ? 'production (without a suffix)' : suffix;

/** The environment with this suffix (null: production, as in Twilio's JSON) of the service with this name. */
export async function findDeployment(
  context: Context,
  service: string,
  suffix: string | null,
): Promise<Found<Deployment>> {
  const services = await listAll(context, (client) => client.serverless.v1.services);
  if (!services.ok) return { problem: problemOf(services, 'the list of services') };
  const found = services.body.find(({ uniqueName }) => uniqueName === service);
  if (!found)
    return {
      problem: {
        why: `The account has no service ${service}.`,
        todo: 'Run npm run deploy, or say where the Functions are with --domain.',
      },
    };

  const environments = await listAll(context, (client) => client.serverless.v1.services(found.sid).environments);
  if (!environments.ok) return { problem: problemOf(environments, 'the list of environments') };
  const environment = environments.body.find(({ domainSuffix }) => (domainSuffix || null) === suffix);
  if (!environment) {
    const others =
      environments.body.map(({ domainSuffix }) => environmentInWords(domainSuffix || null)).join(', ') || 'none';
    return {
      problem: {
        why: `The service ${service} has no environment ${environmentInWords(suffix)}. It has: ${others}.`,
        todo: 'Name one with --environment, or --production, or deploy to it first.',
      },
    };
  }
  return {
    value: {
      serviceSid: found.sid,
      environmentSid: environment.sid,
      domain: environment.domainName,
      buildSid: environment.buildSid || undefined,
      includesCredentials: found.includeCredentials,
      environments: environments.body.map(environmentOf),
    },
  };
}

const environmentOf = ({
  domainSuffix,
  domainName,
}: {
  domainSuffix: string;
  domainName: string;
}): DeployedEnvironment => ({
  suffix: domainSuffix || null,
  domain: domainName,
});

/** All environments of the service that this domain belongs to. */
export async function findDomain(context: Context, domain: string): Promise<Found<DeployedEnvironment[]>> {
  const services = await listAll(context, (client) => client.serverless.v1.services);
  if (!services.ok) return { problem: problemOf(services, 'the list of services') };
  for (const { sid, domainBase } of services.body) {
    if (domainBase && !domain.startsWith(domainBase)) continue;
    const answer = await listAll(context, (client) => client.serverless.v1.services(sid).environments);
    if (!answer.ok) return { problem: problemOf(answer, 'the list of environments') };
    const environments = answer.body.map(environmentOf);
    if (environments.some((each) => each.domain === domain)) return { value: environments };
  }
  return {
    problem: {
      why: `${domain} belongs to no service of the account.`,
      todo: 'Check --domain; if a proxy leads from there to the Functions, say --force.',
    },
  };
}
