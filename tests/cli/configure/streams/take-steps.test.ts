/** Tests take-steps.ts as runConfigure uses it: no lost answer makes a second sink, and what is said of it is true. */
import { runConfigure } from '../../../../cli/configure/run-configure';
import { takeSteps } from '../../../../cli/configure/streams/take-steps';
import { streamsToken } from '../../../harness/event-doors';
import { bundle, doorAddress, streamsContext, streamsNow, undoFiles, useStreams } from '../../../harness/use-streams';

useStreams();

const put = (kind: 'reset-after' | 'reset-before', path: string, times: number | 'always' = 1) =>
  bundle().sandbox.addFault({ kind, method: 'POST', path, times });
const refuse = (path: string) => bundle().sandbox.addFault({ kind: 'status', status: 403, method: 'POST', path });
/** `beforeWrite`: runs when the change has been shown, right before it is made. */
const configure = (beforeWrite = () => {}) =>
  runConfigure(streamsContext(), { env: '.env', environment: 'dev', via: 'event-streams' }, (text) => {
    if (text.startsWith('Sink\n')) beforeWrite();
  });
const counts = () => streamsNow().map(({ types }) => types?.size);

test.each([
  ['reset-after', '/Sinks'],
  ['reset-before', '/Sinks'],
  ['reset-after', '/Subscriptions'],
  ['reset-before', '/Subscriptions'],
] as const)('with %s of POST %s there is one sink with one subscription in the end', async (kind, path) => {
  put(kind, path);

  await configure();

  expect(counts()).toEqual([4]);
});

test('when no request arrives nothing was changed, and no undo file is left', async () => {
  put('reset-before', '/Sinks', 'always');

  await expect(configure()).rejects.toMatchObject({ effect: 'Nothing was changed.' });

  expect([counts(), undoFiles()]).toEqual([[], []]);
});

test('a sink whose answer was lost counts as a change, should the rest be refused', async () => {
  put('reset-after', '/Sinks');
  refuse('/Subscriptions');

  await expect(configure()).rejects.toMatchObject({ effect: 'A part of the change was made.' });

  expect([counts(), undoFiles().length]).toEqual([[undefined], 1]);
});

test('a sink that is refused changed nothing, and leaves no undo file', async () => {
  refuse('/Sinks');

  await expect(configure()).rejects.toMatchObject({ effect: 'Nothing was changed.' });
  expect([counts(), undoFiles()]).toEqual([[], []]);
});

test('a subscription that is refused leaves half a change, which is said, and the next run completes it', async () => {
  refuse('/Subscriptions');

  await expect(configure()).rejects.toMatchObject({
    effect: 'A part of the change was made.',
    problem: { todo: expect.stringMatching(/again to go on\. To undo: npm run configure -- --undo configure-undo/) },
  });
  await configure();

  expect(counts()).toEqual([4]);
});

test('when nobody can tell what became of a request, that is said, and the undo file stays', async () => {
  put('reset-after', '/Sinks', 'always');

  const run = configure(() =>
    bundle().sandbox.addFault({ kind: 'status', status: 403, method: 'GET', path: '/Sinks', times: 'always' }),
  );

  await expect(run).rejects.toMatchObject({ effect: 'Event Streams may have been changed.' });
  expect([counts(), undoFiles().length]).toEqual([[undefined], 1]);
});

test('what was made and is not shown is not made a second time', async () => {
  const work = {
    address: doorAddress(),
    token: streamsToken,
    plan: () => [{ kind: 'make-sink' as const }],
    wayBack: '',
  };

  await expect(takeSteps(streamsContext(), [], work)).rejects.toMatchObject({
    problem: { why: 'The account does not show what was set.' },
  });
  expect(counts()).toEqual([undefined]);
});
