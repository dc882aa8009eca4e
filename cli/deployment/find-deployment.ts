/** Where the Functions are deployed, as the account's Serverless API tells it. */
import { type Context } from '../../assets/twilio/context';
import { type Failure } from '../../assets/twilio/failure';

export interface Deployment {
  serviceSid: string;
  environmentSid: string;
  domain: string;
  /** Null: nothing is live in the environment. */
  buildSid: string | null;
  /** Whether Functions get ACCOUNT_SID and AUTH_TOKEN. */
  includesCredentials: boolean;
}

/** What is wrong, and what to do about it: both are sentences. */
export interface Problem {
  why: string;
  todo: string;
}

export type Found<T> = { value: T; problem?: undefined } | { value?: undefined; problem: Problem };

/** A request that failed, in words; `what` ends the sentence "Twilio refused ...". */
export function problemOf(failure: Failure, what: string): Problem {
  const status = failure.status
    ? ` (status ${failure.status}${failure.twilioCode ? `, code ${failure.twilioCode}` : ''})`
    : '';
  if (failure.problem === 'unavailable' || failure.problem === 'rate-limited') {
    return {
      why: `Twilio did not answer ${what}${status}.`,
      todo: 'Check the connection and https://status.twilio.com, then try again.',
    };
  }
  return {
    why: `Twilio refused ${what}${status}.`,
    todo: 'Check that the credentials belong to the account and may read it.',
  };
}

const named = (suffix: string | null) => (suffix === null ? 'production (without a suffix)' : suffix);

/** The environment with the suffix (null: production) in the service of that name. */
export async function findDeployment(
  { twilio }: Context,
  service: string,
  suffix: string | null,
): Promise<Found<Deployment>> {
  const services = await twilio.ask((client) => client.serverless.v1.services.listWithHttpInfo());
  if (!services.ok) return { problem: problemOf(services, 'the list of services') };
  const found = services.body.find(({ uniqueName }) => uniqueName === service);
  if (!found)
    return {
      problem: {
        why: `The account has no service ${service}.`,
        todo: 'Run npm run deploy, or say where the Functions are with --domain.',
      },
    };

  const environments = await twilio.ask((client) =>
    client.serverless.v1.services(found.sid).environments.listWithHttpInfo(),
  );
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
      buildSid: environment.buildSid || null,
      includesCredentials: found.includeCredentials,
    },
  };
}
