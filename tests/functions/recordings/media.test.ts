import { get, type IncomingMessage } from 'node:http';
import { signRecording } from '../../../assets/decide/recording-link';
import { mp3Sound } from '../../../sandbox/products/api/mp3-audio';
import { seed, startBundle, type Bundle } from '../../harness/bundle';

let bundle: Bundle;
const secret = 'a-secret-of-thirty-two-characters';
const hour = 3600;
const hourOfSound = mp3Sound(hour, 1);
const openPart = 524_288;
const largestPart = 3_500_000;
const inAYear = Math.floor(Date.now() / 1000) + 365 * 86_400;

beforeAll(async () => {
  bundle = await startBundle({ RECORDING_ACCESS: 'signed', RECORDING_LINK_SECRET: secret });
});
afterAll(() => bundle.close());
beforeEach(() => {
  bundle.sandbox.reset();
  bundle.sandbox.changeSettings({ enforceMediaAuth: true });
  bundle.functions.log.length = 0;
});

const put = (seconds = hour) => bundle.sandbox.actions.putRecording({ call: seed.callSids.answeredCall, seconds }).sid;

/** The address of a recording as it would stand on a task; `changed` parameters come after signing, undefined ones are left out. */
function linkTo(
  sid: string,
  { expires = inAYear, ...changed }: { expires?: number; [name: string]: unknown } = {},
): string {
  const signed = { RecordingSid: sid, Expires: expires, Signature: signRecording(secret, sid, expires), ...changed };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(signed)) if (value !== undefined) query.set(name, String(value));
  return `${bundle.functions.url}/recordings/media?${query.toString()}`;
}

async function play(url: string, range?: string) {
  const answer = await fetch(url, { headers: range ? { range } : {} });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes, contentRange: answer.headers.get('content-range') };
}

/** The refusal of a link, as JSON. */
async function refusal(url: string, range?: string) {
  const { status, headers, bytes } = await play(url, range);
  expect(headers.get('content-type')).toContain('application/json');
  return { status, ...(JSON.parse(bytes.toString()) as { code: string; message: string }) };
}

const twilioRequests = () => bundle.sandbox.requests.list();

describe('parts', () => {
  test.each([
    ['bytes=0-', 0, openPart],
    ['bytes=0-1', 0, 2],
    ['bytes=5000000-', 5_000_000, openPart],
    ['bytes=14399900-', 14_399_900, 14_400_000 - 14_399_900],
    ['bytes=100-9999999', 100, largestPart],
    [`Bytes=100-${'9'.repeat(30)}`, 100, largestPart],
    ['bytes=-288', 14_400_000 - 288, 288],
    ['bytes=-4000000', 10_400_000, largestPart],
  ])('%s of an hour is answered with what fits a Function', async (range, first, length) => {
    const { status, bytes, contentRange, headers } = await play(linkTo(put()), range);

    expect([status, contentRange]).toEqual([206, `bytes ${first}-${first + length - 1}/14400000`]);
    expect(bytes.equals(hourOfSound.bytes(first, first + length - 1))).toBe(true);
    expect(headers.get('accept-ranges')).toBe('bytes');
  });

  test('joined as a player joins them they are the whole hour', async () => {
    const url = linkTo(put());
    const parts: Buffer[] = [];

    for (let at = 0; at < hourOfSound.length; at = Buffer.concat(parts).length)
      parts.push((await play(url, `bytes=${at}-`)).bytes);

    expect(parts).toHaveLength(28);
    expect(Buffer.concat(parts).equals(hourOfSound.bytes(0, hourOfSound.length - 1))).toBe(true);
  });

  test.each(['bytes=14400000-', 'bytes=99999999999-', `bytes=${'9'.repeat(30)}-`])(
    '%s lies behind the end',
    async (range) => {
      const url = linkTo(put());

      expect(await refusal(url, range)).toMatchObject({
        status: 416,
        code: 'bad-input',
        message: 'The recording ends before the place that was asked for.',
      });
      expect((await play(url, range)).contentRange).toBe('bytes */14400000');
    },
  );

  test.each(['bytes=5-2', 'bytes=0-1,5-6', 'seconds=1-', 'bytes=-'])('%s counts as no range', async (range) => {
    const { status, bytes } = await play(linkTo(put(10)), range);

    expect([status, bytes.length]).toEqual([200, mp3Sound(10, 1).length]);
  });
});

