/** Tests configure-streams.ts, with show-steps.ts: over HTTP, against Functions that run. */
import { statSync } from 'node:fs';
import { runConfigure, type ConfigureOptions } from '../../../../cli/configure/run-configure';
import { deployed } from '../../../harness/deployed-service';
import { seed } from '../../../harness/bundle';
import { streamsToken } from '../../../harness/event-doors';
import { assertRequestsConform } from '../../../harness/openapi';
import {
  bothTokens,
  bundle,
  domain,
  doorAddress,
  newerToken,
  putSink,
  streamsContext,
  streamsNow,
  textOfUndoFiles,
  undoFiles,
  useStreams,
} from '../../../harness/use-streams';

useStreams();

const types = ['task.created', 'task.canceled', 'task.completed', 'reservation.wrapup'].map(
  (name) => `com.twilio.taskrouter.${name}`,
);
const pinned = new Map(types.map((type) => [type, 4]));
const destination = (token = streamsToken) => doorAddress().replace('://', `://event-streams:${token}@`);
const sandbox = () => bundle().sandbox;

let printed: string;
beforeEach(() => (printed = ''));

const configure = (options: Partial<ConfigureOptions> = {}, variables = {}) =>
  runConfigure(
    streamsContext(variables),
    { env: '.env', environment: 'dev', via: 'event-streams', ...options },
    (text) => (printed += `${text}\n`),
  );
const writes = () =>
  sandbox()
    .requests.list()
    .filter(({ host, method }) => host.startsWith('events.') && method !== 'GET')
    .map(({ operation }) => operation);

test('makes a sink with credentials and a subscription in a pinned version, and shows both first', async () => {
  await configure();

  expect(streamsNow()).toEqual([
    { sid: expect.any(String), destination: destination(), method: 'POST', batch_events: true, types: pinned },
  ]);
  expect(printed).toContain(`Sink\n  + ${doorAddress()}, with credentials, by POST in batches\n`);
  expect(printed).toContain(types.map((type) => `  + ${type}, schema version 4\n`).join(''));
});

test('the event of an ended task then reaches the Function, which settles it', async () => {
  await configure();

  sandbox().actions.hangUp({ task: seed.taskSids.queuedCall });
  await sandbox().streams.settled();

  expect((await bundle().fetchTask(seed.taskSids.queuedCall)).attributes.conversations.outcome).toBe('Other');
});

test('every request is one that Twilio describes', async () => {
  await configure();

  expect(() => assertRequestsConform(sandbox().requests.list())).not.toThrow();
});

test('a second run changes nothing', async () => {
  await configure();

  await configure();

  expect(writes()).toEqual(['CreateSink', 'CreateSubscription']);
  expect(printed.split('\n').at(-2)).toBe('Events arrive there already: nothing was changed.');
});

test('a dry run shows the difference, changes nothing and leaves no file', async () => {
  await configure({ dryRun: true });

  expect([writes(), undoFiles()]).toEqual([[], []]);
  expect(printed).toMatch(/\+ com\.twilio\.taskrouter\.task\.created, schema version 4[^]*Nothing was changed/);
});

test('no token is printed or kept, and the file is for this user alone', async () => {
  await configure();
  await configure({}, { EVENT_STREAMS_TOKEN: bothTokens });

  expect(printed + textOfUndoFiles()).not.toMatch(/token-of-32|event-streams:/);
  expect(statSync(undoFiles()[0]).mode & 0o777).toBe(0o600);
});

test('a newer token moves the events to a sink with it, and the old sink is named', async () => {
  await configure();
  const [{ sid }] = streamsNow();

  await configure({}, { EVENT_STREAMS_TOKEN: bothTokens });

  expect(streamsNow()).toMatchObject([
    { sid, types: undefined },
    { destination: destination(newerToken), types: pinned },
  ]);
  expect(printed).toContain(`Kept for the undo, without a subscription: ${sid}.`);
});

test('sinks of others are left alone', async () => {
  putSink('https://other.example/events', { [types[0]]: 3 });

  await configure();

  expect(streamsNow()[0]).toMatchObject({
    destination: 'https://other.example/events',
    types: new Map([[types[0], 3]]),
  });
});

test('who leaves it to others to say who hung up is not sent the event for it', async () => {
  await configure({}, { HANG_UP_BY: 'off' });

  expect([...streamsNow()[0].types!.keys()]).toEqual(types.slice(0, 3));
});

test('that the event callback leads to the Function, too, is told', async () => {
  Object.assign(sandbox().state.workspace, { eventCallbackUrl: `http://${domain()}/webhooks/taskrouter-event#rc=3` });

  await configure();

  expect(printed).toContain('Warning: the event callback leads to the Function, too');
});

test.each([
  [
    'a token that is not deployed',
    {},
    { EVENT_STREAMS_TOKEN: 'another-token-of-32-characters-00' },
    /does not take the newest token of EVENT_STREAMS_TOKEN \(status 403\)/,
  ],
  ['a domain of nobody', { domain: 'empty-1234-dev.twil.io' }, {}, /belongs to no service of the account/],
  ['an environment that is not there', { environment: 'stage' }, {}, /no environment stage/],
])('%s is refused, shown first, and nothing is changed', async (_, options, variables, why) => {
  await expect(configure(options, variables)).rejects.toMatchObject({
    problem: { why: expect.stringMatching(why) },
    effect: 'Nothing was changed.',
  });

  expect([writes(), undoFiles()]).toEqual([[], []]);
});

test('a domain of nobody is not told the token', async () => {
  const asked = () => bundle().functions.log.length;
  bundle().sandbox.state.serverless.environments.delete(deployed.environmentSid);
  const before = asked();

  await expect(configure({ domain: domain() })).rejects.toMatchObject({
    problem: { why: `${domain()} belongs to no service of the account.` },
  });

  expect(asked()).toBe(before);
});

test.each([
  ['', 'EVENT_STREAMS_TOKEN is not set'],
  ['short', 'EVENT_STREAMS_TOKEN'],
])('with the token %j the variable is named, and nothing is asked', async (token, message) => {
  sandbox().requests.clear();

  await expect(configure({}, { EVENT_STREAMS_TOKEN: token })).rejects.toThrow(message);

  expect(sandbox().requests.list()).toEqual([]);
});
