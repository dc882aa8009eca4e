import { rmSync, writeFileSync } from 'node:fs';
import { runConfigure, type ConfigureOptions } from '../../../../cli/configure/run-configure';
import {
  bothTokens,
  bundle,
  putSink,
  streamsContext,
  streamsNow,
  undoFiles,
  useStreams,
} from '../../../harness/use-streams';

useStreams();

const configure = (options: Partial<ConfigureOptions> = { via: 'event-streams' }, variables = {}) =>
  runConfigure(streamsContext(variables), { env: '.env', environment: 'dev', ...options }, () => {});
const streams = () => bundle().sandbox.state.streams;

test('the undo removes what was made', async () => {
  await configure();

  await configure({ undo: undoFiles()[0] });

  expect(streamsNow()).toEqual([]);
});

test('the undo of a rotation lets the events arrive through the old sink again', async () => {
  putSink('https://other.example/events');
  await configure();
  const before = streamsNow();
  rmSync(undoFiles()[0]);
  await configure({ via: 'event-streams' }, { EVENT_STREAMS_TOKEN: bothTokens });

  await configure({ undo: undoFiles()[0] });

  expect(streamsNow()).toEqual(before);
});

test('a second undo changes nothing', async () => {
  await configure();
  await configure({ undo: undoFiles()[0] });

  await configure({ undo: undoFiles()[0] });

  expect(streamsNow()).toEqual([]);
});

test('a dry run of the undo changes nothing', async () => {
  await configure();

  await configure({ undo: undoFiles()[0], dryRun: true });

  expect(streamsNow()).toHaveLength(1);
});

test('what somebody else has changed since is not undone, unless forced', async () => {
  await configure();
  const [subscription] = streams().subscriptions.values();
  subscription.types.set('com.twilio.taskrouter.worker.created', 4);

  await expect(configure({ undo: undoFiles()[0] })).rejects.toMatchObject({
    problem: { why: 'Event Streams have been changed since then.' },
  });
  await configure({ undo: undoFiles()[0], force: true });

  expect(streamsNow()).toEqual([]);
});

test('a sink that has been deleted since cannot be put back, and nothing is changed', async () => {
  const types = { 'com.twilio.taskrouter.task.created': 4 };
  const [address, accountSid] = ['https://x.twil.io/webhooks/event-streams', streamsContext().settings.ACCOUNT_SID];
  const before = [{ sinkSid: `DG${'9'.repeat(32)}`, types }];
  writeFileSync('undo.json', JSON.stringify({ via: 'event-streams', accountSid, address, before, after: [] }));

  await expect(configure({ undo: 'undo.json' })).rejects.toMatchObject({
    problem: { why: expect.stringMatching(/^The sink DG9+ has been deleted/) },
    effect: 'Nothing was changed.',
  });
});

test.each([
  [{ accountSid: `AC${'9'.repeat(32)}` }, /is for another account/],
  [{ before: [{ sinkSid: 1 }] }, /is not a file that npm run configure has written/],
  [{ before: [{ sinkSid: 'DG1', types: { a: 'x' } }] }, /is not a file that npm run configure has written/],
])('a file with %j is refused', async (changed, why) => {
  const file = { via: 'event-streams', accountSid: 'AC', address: 'https://x.twil.io/', before: [], after: [] };
  writeFileSync('undo.json', JSON.stringify({ ...file, ...changed }));

  await expect(configure({ undo: 'undo.json' })).rejects.toMatchObject({
    problem: { why: expect.stringMatching(why) },
  });
});
