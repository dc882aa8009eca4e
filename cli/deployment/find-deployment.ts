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
}

const named = (suffix: string | null) => (suffix === null ? 'production (without a suffix)' : suffix);

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
    const others = environments.body.map(({ domainSuffix }) => named(domainSuffix || null)).join(', ') || 'none';
    return {
      problem: {
        why: `The service ${service} has no environment ${named(suffix)}. It has: ${others}.`,
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
    },
  };
}
