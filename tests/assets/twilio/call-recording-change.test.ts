/** What Twilio's answers to pause, resume and stop mean, and what it tells of a recording. */
import { changeRecording, fetchRecordingStatus, type RecordingChange } from '../../../assets/twilio/call-recording';
import { answering, failure, told } from '../../harness/answering';

const call = { callSid: 'CA1' };
const refused = (twilioCode: number) => failure('refused', { status: 400, twilioCode });
const gone = refused(21_220);

async function change(answer: ReturnType<typeof told>, given: RecordingChange) {
  return changeRecording(answering([answer]).context, call, given);
}

test.each([
  [call, { action: 'pause' as const, pauseBehavior: 'silence' as const }, 'calls(CA1)', 'Twilio.CURRENT', 'paused'],
  [call, { action: 'resume' as const, recordingSid: 'RE1' }, 'calls(CA1)', 'RE1', 'in-progress'],
  [{ conferenceSid: 'CF1' }, { action: 'stop' as const }, 'conferences(CF1)', 'Twilio.CURRENT', 'stopped'],
])('of %j, %j is one request', async (recorded, given: RecordingChange, owner, sid, status) => {
  const { context, asked } = answering([told({ sid: 'RE7' })]);

  expect(await changeRecording(context, recorded, given)).toEqual({ code: 'changed', recordingSid: 'RE7' });
  expect(asked).toEqual([[`${owner}.recordings(${sid}).update`, { status, pauseBehavior: given.pauseBehavior }]]);
});

const hasEnded = 'The recording has ended, or its call has.';
const several = 'Several recordings are active: send the RecordingSid of the one you mean.';
const changing = 'Twilio was just changing the call. Try again.';
const mayBePaused =
  'Twilio says that the call is not in progress. Most likely the recording has ended, or its call has; if the call goes on, the recording may be paused nevertheless.';
const nothingThere =
  'Nothing is being recorded there: the recording was stopped, never started, or there is no such call or conference.';

test.each([
  ['pause', gone, 'not-allowed-now', mayBePaused],
  ['resume', gone, 'not-allowed-now', hasEnded],
  ['stop', gone, 'unchanged', 'The recording has ended already.'],
  ['pause', refused(16_108), 'not-allowed-now', several],
  ['resume', refused(16_108), 'not-allowed-now', several],
  ['stop', refused(16_108), 'not-allowed-now', several],
  ['stop', failure('unavailable', { status: 408, twilioCode: 16_114 }), 'unavailable', changing],
  ['pause', failure('not-found'), 'not-allowed-now', nothingThere],
  ['stop', refused(20_001), 'unexpected', 'Twilio refused to stop the recording (Twilio error 20001).'],
  ['pause', failure('rate-limited'), 'rate-limited', undefined],
  ['pause', failure('unavailable'), 'unavailable', undefined],
] as const)('a %s answered by %j is %s: %s', async (action, answer, code, message) => {
  expect(await change(answer, { action })).toMatchObject({ code, ...(message && { message }) });
});

test('a recording that was named is named in the refusal, which says that it is not there', async () => {
  expect(await change(failure('not-found'), { action: 'stop', recordingSid: 'RE1' })).toEqual({
    code: 'not-allowed-now',
    message: 'The call or conference has no such recording.',
    recordingSid: 'RE1',
  });
});

test.each([
  ['a stop after a lost answer that finds the call over', 'changed', 'stop', { ...gone, answerLost: true }],
  ['one that finds no recording', 'changed', 'stop', failure('not-found', { answerLost: true })],
  ['one that is refused otherwise', 'not-allowed-now', 'stop', { ...refused(16_108), answerLost: true }],
  ['a stop of what was over before', 'unchanged', 'stop', gone],
  ['a pause after a lost answer', 'not-allowed-now', 'pause', { ...gone, answerLost: true }],
] as const)('%s is %s', async (_, code, action, answer) => {
  expect(await change(answer, { action, recordingSid: 'RE1' })).toMatchObject({ code, recordingSid: 'RE1' });
});

test.each([
  ['as Twilio tells it', told({ status: 'processing' }), 'processing'],
  ['deleted, when it is not there', failure('not-found'), 'deleted'],
  ['untold, when Twilio cannot be asked', failure('unavailable'), undefined],
])('the status of a recording is %s', async (_, answer, status) => {
  const { context, asked } = answering([answer]);

  expect(await fetchRecordingStatus(context, 'RE1')).toBe(status);
  expect(asked).toEqual([['recordings(RE1).fetch']]);
});
