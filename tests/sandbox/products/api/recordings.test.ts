import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { authToken } from '../../../../sandbox/state/account';
import { callSids, conferenceSid, taskSids } from '../../../../sandbox/state/fixed-sids';
import { startReceiver, type Receiver } from '../../../harness/receiver';
import { client, sandbox, useSandbox } from '../../../harness/use-sandbox';

useSandbox();

let webhook: Receiver;
beforeEach(async () => {
  webhook = await startReceiver();
});
afterEach(() => webhook.close());

const recordingsOf = (call = callSids.answeredCall) => client.calls(call).recordings;
const current = () => client.calls(callSids.answeredCall).recordings('Twilio.CURRENT');
const seconds = (count: number) => sandbox().clock.advance(count * 1000);

const start = (extra = {}) =>
  recordingsOf().create({
    recordingStatusCallback: `${webhook.url}?TaskSid=WT1`,
    recordingStatusCallbackEvent: ['in-progress completed absent'],
    ...extra,
  });

async function told() {
  await sandbox().events.settled();
  return webhook.received.map(({ form }) => form);
}

test('a live call is recorded as asked', async () => {
  const recording = await start({ recordingChannels: 'dual', recordingTrack: 'inbound' });

  expect(recording).toMatchObject({
    status: 'in-progress',
    channels: 2,
    track: 'inbound',
    source: 'StartCallRecordingAPI',
    callSid: callSids.answeredCall,
    duration: null,
  });
});

test('its beginning and its end are told with the parameters of real callbacks', async () => {
  const { sid, startTime } = await start();
  seconds(11);
  await current().update({ status: 'stopped' });
  seconds(2);

  const RecordingStartTime = startTime.toUTCString().replace('GMT', '+0000');
  const both = {
    AccountSid: client.accountSid,
    CallSid: callSids.answeredCall,
    RecordingSid: sid,
    RecordingChannels: '1',
    RecordingSource: 'StartCallRecordingAPI',
    RecordingTrack: 'both',
    RecordingStartTime,
  };
  const RecordingUrl = `https://api.twilio.com/2010-04-01/Accounts/${client.accountSid}/Recordings/${sid}`;
  expect(await told()).toEqual([
    { ...both, RecordingUrl, RecordingStatus: 'in-progress' },
    { ...both, RecordingUrl, RecordingStatus: 'completed', RecordingDuration: '11', ErrorCode: '0' },
  ]);
});

test('callbacks are signed, query included', async () => {
  await start();
  await told();

  const { headers, form, path } = webhook.received[0];
  expect(path).toBe('/events?TaskSid=WT1');
  expect(validateRequest(authToken, String(headers['x-twilio-signature']), `${webhook.url}?TaskSid=WT1`, form)).toBe(
    true,
  );
});

test('without a list of events only the end is told', async () => {
  await recordingsOf().create({ recordingStatusCallback: webhook.url });
  seconds(5);
  sandbox().actions.endCall({ call: callSids.answeredCall });
  seconds(2);

  expect((await told()).map(({ RecordingStatus }) => RecordingStatus)).toEqual(['completed']);
});

test('less than a second is no recording', async () => {
  await start();
  await current().update({ status: 'stopped' });
  seconds(2);

  expect((await told()).at(-1)).toMatchObject({ RecordingStatus: 'absent', ErrorCode: '16101' });
});

test.each([
  ['skip', '5'],
  ['silence', '15'],
])('a pause of ten seconds with %s leaves %s', async (pauseBehavior, RecordingDuration) => {
  await start();
  seconds(3);
  const paused = await current().update({ status: 'paused', pauseBehavior });
  seconds(10);
  const resumed = await current().update({ status: 'in-progress' });
  seconds(2);
  await current().update({ status: 'stopped' });
  seconds(2);

  expect([paused.status, resumed.status]).toEqual(['paused', 'in-progress']);
  expect((await told()).at(-1)).toMatchObject({ RecordingDuration });
});

