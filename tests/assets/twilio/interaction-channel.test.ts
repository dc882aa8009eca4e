/** What an answer to the closing of a channel means for the task that was to end with it. */
import { closeInteractionChannel } from '../../../assets/twilio/interaction-channel';
import { answering, failure, told, type Prepared } from '../../harness/answering';

const task = { sid: 'WT1', attributes: {}, status: 'pending', reason: null, version: '"1"' };
const channel = { interactionSid: 'KD1', channelSid: 'UO1' };
const taskThen = (assignmentStatus: string) => told({ sid: 'WT1', attributes: '{}', assignmentStatus });

async function close(...answers: Prepared[]) {
  const { context, asked } = answering(answers);
  const result = await closeInteractionChannel(context, channel, task, 'canceled');
  return { result, asked: asked.map(([name]) => name), parameters: asked[0][1] };
}

const closing = 'flexApi.v1.interaction(KD1).channels(UO1).update';
const reading = `taskrouter.v1.workspaces(${'WS'.padEnd(34, '0')}).tasks(WT1).fetch`;

test('the routing is closed with the channel, or agents’ tasks would go to wrapping', async () => {
  const { result, asked, parameters } = await close(told({}));

  expect(result).toEqual({ code: 'changed', message: 'The Interaction channel is closed, and its tasks end with it.' });
  expect([asked, parameters]).toEqual([[closing], { status: 'closed', routing: { status: 'closed' } }]);
});

test.each([
  ['refused', 'canceled', false, { code: 'unchanged' }],
  ['not-found', 'canceled', false, { code: 'unchanged' }],
  ['refused', 'canceled', true, { code: 'changed' }],
  [
    'refused',
    'wrapping',
    false,
    { code: 'not-allowed-now', message: 'The task is wrapping, and Twilio would not close its Interaction channel.' },
  ],
] as const)(
  '%s, and the task is then %s (answer lost before: %j): %j',
  async (problem, status, answerLost, expected) => {
    const { result, asked } = await close(failure(problem, { answerLost }), taskThen(status));

    expect(result).toEqual(expected);
    expect(asked).toEqual([closing, reading]);
  },
);

test('a task that is gone after a refusal is told as not found', async () => {
  expect((await close(failure('refused'), failure('not-found'))).result).toEqual({ code: 'task-not-found' });
});

test.each([
  ['that was not lost says no more than that', false, { code: 'unavailable' }],
  [
    'that may hide the closing says so',
    true,
    { code: 'unavailable', message: expect.stringContaining('may or may not be there') },
  ],
])('a failure %s', async (_, answerLost, expected) => {
  const { result, asked } = await close(failure('unavailable', { answerLost }));

  expect(result).toEqual(expected);
  expect(asked).toEqual([closing]);
});
