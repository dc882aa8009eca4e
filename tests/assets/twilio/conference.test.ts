import { callThatEnded } from '../../../assets/twilio/conference';
import { answering, failure, told } from '../../harness/answering';

test.each([
  ['ended', 'completed', 'CA1', 'CA1'],
  ['ended by nobody’s leaving', 'completed', null, undefined],
  ['going on, as after a transfer', 'in-progress', 'CA1', undefined],
])('of a conference that is %s (%s, %j) the call is %j', async (_, status, callSidEndingConference, callSid) => {
  const { context, asked } = answering([told({ status, callSidEndingConference })]);

  expect(await callThatEnded(context, 'CF1')).toEqual({ callSid });
  expect(asked).toEqual([['conferences(CF1).fetch']]);
});

test('a conference that is not there any more was ended by nobody', async () => {
  expect(await callThatEnded(answering([failure('not-found')]).context, 'CF1')).toEqual({ callSid: undefined });
});

test('a conference that could not be asked is not one that nobody ended', async () => {
  expect(await callThatEnded(answering([failure('rate-limited')]).context, 'CF1')).toEqual({
    result: { code: 'rate-limited' },
  });
});
