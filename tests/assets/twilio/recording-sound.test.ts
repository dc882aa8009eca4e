/** Answers the sandbox does not give: without a length, empty, from another place. */
import https, { type RequestOptions } from 'node:https';
import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { type Passage } from '../../../assets/twilio/client';
import { type Context } from '../../../assets/twilio/context';
import { fetchSound, largestPart } from '../../../assets/twilio/recording-sound';

const account = { sid: `AC${'a'.repeat(32)}`, token: 't' };
let passage: Passage;
let sent: number;
let asked: RequestOptions;
let response: Readable;

let attemptMs: number;
const context = {
  twilio: {
    send(transport: (...given: unknown[]) => unknown, milliseconds: number) {
      attemptMs = milliseconds;
      return transport(passage, account);
    },
  },
} as unknown as Context;

beforeEach(() => {
  sent = 0;
  passage = { timeout: 1000, freshConnection: false, sent: () => void sent++ };
});

/** Twilio's answer to the one request of a test; an error breaks it off. */
function answer(statusCode: number, headers: Record<string, string>, chunks: (Buffer | Error)[] = []) {
  jest.spyOn(https, 'get').mockImplementationOnce(((options: RequestOptions, listener: (given: unknown) => void) => {
    asked = options;
    response = Object.assign(Readable.from(bytesOf(chunks)), {
      statusCode,
      headers: { 'content-type': 'audio/mpeg', ...headers },
    });
    setImmediate(() => listener(response));
    return new EventEmitter();
  }) as never);
}

async function* bytesOf(chunks: (Buffer | Error)[]) {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk;
    yield chunk;
  }
}
const fetchPart = (asked?: Parameters<typeof fetchSound>[2]) => fetchSound(context, `RE${'1'.repeat(32)}`, asked);
const lost = { ok: false, problem: 'unavailable', answerLost: true };
const sound = Buffer.from('0123456789');

afterEach(() => jest.restoreAllMocks());

test('the whole without its length: its end tells how long it is', async () => {
  answer(200, {}, [sound.subarray(0, 4), sound.subarray(4)]);

  expect(await fetchPart({ first: 6 })).toMatchObject({
    ok: true,
    body: { first: 6, total: 10, bytes: sound.subarray(6) },
  });
});

test('the whole without its length: a place behind its end has no bytes', async () => {
  answer(200, {}, [sound]);

  expect(await fetchPart({ first: 6000 })).toMatchObject({ ok: true, body: { total: 10 } });
  answer(200, {}, [sound]);
  expect(await fetchPart({ first: 10 })).not.toHaveProperty('body.bytes');
});

test('a part that ends early does not tell how long the whole is', async () => {
  answer(200, {}, [sound]);

  expect(await fetchPart({ first: 2, last: 4 })).toMatchObject({
    body: { first: 2, total: undefined, bytes: sound.subarray(2, 5) },
  });
});

test.each([
  ['with its length', 200, { 'content-length': '0' }, 0],
  ['without it', 200, {}, 0],
  ['as a place that cannot be', 416, { 'content-range': 'bytes */0' }, 0],
])('an empty recording, %s, has no bytes', async (_, status, headers, total) => {
  answer(status, headers);

  expect(await fetchPart()).toEqual({ ok: true, body: { first: 0, total }, etag: undefined, answerLost: false });
});

test.each([['bytes 0-9/100'], ['bytes 51-60/100'], ['nonsense']])(
  'a part at %s is not the one at 50',
  async (place) => {
    answer(206, { 'content-range': place, 'content-length': '10' }, [sound]);

    expect(await fetchPart({ first: 50 })).toMatchObject({ ok: false, problem: 'refused' });
  },
);

test('the last so many bytes are cut to what fits, from their beginning', async () => {
  const total = largestPart + 50;
  answer(206, { 'content-range': `bytes 50-${total - 1}/${total}` }, [
    Buffer.alloc(largestPart, 1),
    Buffer.alloc(100, 2),
  ]);

  const part = await fetchPart({ suffix: largestPart + 100 });

  expect(part).toMatchObject({ body: { first: 50, total } });
  expect(part.ok && part.body.bytes?.length).toBe(largestPart);
});

describe('a request', () => {
  test('is for the MP3 of the recording, with the account’s credentials, and counted', async () => {
    answer(206, { 'content-range': 'bytes 0-9/10' }, [sound]);

    await fetchPart();

    expect(asked).toMatchObject({
      host: 'api.twilio.com',
      path: `/2010-04-01/Accounts/${account.sid}/Recordings/RE${'1'.repeat(32)}.mp3`,
      headers: { authorization: `Basic ${btoa(`${account.sid}:t`)}` },
      agent: { keepAlive: true },
    });
    expect([sent, attemptMs]).toEqual([1, 5000]);
  });

  test.each([
    [undefined, `bytes=0-${largestPart - 1}`],
    [{ first: 7, last: 9 }, 'bytes=7-9'],
    [{ first: 7, last: 1e15 }, `bytes=7-${largestPart + 6}`],
    [{ first: 7 }, 'bytes=7-524294'],
    [{ suffix: 500 }, 'bytes=-500'],
  ])('for %j asks Twilio for no more than a reply holds: %s', async (given, range) => {
    answer(404, {});

    await fetchPart(given);

    expect(asked.headers).toMatchObject({ range });
  });

  test('that is not answered in its time is lost', async () => {
    passage.timeout = 0.5;
    jest.spyOn(https, 'get').mockImplementationOnce((({ signal }: RequestOptions) => {
      const request = new EventEmitter();
      signal!.addEventListener('abort', () => request.emit('error', signal!.reason));
      return request;
    }) as never);

    expect(await fetchPart()).toEqual(lost);
  });
});

