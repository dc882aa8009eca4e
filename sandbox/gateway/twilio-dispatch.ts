/** The switchboard: one request to Twilio, with its credentials, its route and its rate limit, answered at once. */
import { type Incoming } from '../http/incoming';
import { jsonReply, type Reply } from '../http/reply';
import { answerMedia, isMediaRequest } from '../products/api/media';
import { offerWaitingTasks } from '../products/taskrouter/task-offering';
import { wrapEndedCalls } from '../products/taskrouter/task-ending';
import { acceptedAuthorizations } from '../state/account';
import { findRoute, type Answer, type Call } from '../twilio/route';
import { TwilioError, unauthenticated } from '../twilio/twilio-error';
import { type World } from '../twilio/world';
import { twilioRoutes } from './routes';

/** What the request log wants to know besides the reply. */
interface Dispatched {
  reply: Reply;
  operation?: string;
  /** Twilio's error number. */
  code?: number;
}

export const isTwilioHost = (host: string): boolean => /(^|\.)twilio\.com(:\d+)?$/.test(host);

function toReply(answer: Answer, limits: Record<string, string>): Reply {
  const headers = { ...limits, ...answer.headers };
  return answer.body ? jsonReply(answer.status, answer.body, headers) : { status: answer.status, headers, body: '' };
}

function errorOf(error: unknown): TwilioError {
  if (error instanceof TwilioError) return error;
  console.error('Sandbox: a defect of its own', error);
  return new TwilioError(500, 20_500, 'An internal server error has occurred');
}

function callOf(world: World, incoming: Incoming, sids: Record<string, string>): Call {
  return {
    world,
    method: incoming.method,
    path: incoming.path,
    sids,
    query: new URLSearchParams(incoming.search),
    form: new URLSearchParams(incoming.body),
    files: incoming.files,
    ifMatch: incoming.headers['if-match'],
    baseUrl: `${isTwilioHost(incoming.host) ? 'https' : 'http'}://${incoming.host}`,
  };
}

/** No waiting, no faults: those are answerTwilio's. */
export function dispatch(world: World, incoming: Incoming): Dispatched {
  let operation: string | undefined;
  try {
    world.clock.settle();
    const credentialsFit = acceptedAuthorizations.includes(incoming.headers.authorization ?? '');
    if (isMediaRequest(incoming)) return { reply: answerMedia(world, incoming, credentialsFit) };
    if (!credentialsFit) throw unauthenticated();
    const product = isTwilioHost(incoming.host) ? (incoming.host.split('.')[0] ?? '') : undefined;
    const { route, sids } = findRoute(twilioRoutes, product, incoming.method, incoming.path);
    operation = route.operation;
    const call = callOf(world, incoming, sids);
    const limits = world.rateLimits.count(route.limit?.(call) ?? route.operation);
    const reply = toReply(route.answer(call), limits);
    wrapEndedCalls(world);
    offerWaitingTasks(world);
    return { reply, operation };
  } catch (error) {
    const { status, body, headers, code } = errorOf(error);
    return { reply: jsonReply(status, body, headers), operation, code };
  }
}
