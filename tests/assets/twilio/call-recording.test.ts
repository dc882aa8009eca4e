/** Which recording of a call is the one whose start was not answered. */
import { startRecording } from '../../../assets/twilio/call-recording';
import { answering, failure, told, type Prepared } from '../../harness/answering';

const date = Date.parse('2026-11-22T10:00:00Z');
const lost = failure('unavailable', { answerLost: true });
const recording = (digit: string, source: string, ageMs: number) => ({
  sid: `RE${digit.repeat(32)}`,
  source,
  dateCreated: new Date(date - ageMs),
  startTime: new Date(date - ageMs),
  channels: 1,
});

/** A start whose answer was lost, and the call's recordings when they were listed at `date`. */
function startOf(instances: object[], wish: { channels?: 1 | 2; track?: 'inbound' } = {}) {
  const { context } = answering([lost, told({ instances }, { date })]);
  return startRecording(context, 'CA1', { statusCallback: 'https://a.example', ...wish });
}

const created = 'calls(CA1).recordings.create';
const listed = 'calls(CA1).recordings.page';
const noneStarted = {
  result: {
    code: 'unavailable',
    message: 'Twilio’s answer was lost, and the call has no new recording: most likely none was started.',
  },
};

describe('a start', () => {
  const start = async (answers: Prepared[], wish: object = {}, pauses: boolean[] = []) => {
    const { context, asked, paused } = answering(answers, {}, pauses);
    const started = await startRecording(context, 'CA1', { statusCallback: 'https://a.example', ...wish });
    return { started, asked, paused };
  };

  test.each([
    [{}, 'mono', undefined],
    [{ channels: 1 }, 'mono', undefined],
    [{ channels: 2, track: 'inbound' }, 'dual', 'inbound'],
  ])('wished as %j is one request, never repeated by itself', async (wish, recordingChannels, recordingTrack) => {
    const startTime = new Date(date);

    const { started, asked } = await start([told({ sid: 'RE1', channels: 2, startTime })], wish);

    expect(started).toEqual({ recording: { sid: 'RE1', channels: 2, startTime: date } });
    expect(asked).toEqual([
      [
        created,
        {
          recordingChannels,
          recordingTrack,
          recordingStatusCallback: 'https://a.example',
          recordingStatusCallbackEvent: ['in-progress completed absent'],
        },
        { repeatable: false },
      ],
    ]);
  });

  test.each([[null], [undefined], [new Date('never')]])(
    'of which Twilio tells the time %s has none',
    async (startTime) => {
      expect((await start([told({ sid: 'RE1', channels: 1, startTime })])).started).toEqual({
        recording: { sid: 'RE1', channels: 1 },
      });
    },
  );

  test.each([
    [failure('not-found'), 'not-allowed-now', 'There is no such call in the account.'],
    [
      failure('refused', { twilioCode: 21_220 }),
      'not-allowed-now',
      'The call is not in progress: it has ended, or was not answered yet.',
    ],
    [failure('refused'), 'unexpected', 'Twilio refused to start the recording (Twilio error unknown).'],
  ])('refused by %j is %s: %s', async (answer, code, message) => {
    const { started, asked } = await start([answer]);

    expect([started.result, asked.length]).toMatchObject([{ code, message }, 1]);
  });

  test('that got no answer is looked up and not sent again', async () => {
    const { started, asked } = await start([lost, told({ instances: [] }, { date })]);

    expect(started).toEqual(noneStarted);
    expect(asked.slice(1)).toEqual([[listed, { pageSize: 20 }]]);
  });

  test('answered by a 5xx is sent again where no recording is found', async () => {
    const { started, asked, paused } = await start([
      failure('unavailable', { status: 503, answerLost: true }),
      told({ instances: [] }, { date }),
      told({ sid: 'RE1', channels: 1 }),
    ]);

    expect(started.recording?.sid).toBe('RE1');
    expect(asked.map(([name]) => name)).toEqual([created, listed, created]);
    expect(paused).toEqual([expect.any(Number)]);
  });

  test('is not, where there is no time left', async () => {
    const answers = [failure('unavailable', { status: 503, answerLost: true }), told({ instances: [] }, { date })];

    expect((await start(answers, {}, [false])).started).toEqual(noneStarted);
  });

  test('that cannot be looked up is untold', async () => {
    expect((await start([lost, failure('unavailable')])).started).toEqual({
      result: {
        code: 'unavailable',
        message:
          'Twilio’s answer was lost, and whether the recording runs could not be asked. Look before starting another one.',
      },
    });
  });

  test('is looked for since it was sent, by our clock where Twilio does not tell its own', async () => {
    let nowMs = 10_000;
    jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
    jest.spyOn(Date, 'now').mockReturnValue(date);
    const sent = () => {
      nowMs += 5000;
      return lost;
    };
    const find = (ageMs: number) =>
      start([sent, told({ instances: [recording('1', 'StartCallRecordingAPI', ageMs)] })]);

    expect((await find(8000)).started.recording).toBeDefined();
    expect((await find(8001)).started).toEqual(noneStarted);
    jest.restoreAllMocks();
  });
});

test.each(['Conference', 'DialVerb', 'OutboundAPI', 'RecordVerb', 'Trunking'])(
  'a recording made by %s is not the one that was started',
  async (source) => {
    const started = await startOf([recording('1', source, 0), recording('2', 'StartCallRecordingAPI', 0)]);

    expect(started.recording?.sid).toBe(`RE${'2'.repeat(32)}`);
  },
);

test('when only others record the call, none was started', async () => {
  expect(await startOf([recording('1', 'Conference', 0)])).toEqual(noneStarted);
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
    expect(result).toEqual({
      code: 'unavailable',
      message:
        'Twilio’s answer was lost, and several recordings of the call began just now: whether the recording runs cannot be told. Look before starting another one.',
    });
  });
});
