/**
 * The sound of a recording, in parts, from Twilio with the account's credentials. Nothing but a recording's own
 * address on api.twilio.com is ever asked for: redirects are not followed.
 */
import { Agent, get } from 'node:https';
import { type IncomingMessage } from 'node:http';
import { parseContentRange, type AskedRange, type ContentRange } from './byte-range';
import { type Context } from './context';
import { failureOfStatus, waitOf, type Answer } from './failure';
import { type Passage } from './client';

/**
 * Bytes of sound in one reply at the most. A Function may answer 4 MB
 * (https://www.twilio.com/docs/serverless/functions-assets/functions); the rest is for headers, and in case the
 * platform counts bytes in an encoded form.
 */
export const largestPart = 3_500_000;
/**
 * Bytes in a reply to a request for everything from a place on: two minutes of speech. Nothing is sent before all of
 * them are here, so with fewer a player starts sooner; it comes back for more.
 */
const openPart = 524_288;
/** Twilio may take this long for one part. */
const partTimeoutMs = 5000;

/** One agent keeps its sockets open for the parts to come. */
const agent = new Agent({ keepAlive: true, maxSockets: 50 });

/** Some bytes of a recording and their place in it; none when that place is behind the end. */
export interface SoundPart {
  first: number;
  /** Bytes of the whole recording; undefined when Twilio does not tell. */
  total?: number;
  bytes?: Buffer;
}

/**
 * Fetches a part of a recording as MP3, which is a quarter of the WAV form. Without `asked`, its beginning, which is
 * all of it when it fits. Fails with `not-found` for a recording that is not there, or not finished.
 */
export function fetchSound(
  context: Context,
  recordingSid: string,
  asked: AskedRange | undefined,
): Promise<Answer<SoundPart>> {
  const wanted = boundsOf(asked);
  return context.twilio.send((passage, account) => {
    const path = `/2010-04-01/Accounts/${account.sid}/Recordings/${recordingSid}.mp3`;
    const headers = {
      authorization: `Basic ${Buffer.from(`${account.sid}:${account.token}`).toString('base64')}`,
      range: wanted.header,
    };
    return exchange(passage, path, headers, wanted);
  }, partTimeoutMs);
}

interface Bounds {
  header: string;
  /** Where to begin in an answer that ignores the range; negative: counted from the end. */
  start: number;
  limit: number;
}

function boundsOf(asked: AskedRange | undefined): Bounds {
  if (asked && 'suffix' in asked) return { header: `bytes=-${asked.suffix}`, start: -asked.suffix, limit: largestPart };
  const { first, last } = asked ?? { first: 0, last: Infinity };
  const limit = last === undefined ? openPart : Math.min(last - first + 1, largestPart);
  return { header: `bytes=${first}-${first + limit - 1}`, start: first, limit };
}

function exchange(
  passage: Passage,
  path: string,
  headers: Record<string, string>,
  wanted: Bounds,
): Promise<Answer<SoundPart>> {
  passage.sent();
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(Math.ceil(passage.timeout));
    const request = get({ host: 'api.twilio.com', path, headers, agent, signal }, (response) => {
      passage.retryAfter = waitOf(response.headers['retry-after'], response.headers.date);
      readPart(response, wanted).then(resolve, reject);
    });
    // The error is not looked at: it may carry the request and with it the credentials.
    request.on('error', () => resolve(lost));
  });
}

const lost: Answer<SoundPart> = { ok: false, problem: 'unavailable', answerLost: true };
const part = (body: SoundPart): Answer<SoundPart> => ({ ok: true, body, etag: undefined, answerLost: false });
const behindTheEnd = (total: number | undefined): Answer<SoundPart> => part({ first: 0, total });

async function readPart(response: IncomingMessage, { start, limit }: Bounds): Promise<Answer<SoundPart>> {
  const { statusCode: status = 0, headers } = response;
  if (status >= 400) {
    response.resume();
    if (status === 416) return behindTheEnd(parseContentRange(headers['content-range'])?.total);
    return failureOfStatus(status);
  }
  const length = headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
  const place = placeOf(response, start, length);
  if (!place) {
    response.destroy();
    // A redirect, or a page in place of sound: asking again would not change it.
    return { ok: false, problem: 'refused', status, answerLost: false };
  }
  if (place.first >= (place.total ?? Infinity)) {
    response.destroy();
    return behindTheEnd(place.total);
  }
  const skip = status === 200 ? place.first : 0;
  const collected = await collect(response, { skip, limit, length });
  if (!collected) return lost;
  const { bytes, end } = collected;
  // The whole came without its length, and is over: that tells it.
  const total = place.total ?? (status === 200 ? end : undefined);
  return bytes.length ? part({ ...place, total, bytes }) : behindTheEnd(total);
}

/** Where the part begins; undefined when the answer is not sound, or not from the place that was asked for. */
function placeOf(
  { statusCode, headers }: IncomingMessage,
  start: number,
  length: number | undefined,
): ContentRange | undefined {
  if (!headers['content-type']?.startsWith('audio/')) return undefined;
  if (statusCode === 200) return placeInWhole(start, length);
  const place = statusCode === 206 ? parseContentRange(headers['content-range']) : undefined;
  return start < 0 || place?.first === start ? place : undefined;
}

/** Where the part begins when Twilio ignores the range and sends the whole. */
function placeInWhole(start: number, length: number | undefined): ContentRange | undefined {
  if (start < 0 && length === undefined) return undefined;
  return { first: start < 0 ? Math.max(length! + start, 0) : start, ...(length !== undefined && { total: length }) };
}

/**
 * At most `limit` bytes behind the skipped ones, in one buffer, and the bytes of the answer when it was read to its
 * end; undefined when the connection broke before.
 */
async function collect(
  response: IncomingMessage,
  { skip, limit, length = Infinity }: { skip: number; limit: number; length?: number },
): Promise<{ bytes: Buffer; end?: number } | undefined> {
  const wanted = Math.min(limit, length - skip);
  const bytes = Buffer.allocUnsafe(wanted);
  let seen = 0;
  let filled = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      filled += chunk.copy(bytes, filled, Math.min(Math.max(0, skip - seen), chunk.length));
      seen += chunk.length;
      // Leaving early closes the connection; at the natural end it is kept for the next part.
      if (filled === wanted && seen < length) return { bytes };
    }
  } catch {
    return undefined;
  }
  return { bytes: bytes.subarray(0, filled), end: seen };
}
