/** Which recording of a call is the one whose start was not answered. */
import { type Context } from '../../../assets/twilio/context';
import { startRecording } from '../../../assets/twilio/call-recording';

const date = Date.parse('2026-11-22T10:00:00Z');
const lost = { ok: false, problem: 'unavailable', answerLost: true };
const recording = (digit: string, source: string, ageMs: number) => ({
  sid: `RE${digit.repeat(32)}`,
  source,
  dateCreated: new Date(date - ageMs),
  startTime: new Date(date - ageMs),
  channels: 1,
});

/** A start whose answer was lost, and the call's recordings when they were listed at `date`. */
function startOf(instances: object[], wish: { channels?: 1 | 2; track?: 'inbound' } = {}) {
  const answers = [lost, { ok: true, body: { instances }, date }];
  const twilio = { ask: () => Promise.resolve(answers.shift()), pause: () => Promise.resolve(true) };
  return startRecording({ twilio } as unknown as Context, `CA${'1'.repeat(32)}`, {
    statusCallback: 'https://a.example',
    ...wish,
  });
}

test.each(['Conference', 'DialVerb', 'OutboundAPI', 'RecordVerb', 'Trunking'])(
  'a recording made by %s is not the one that was started',
  async (source) => {
    const started = await startOf([recording('1', source, 0), recording('2', 'StartCallRecordingAPI', 0)]);

    expect(started.recording?.sid).toBe(`RE${'2'.repeat(32)}`);
  },
);

test('when only others record the call, none was started', async () => {
  const { result } = await startOf([recording('1', 'Conference', 0)]);

  expect(result).toMatchObject({ code: 'unavailable', message: expect.stringContaining('no new recording') });
});

test.each([
  ['a whole second before, for Twilio tells no parts of one', 1000, true],
  ['by a clock some seconds behind', 2900, true],
  ['long before', 3500, false],
])('a recording made %s (%i ms) is the one that was started: %j', async (_, ageMs, ours) => {
  const started = await startOf([recording('1', 'StartCallRecordingAPI', ageMs)]);

  expect(started.recording !== undefined).toBe(ours);
});

describe('another start on the same call, in the same seconds', () => {
  const [theirs, ours] = ['1', '2'].map((digit) => recording(digit, 'StartCallRecordingAPI', 0));

  test.each([
    ['channels', { channels: 2 as const }, { channels: 1 }, { channels: 2 }],
    ['channels, ours by default', {}, { channels: 2 }, { channels: 1 }],
    ['a track', { track: 'inbound' as const }, { track: 'both' }, { track: 'inbound' }],
    ['a track, ours by default', {}, { track: 'outbound' }, { track: 'both' }],
  ])('is not taken for ours when it has other %s', async (_, wish, their, our) => {
    const started = await startOf(
      [
        { ...theirs, ...their },
        { ...ours, ...our },
      ],
      wish,
    );

    expect(started.recording?.sid).toBe(ours.sid);
  });

  test.each([[null], [undefined]])('fits when Twilio tells %s of its channels and track', async (untold) => {
    const { recording: found } = await startOf([{ ...ours, channels: untold, track: untold }], { track: 'inbound' });

    expect(found?.sid).toBe(ours.sid);
  });

  test('that fits as well leaves nothing to choose by: neither is taken, and the reply says so', async () => {
    const { recording: found, result } = await startOf([theirs, ours]);

    expect(found).toBeUndefined();
    expect(result).toMatchObject({ code: 'unavailable', message: expect.stringContaining('several recordings') });
  });
});