describe('without a range', () => {
  test('a recording that fits comes whole', async () => {
    const { status, headers, bytes } = await play(linkTo(put(600)));

    expect([status, headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    expect(bytes.equals(mp3Sound(600, 1).bytes(0, mp3Sound(600, 1).length - 1))).toBe(true);
  });

  test.each([undefined, 'bytes=0-'])('an empty one comes whole and empty (Range: %s)', async (range) => {
    const { status, headers, bytes } = await play(linkTo(put(0)), range);

    expect([status, headers.get('content-type'), bytes.length]).toEqual([200, 'audio/mpeg', 0]);
  });

  test('a browser that opens the link like a page gets the first part', async () => {
    // Not fetch: it writes this header itself.
    const answer = await new Promise<IncomingMessage>((resolve) =>
      get(linkTo(put()), { headers: { 'sec-fetch-mode': 'navigate' } }, resolve),
    );
    answer.destroy();

    expect([answer.statusCode, answer.headers['content-range']]).toEqual([206, `bytes 0-${openPart - 1}/14400000`]);
  });

  test('a longer one is not cut in silence', async () => {
    expect(await refusal(linkTo(put()))).toMatchObject({
      status: 422,
      code: 'too-large',
      message: expect.stringContaining('14400000'),
    });
  });
});

describe('while Twilio ignores ranges', () => {
  beforeEach(() => bundle.sandbox.changeSettings({ mediaRanges: false }));

  test.each([
    ['bytes=0-', 0, openPart],
    ['bytes=14000000-', 14_000_000, 400_000],
    ['bytes=-288', 14_399_712, 288],
  ])('%s is cut out of the whole', async (range, first, length) => {
    const { status, bytes, contentRange } = await play(linkTo(put()), range);

    expect([status, contentRange]).toEqual([206, `bytes ${first}-${first + length - 1}/14400000`]);
    expect(bytes.equals(hourOfSound.bytes(first, first + length - 1))).toBe(true);
  });

  test('a place behind the end is refused', async () => {
    expect(await refusal(linkTo(put()), 'bytes=14400000-')).toMatchObject({ status: 416 });
  });

  test('a long recording without a range is not cut in silence', async () => {
    expect(await refusal(linkTo(put()))).toMatchObject({ status: 422 });
  });
});

describe('links that are not ours', () => {
  const sid = `RE${'a'.repeat(32)}`;
  const forged = [403, 'The link was not signed here, or was changed since.'];
  const incomplete = [401, 'The link is incomplete: Expires or Signature is missing.'];
  const expired = [410, 'The link has expired.'];

  test.each([
    ['another recording', { RecordingSid: `RE${'b'.repeat(32)}` }, forged],
    ['a later end', { Expires: inAYear + 1 }, forged],
    ['a longer signature', { Signature: `${signRecording(secret, sid, inAYear)}A` }, forged],
    ['another secret', { Signature: signRecording('x'.repeat(32), sid, inAYear) }, forged],
    ['no signature', { Signature: undefined }, incomplete],
    ['no end', { Expires: '' }, incomplete],
    ['an end that is not a number', { Expires: 'never', Signature: signRecording(secret, sid, 'never') }, expired],
    ['an end in the past', { expires: 1_500_000_000 }, expired],
  ])('%s: nothing is asked of Twilio', async (_, changed, [status, message]) => {
    const reply = await refusal(linkTo(sid, changed));

    expect(reply).toMatchObject({ status, code: 'unauthorized', message });
    expect(twilioRequests()).toEqual([]);
  });

  test.each([
    ['', 'is missing'],
    [`WT${'a'.repeat(32)}`, 'is the SID of a task, not of a recording'],
    [`${sid}/../../Calls`, 'is not the SID of a recording'],
    [`${sid}.json`, 'is not the SID of a recording'],
    ['https://example.com/a.mp3', 'is not the SID of a recording'],
  ])('RecordingSid=%s is not a recording, however well it is signed', async (RecordingSid, problem) => {
    const reply = await refusal(linkTo(RecordingSid));

    expect(reply).toMatchObject({ status: 400, code: 'bad-input', issues: [{ field: 'RecordingSid', problem }] });
    expect(twilioRequests()).toEqual([]);
  });
});

describe('what Twilio says', () => {
  test('the credentials go to Twilio alone, to the recording’s own address', async () => {
    const sid = put();

    const { headers, bytes } = await play(linkTo(sid), 'bytes=0-');

    expect(twilioRequests()).toMatchObject([
      { host: 'api.twilio.com', path: `/2010-04-01/Accounts/${seed.accountSid}/Recordings/${sid}.mp3`, status: 206 },
    ]);
    expect([...headers.values()].join() + bytes.toString('latin1')).not.toContain(seed.authToken);
  });

  test('a recording that was deleted, or still runs, is not found', async () => {
    const running = bundle.sandbox.actions.recordConference({ conference: seed.conferenceSid }).sid;

    const replies = [await refusal(linkTo(running)), await refusal(linkTo(`RE${'9'.repeat(32)}`), 'bytes=0-')];

    const message = 'There is no such recording: it is not finished yet, or was deleted.';
    expect(replies).toMatchObject([
      { status: 404, code: 'unavailable', message },
      { status: 404, code: 'unavailable', message },
    ]);
  });

  test.each([
    ['a redirect', { kind: 'status', status: 302 }, 502],
    ['a page', { kind: 'html', status: 200 }, 502],
    ['too many requests', { kind: 'status', status: 429, retryAfter: 60 }, 429],
    ['an error that lasts', { kind: 'status', status: 503, retryAfter: 60 }, 502],
    ['refused credentials', { kind: 'status', status: 401 }, 500],
  ] as const)('%s is not sound', async (_, fault, status) => {
    bundle.sandbox.addFault({ times: 'always', ...fault });

    const reply = await refusal(linkTo(put()), 'bytes=0-');

    expect(reply.status).toBe(status);
    expect(new Set(twilioRequests().map(({ host }) => host))).toEqual(new Set(['api.twilio.com']));
  });

  test.each([
    ['an error', { kind: 'status', status: 500 }],
    ['a broken connection', { kind: 'reset-before' }],
    ['half of the sound', { kind: 'half-body' }],
    ['not yet ready (21501)', { kind: 'status', status: 503, code: 21_501, retryAfter: 0 }],
  ] as const)('%s that passes is not noticed', async (_, fault) => {
    bundle.sandbox.addFault(fault);

    const { status, bytes } = await play(linkTo(put()), 'bytes=0-999');

    expect([status, bytes.length, twilioRequests().length]).toEqual([206, 1000, 2]);
  });
});

describe('a reply', () => {
  test('may be read by pages of any origin, and is kept nowhere', async () => {
    const { headers } = await play(linkTo(put()), 'bytes=0-');

    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'Content-Range, Content-Length, Accept-Ranges',
      'cache-control': 'private, no-store',
    });
  });

  test('has the same tag for every part', async () => {
    const url = linkTo(put());

    const tags = [await play(url, 'bytes=0-9'), await play(url, 'bytes=10-')].map(({ headers }) => headers.get('etag'));

    expect(tags[0]).toMatch(/^"RE\w{32}"$/);
    expect(tags[1]).toBe(tags[0]);
  });

  test('logs one line, without the link', async () => {
    await play(linkTo(put()), 'bytes=0-');

    expect(bundle.functions.log).toEqual([
      { level: 'log', line: { fn: '/recordings/media', code: 'valid', calls: 1, ms: expect.any(Number) } },
    ]);
  });
});

test('a preflight is answered by the platform', async () => {
  const answer = await fetch(linkTo(put()), {
    method: 'OPTIONS',
    headers: { origin: 'https://flex.twilio.com', 'access-control-request-headers': 'range' },
  });

  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
});

test('without a secret nothing seems to be there, and nothing is news to an operator', async () => {
  const unset = await startBundle({});

  const response = await fetch(
    `${unset.functions.url}/recordings/media?RecordingSid=RE${'0'.repeat(32)}&Expires=9&Signature=x`,
  );

  const { code, message } = (await response.json()) as { code: string; message: string };
  expect([response.status, code, /SECRET/.test(message)]).toEqual([404, 'not-configured', false]);
  expect(unset.functions.log.map(({ level }) => level)).toEqual(['log']);
  await unset.close();
});
