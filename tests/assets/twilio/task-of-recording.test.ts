/** Which requests find the task of a recording, and what they mean. */
import { findTaskOf } from '../../../assets/twilio/task-of-recording';
import { answering, failure, told } from '../../harness/answering';

const taskSid = `WT${'1'.repeat(32)}`;
const search = `taskrouter.v1.workspaces(${'WS'.padEnd(34, '0')}).tasks.page`;
const queryOf = (evaluateTaskAttributes: string) => ({
  evaluateTaskAttributes,
  ordering: 'DateCreated:desc',
  pageSize: 1,
});
const ofCall =
  "call_sid == 'CA1' OR conference.participants.customer == 'CA1' OR " +
  "conference.participants.worker == 'CA1' OR worker_call_sid == 'CA1'";

test('a conference that Flex named after its task tells it by itself', async () => {
  const { context, asked } = answering([told({ friendlyName: taskSid })]);

  expect(await findTaskOf(context, { conferenceSid: 'CF1' })).toEqual({ taskSid });
  expect(asked).toEqual([['conferences(CF1).fetch']]);
});

test('the newest task that names the call, or any of its other places, is found by one query', async () => {
  const { context, asked } = answering([told({ instances: [{ sid: taskSid }] })]);

  expect(await findTaskOf(context, { callSid: 'CA1' })).toEqual({ taskSid });
  expect(asked).toEqual([[search, queryOf(ofCall)]]);
});

test.each([
  ['has a name of its own', told({ friendlyName: 'Support' })],
  ['is gone', failure('not-found')],
])('for a conference that %s the tasks are searched', async (_, conference) => {
  const { context, asked } = answering([conference, told({ instances: [{ sid: taskSid }] })]);

  expect(await findTaskOf(context, { conferenceSid: 'CF1', callSid: 'CA1' })).toEqual({ taskSid });
  expect(asked[1]).toEqual([search, queryOf(`conference.sid == 'CF1' OR ${ofCall}`)]);
});

test('a conference without a call is searched by its SID alone', async () => {
  const { context, asked } = answering([failure('not-found'), told({ instances: [] })]);

  expect(await findTaskOf(context, { conferenceSid: 'CF1' })).toEqual({
    result: {
      code: 'task-not-found',
      message: 'No task of the workspace names the call or conference of the recording.',
    },
  });
  expect(asked[1]).toEqual([search, queryOf("conference.sid == 'CF1'")]);
});

test('a recording of nothing costs no request', async () => {
  expect(await findTaskOf(answering([]).context, {})).toEqual({
    result: { code: 'task-not-found', message: 'The recording names neither a call nor a conference.' },
  });
});

test.each([
  ['conference', [failure('unavailable')]],
  ['search', [failure('not-found'), failure('unavailable')]],
])('a %s that is not answered leaves the task untold', async (_, answers) => {
  expect(await findTaskOf(answering(answers).context, { conferenceSid: 'CF1' })).toEqual({
    result: { code: 'unavailable' },
  });
});
