/** The wrong answers of faults, in the shapes in which Twilio and the proxies before it give them. */
import { type Fault } from '../faults/fault';
import { TwilioError, preconditionFailed, tooManyRequests } from '../twilio/twilio-error';
import { jsonReply, type Reply } from '../http/reply';

const knownErrors: Record<number, TwilioError> = {
  412: preconditionFailed(),
  429: tooManyRequests(),
  503: new TwilioError(503, 20_503, 'Service Unavailable'),
};

function errorReply(fault: Fault, status: number): Reply {
  const known = knownErrors[status] ?? new TwilioError(status, 20_000 + status, `Error ${status}`);
  const error = new TwilioError(status, fault.code ?? known.code, fault.message ?? known.message);
  return jsonReply(status, error.body);
}

const htmlPage = '<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>';

function withoutETag(reply: Reply): Reply {
  const { ETag: _, ...headers } = reply.headers;
  return { ...reply, headers };
}

/** The reply the caller gets in place of the right one; undefined: none at all. */
export function faultyReply(fault: Fault, right: Reply | undefined): Reply | undefined {
  const status = fault.status ?? 503;
  const replacement: Partial<Record<Fault['kind'], Reply>> = {
    status: errorReply(fault, status),
    html: { status, headers: { 'Content-Type': 'text/html' }, body: htmlPage },
    empty: { status, headers: {}, body: '' },
  };
  const wrong = replacement[fault.kind];
  if (fault.kind === 'silence') return undefined;
  if (fault.kind === 'no-etag') return right && withoutETag(right);
  if (!wrong) return right;
  if (fault.retryAfter !== undefined) wrong.headers['Retry-After'] = String(fault.retryAfter);
  return wrong;
}