test.each([
  [404, { problem: 'not-found' }],
  [400, { problem: 'refused' }],
  [429, { problem: 'rate-limited' }],
  [500, { problem: 'unavailable', answerLost: true }],
])('an answer of %i is a failure, read to its end for the connection’s sake', async (status, expected) => {
  answer(status, { 'content-type': 'application/xml' }, [sound]);

  expect(await fetchPart()).toMatchObject({ ok: false, status, ...expected });
  expect([response.destroyed, response.readableFlowing]).toEqual([false, true]);
});

test('Retry-After is told, by Twilio’s own time', async () => {
  answer(429, { 'retry-after': 'Sun, 22 Nov 2026 10:00:05 GMT', date: 'Sun, 22 Nov 2026 10:00:00 GMT' });

  await fetchPart();

  expect(passage.retryAfter).toBe(5000);
});

test.each([
  ['a redirect', 302, { location: 'https://elsewhere.example.com/' }],
  ['a redirect that claims to be sound from there', 307, { 'content-range': 'bytes 0-9/10' }],
  ['a page in place of sound', 200, { 'content-type': 'text/html', 'content-length': '10' }],
  ['a part without its place', 206, {}],
])('%s is refused, and not read', async (_, status, headers) => {
  answer(status, headers, [sound]);

  expect(await fetchPart()).toEqual({ ok: false, problem: 'refused', status, answerLost: false });
  expect(response.destroyed).toBe(true);
});

test('an answer without a type is no sound', async () => {
  answer(200, { 'content-type': undefined as never, 'content-length': '10' }, [sound]);

  expect(await fetchPart()).toMatchObject({ problem: 'refused' });
});

test('the place of a refusal is not known where Twilio does not tell it', async () => {
  answer(416, {});

  expect(await fetchPart()).toEqual({ ok: true, body: { first: 0 }, etag: undefined, answerLost: false });
});

test.each([
  ['the whole', 200, { 'content-length': '10' }, undefined, { first: 0, total: 10, bytes: sound }],
  [
    'the whole, from a place on',
    200,
    { 'content-length': '10' },
    { first: 6 },
    { first: 6, total: 10, bytes: sound.subarray(6) },
  ],
  [
    'the whole, from its end',
    200,
    { 'content-length': '10' },
    { suffix: 4 },
    { first: 6, total: 10, bytes: sound.subarray(6) },
  ],
  [
    'the whole, shorter than its end that was asked for',
    200,
    { 'content-length': '10' },
    { suffix: 40 },
    { first: 0, total: 10, bytes: sound },
  ],
  ['a part', 206, { 'content-range': 'bytes 6-15/40' }, { first: 6, last: 15 }, { first: 6, total: 40, bytes: sound }],
  [
    'a part of a whole of unknown length',
    206,
    { 'content-range': 'bytes 6-15/*' },
    { first: 6, last: 15 },
    { first: 6, total: undefined, bytes: sound },
  ],
  [
    'the end',
    206,
    { 'content-range': 'bytes 30-39/40', 'content-length': '10' },
    { suffix: 10 },
    { first: 30, total: 40, bytes: sound },
  ],
])('%s comes in its place, whatever its chunks', async (_, status, headers, given, body) => {
  answer(status, headers, [sound.subarray(0, 3), sound.subarray(3, 4), sound.subarray(4)]);

  expect(await fetchPart(given)).toEqual({ ok: true, body, etag: undefined, answerLost: false });
});

test('the end of a whole without its length cannot be told', async () => {
  answer(200, {}, [sound]);

  expect(await fetchPart({ suffix: 4 })).toMatchObject({ problem: 'refused' });
});

test('what is more than was asked for is not waited for', async () => {
  answer(200, { 'content-length': '10' }, [sound.subarray(0, 5), sound.subarray(5, 8), new Error('too far')]);

  expect(await fetchPart({ first: 2, last: 4 })).toMatchObject({ body: { bytes: sound.subarray(2, 5), total: 10 } });
});

test('what is exactly what was asked for is read to its end, for the connection’s sake', async () => {
  answer(206, { 'content-range': 'bytes 0-9/40', 'content-length': '10' }, [sound]);

  await fetchPart({ first: 0, last: 9 });

  expect(response.readableEnded).toBe(true);
});

test('a connection that breaks in the middle is lost', async () => {
  answer(200, { 'content-length': '10' }, [sound.subarray(0, 4), new Error('ECONNRESET')]);

  expect(await fetchPart()).toEqual(lost);
});

test.each([10, 11])('of ten bytes sent whole nothing lies from %i on, and the rest is not read', async (first) => {
  answer(200, { 'content-length': '10' }, [sound]);

  expect(await fetchPart({ first })).toEqual({
    ok: true,
    body: { first: 0, total: 10 },
    etag: undefined,
    answerLost: false,
  });
  expect(response.destroyed).toBe(true);
});

test('a part that ends before what was asked for does not tell how long an unknown whole is', async () => {
  answer(206, { 'content-range': 'bytes 0-9/*' }, [sound]);

  expect(await fetchPart({ first: 0, last: 99 })).toMatchObject({ body: { total: undefined, bytes: sound } });
});

test('a part from another place is refused, also where the beginning was asked for', async () => {
  answer(206, { 'content-range': 'bytes 5-9/10' }, [sound]);

  expect(await fetchPart({ first: 0 })).toMatchObject({ ok: false, problem: 'refused' });
});

test('a range that is ignored takes no more room than is left behind its place', async () => {
  const room = jest.spyOn(Buffer, 'allocUnsafe');
  answer(200, { 'content-length': '10' }, [sound]);

  await fetchPart({ first: 6 });

  expect(room).toHaveBeenCalledWith(4);
});
