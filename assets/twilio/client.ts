/**
 * The SDK's resources on a client of our own: each product is loaded when it is first used, each request knows its time
 * and tells what came of it. The SDK's whole client, with its HTTP client, would be most of a cold start.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context } from '@twilio-labs/serverless-runtime-types/types';
import { type Twilio } from 'twilio';
import { isJsonObject } from '../attributes/json';
import { NotConfigured } from '../settings/settings';
import { exchange, type SdkRequest, type SdkResponse } from './exchange';
import { waitOf } from './failure';

/** One request may take so long: enough for a slow answer, short enough to try three times. */
export const requestTimeoutMs = 2500;

/** The variables that name an account. */
export interface Credentials {
  ACCOUNT_SID?: string;
  AUTH_TOKEN?: string;
}

/** What the runtime hands to a Function: variables, and a client for the account, which we do without. */
export type RuntimeContext = Context<Credentials & Record<string, string | undefined>>;

/** An answer as the tools see it go by, refused ones included. */
export interface SeenAnswer {
  method: string;
  /** HTTP status; undefined when no answer came. */
  status?: number;
  /** Milliseconds the answer asked to wait before the next request. */
  retryAfter?: number;
}

/** What the HTTP layer needs to know of, and tells about, the request it serves. */
export interface Passage {
  /** Milliseconds. */
  timeout: number;
  /** Sent on a connection of its own: one that is kept open may have died unnoticed while this process was frozen. */
  freshConnection: boolean;
  sent(): void;
  /** Milliseconds the answer asked to wait before the next request. */
  retryAfter?: number;
  onAnswer?: (answer: SeenAnswer) => void;
}

const passages = new AsyncLocalStorage<Passage>();

/** Runs a request of the SDK so that the HTTP layer below it finds its passage. */
export function runWith<T>(passage: Passage, request: () => Promise<T>): Promise<T> {
  return passages.run(passage, request);
}

/* oxlint-disable typescript/no-require-imports -- each product is loaded when it is first asked for */
const products = {
  api: () => require('twilio/lib/rest/Api') as typeof import('twilio/lib/rest/Api'),
  events: () => require('twilio/lib/rest/Events') as typeof import('twilio/lib/rest/Events'),
  flexApi: () => require('twilio/lib/rest/FlexApi') as typeof import('twilio/lib/rest/FlexApi'),
  serverless: () => require('twilio/lib/rest/Serverless') as typeof import('twilio/lib/rest/Serverless'),
  studio: () => require('twilio/lib/rest/Studio') as typeof import('twilio/lib/rest/Studio'),
  sync: () => require('twilio/lib/rest/Sync') as typeof import('twilio/lib/rest/Sync'),
  taskrouter: () => require('twilio/lib/rest/Taskrouter') as typeof import('twilio/lib/rest/Taskrouter'),
};
const sdkVersion = () => (require('twilio/package.json') as { version: string }).version;
/* oxlint-enable typescript/no-require-imports */

/** The part of the SDK's client that Functions and tools use. */
export type TwilioClient = Pick<Twilio, keyof typeof products | 'calls' | 'conferences' | 'recordings'> & {
  /** A request to an address of Twilio's, whatever comes of it. */
  request(asked: SdkRequest): Promise<SdkResponse>;
};

/** One client for all calls of this process; another account gets another client. */
let shared: { account: string; client: TwilioClient } | undefined;

/** The client of the account. */
export function clientOf({ ACCOUNT_SID, AUTH_TOKEN }: Credentials): TwilioClient {
  const account = `${ACCOUNT_SID} ${AUTH_TOKEN}`;
  if (shared?.account === account) return shared.client;
  if (!ACCOUNT_SID?.startsWith('AC') || !AUTH_TOKEN) {
    throw new NotConfigured('ACCOUNT_SID or AUTH_TOKEN is missing or malformed');
  }
  shared = { account, client: createClient(ACCOUNT_SID, AUTH_TOKEN) };
  return shared.client;
}

function createClient(accountSid: string, token: string): TwilioClient {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${token}`).toString('base64')}`;
  // As the SDK introduces itself: Twilio tells versions apart by it.
  const userAgent = `twilio-node/${sdkVersion()} (${process.platform} ${process.arch}) node/${process.version}`;
  const made: Record<string, unknown> = {};
  const client = {
    request: (asked) => send({ ...asked, headers: { 'user-agent': userAgent, ...asked.headers } }, authorization),
  } as TwilioClient;
  // All that the SDK's products ask of the client they belong to.
  const owner = { accountSid, request: (asked: SdkRequest) => client.request(asked) } as unknown as Twilio;
  for (const [name, load] of Object.entries<() => new (twilio: Twilio) => unknown>(products)) {
    Object.defineProperty(client, name, { get: () => (made[name] ??= new (load())(owner)) });
  }
  for (const name of ['calls', 'conferences', 'recordings'] as const) {
    Object.defineProperty(client, name, { get: () => client.api.v2010.account[name] });
  }
  return client;
}

/** Sends a request of the SDK by the passage it was made under. */
async function send(asked: SdkRequest, authorization: string): Promise<SdkResponse> {
  const passage = passages.getStore();
  passage?.sent();
  const answer: SeenAnswer = { method: asked.method.toUpperCase() };
  try {
    const response = await exchange(
      { ...asked, uri: inRegion(asked.uri) },
      {
        authorization,
        timeoutMs: passage?.timeout ?? requestTimeoutMs,
        freshConnection: passage?.freshConnection ?? false,
      },
    );
    if (!isResource(response)) throw new SyntaxError('The answer is JSON, but holds nothing that was asked for');
    answer.status = response.statusCode;
    answer.retryAfter = waitOf(response.headers['retry-after'], response.headers.date);
    return response;
  } finally {
    if (passage) passage.retryAfter = answer.retryAfter;
    passage?.onAnswer?.(answer);
  }
}

/**
 * The address in the region and at the edge that TWILIO_REGION and TWILIO_EDGE name, as the SDK reads them.
 * https://www.twilio.com/docs/global-infrastructure/using-the-twilio-rest-api-in-a-non-us-region
 */
function inRegion(uri: string): string {
  const { TWILIO_EDGE: edge, TWILIO_REGION } = process.env;
  const region = TWILIO_REGION ?? (edge && 'us1');
  return uri.replace(
    /^https:\/\/(\w+)\.twilio\.com/,
    (_, product) => `https://${[product, edge, region, 'twilio.com'].filter(Boolean).join('.')}`,
  );
}

/** False for a success that tells nothing, such as `null`, `[]` or `{}`; text is read, or refused, by the SDK. */
function isResource({ statusCode, body }: SdkResponse): boolean {
  if (statusCode >= 400 || typeof body === 'string') return true;
  return isJsonObject(body) && Object.keys(body).length > 0;
}