test('a later look sees processing until it is completed', async () => {
  const { sid } = await start();
  seconds(4);
  const running = await recordingsOf().list();
  await current().update({ status: 'stopped' });
  seconds(2);
  const done = await client.recordings(sid).fetch();

  expect(running.map(({ status }) => status)).toEqual(['processing']);
  expect([done.status, done.duration]).toEqual(['completed', '4']);
});

describe('refused', () => {
  test('recording a call that has ended', async () => {
    sandbox().actions.endCall({ call: callSids.answeredCall });

    await expect(start()).rejects.toMatchObject({
      status: 400,
      code: 21_220,
      message: expect.stringContaining('Requested resource is not eligible for recording'),
    });
  });

  test('a call nobody knows', async () => {
    await expect(recordingsOf(`CA${'9'.repeat(32)}`).create()).rejects.toMatchObject({ status: 404, code: 20_404 });
  });

  test('Twilio.CURRENT while nothing is recorded', async () => {
    await expect(current().update({ status: 'paused' })).rejects.toMatchObject({ status: 404 });
  });

  test('Twilio.CURRENT while several are active', async () => {
    await start();
    await start();

    await expect(current().update({ status: 'paused' })).rejects.toMatchObject({ code: 16_108 });
  });

  test('changing what has been stopped', async () => {
    const { sid } = await start();
    await current().update({ status: 'stopped' });

    await expect(recordingsOf()(sid).update({ status: 'in-progress' })).rejects.toMatchObject({ code: 21_220 });
  });

  test('stopping the recording of a conference', async () => {
    sandbox().actions.recordConference({ conference: conferenceSid });

    const update = client.conferences(conferenceSid).recordings('Twilio.CURRENT').update({ status: 'stopped' });

    await expect(update).rejects.toMatchObject({ status: 400 });
  });
});

describe('a conference', () => {
  test('has the SID of its task for a name', async () => {
    const [conference] = await client.conferences.list({ friendlyName: taskSids.answeredCall });

    expect(conference).toMatchObject({ sid: conferenceSid, status: 'in-progress' });
  });

  test('is recorded until its customer hangs up, and its callback has no CallSid', async () => {
    sandbox().actions.recordConference({
      conference: conferenceSid,
      channels: 2,
      callback: { url: webhook.url, events: ['completed'] },
    });
    seconds(30);
    sandbox().actions.hangUp({ task: taskSids.answeredCall });
    seconds(2);

    const [completed] = await told();
    expect(completed).toMatchObject({
      ConferenceSid: conferenceSid,
      RecordingStatus: 'completed',
      RecordingSource: 'Conference',
      RecordingDuration: '30',
      RecordingChannels: '2',
    });
    expect(completed).not.toHaveProperty('CallSid');
  });
});

test('deleting takes the recording away, except for those who ask for deleted ones', async () => {
  const { sid } = sandbox().actions.putRecording({ call: callSids.answeredCall, seconds: 3 });

  await client.recordings(sid).remove();

  await expect(client.recordings(sid).fetch()).rejects.toMatchObject({ status: 404 });
  expect(await recordingsOf().list()).toEqual([]);
  expect((await client.recordings.list({ includeSoftDeleted: true })).map(({ status }) => status)).toEqual(['deleted']);
});

test('lists page through everything', async () => {
  for (let n = 0; n < 5; n += 1) sandbox().actions.putRecording({ call: callSids.answeredCall, seconds: 1 });

  const recordings = await recordingsOf().list({ pageSize: 2 });

  expect(new Set(recordings.map(({ sid }) => sid)).size).toBe(5);
});

test.each([
  ['callback-repeated', ['in-progress', 'in-progress', 'absent']],
  ['callback-lost', ['absent']],
  ['callback-reordered', ['absent', 'in-progress']],
] as const)('a %s fault strikes recording callbacks too', async (kind, statuses) => {
  sandbox().addFault({ kind, event: 'recording.in-progress' });
  sandbox().changeSettings({ recordingProcessingSeconds: 0 });
  await start();
  await current().update({ status: 'stopped' });
  sandbox().clock.settle();

  expect((await told()).map(({ RecordingStatus }) => RecordingStatus)).toEqual(statuses);
});
