/** Answers the sandbox does not give: without a length, empty, from another place. */
import https from 'node:https';
import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { type Context } from '../../../assets/twilio/context';
import { fetchSound, largestPart } from '../../../assets/twilio/recording-sound';

const account = { sid: `AC${'a'.repeat(32)}`, token: 't' };
const context = {
  twilio: { send: (transport: (...given: unknown[]) => unknown) => transport({ timeout: 1000, sent() {} }, account) },
} as unknown as Context;

/** Twilio's answer to the one request of a test. */
function answer(statusCode: number, headers: Record<string, string>, chunks: Buffer[] = []) {
  jest.spyOn(https, 'get').mockImplementationOnce(((_options: unknown, listener: (response: unknown) => void) => {
    const response = Object.assign(Readable.from(chunks), {
      statusCode,
      headers: { 'content-type': 'audio/mpeg', ...headers },
    });
    setImmediate(() => listener(response));
    return new EventEmitter();
  }) as never);
}
const fetchPart = (asked?: Parameters<typeof fetchSound>[2]) => fetchSound(context, `RE${'1'.repeat(32)}`, asked);
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
