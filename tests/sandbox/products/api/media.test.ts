import { accountSid } from '../../../../sandbox/state/account';
import { callSids, conferenceSid } from '../../../../sandbox/state/fixed-sids';
import { mp3Sound } from '../../../../sandbox/products/api/mp3-audio';
import { wavSound } from '../../../../sandbox/products/api/wav-audio';
import { sandbox, useSandbox } from '../../../harness/use-sandbox';

useSandbox();

const anHour = 3600;

const put = (input = {}) => sandbox().actions.putRecording({ call: callSids.answeredCall, seconds: 10, ...input }).sid;

const media = (sid: string, form = '', headers: Record<string, string> = {}) =>
  fetch(`${sandbox().url}/2010-04-01/Accounts/${accountSid}/Recordings/${sid}${form}`, { headers });

const credentials = { authorization: `Basic ${btoa(`${accountSid}:5a4db0c5000000000000000000000000`)}` };

async function wavHeader(answer: Response) {
  const bytes = Buffer.from(await answer.arrayBuffer());
  return {
    channels: bytes.readUInt16LE(22),
    rate: bytes.readUInt32LE(24),
    dataBytes: bytes.readUInt32LE(40),
    length: bytes.length,
  };
}

test.each(['', '.wav'])('%j is PCM at 8 kHz', async (form) => {
  const answer = await media(put(), form);

  expect(answer.headers.get('content-type')).toBe('audio/x-wav');
  expect(await wavHeader(answer)).toEqual({ channels: 1, rate: 8000, dataBytes: 160_000, length: 160_044 });
});

test('.mp3 is a chain of whole frames of 32 kbit/s', async () => {
  const answer = await media(put(), '.mp3');

  const bytes = Buffer.from(await answer.arrayBuffer());
  const starts = Array.from({ length: bytes.length / 288 }, (_, frame) =>
    bytes.subarray(frame * 288, frame * 288 + 4).toString('hex'),
  );
  expect(answer.headers.get('content-type')).toBe('audio/mpeg');
  expect(bytes.length).toBe(139 * 288);
  expect(new Set(starts)).toEqual(new Set(['ffe348c0']));
});

test.each([
  ['a dual call as it was recorded', { channels: 2 as const }, '', 2],
  ['a dual call as one channel when asked', { channels: 2 as const }, '?RequestedChannels=1', 1],
  ['a conference as one channel', { conference: conferenceSid, channels: 2 as const }, '', 1],
  ['a conference as two when asked', { conference: conferenceSid, channels: 2 as const }, '?RequestedChannels=2', 2],
])('%s', async (_, input, query, channels) => {
  const answer = await media(put(input), query);

  expect(await wavHeader(answer)).toMatchObject({ channels });
});

test('a second channel that was not recorded is refused', async () => {
  const answer = await media(put(), '?RequestedChannels=2');

  expect([answer.status, await answer.json()]).toMatchObject([400, { code: 16_113 }]);
});

test.each([
  ['bytes=0-99', 'bytes 0-99/57600044', 100],
  ['bytes=57600000-', 'bytes 57600000-57600043/57600044', 44],
  ['bytes=-10', 'bytes 57600034-57600043/57600044', 10],
  ['bytes=100-99999999999', 'bytes 100-57600043/57600044', 57_599_944],
])('an hour answers %s with the part', async (range, contentRange, length) => {
  const answer = await media(put({ seconds: anHour }), '', { range });

  expect([answer.status, answer.headers.get('content-range')]).toEqual([206, contentRange]);
  expect((await answer.arrayBuffer()).byteLength).toBe(length);
});

test('a place behind the end is refused with the length', async () => {
  const answer = await media(put(), '.mp3', { range: 'bytes=40032-' });

  expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */40032']);
});

test('ranges can be switched off', async () => {
  sandbox().changeSettings({ mediaRanges: false });

  const answer = await media(put(), '', { range: 'bytes=0-9' });

  expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, 160_044]);
});

test('parts made on the fly join to the whole', () => {
  for (const sound of [wavSound(61, 2), mp3Sound(61, 2)]) {
    const whole = sound.bytes(0, sound.length - 1);
    const parts = [
      sound.bytes(0, 40),
      sound.bytes(41, 1_999_999 % sound.length),
      sound.bytes((1_999_999 % sound.length) + 1, sound.length - 1),
    ];

    expect(whole.length).toBe(sound.length);
    expect(Buffer.concat(parts).equals(whole)).toBe(true);
  }
});

test('credentials are asked for only while the account enforces them', async () => {
  const sid = put();
  const open = await media(sid);
  sandbox().changeSettings({ enforceMediaAuth: true });
  const [stranger, owner] = [await media(sid), await media(sid, '.mp3', credentials)];

  expect([open.status, stranger.status, owner.status]).toEqual([200, 401, 200]);
});

test('what still runs, was deleted or never was is not found', async () => {
  const running = sandbox().actions.recordConference({ conference: conferenceSid }).sid;

  const statuses = [await media(running), await media(`RE${'9'.repeat(32)}`)].map(({ status }) => status);

  expect(statuses).toEqual([404, 404]);
});
