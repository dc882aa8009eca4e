/** Tests event-streams.ts, also as checkWorkspace uses it against Functions that run. */
import { checkStream } from '../../../../cli/doctor/checks/event-streams';
import { checkWorkspace } from '../../../../cli/doctor/checks/workspace';
import { destinationOf, type SubscribedStream } from '../../../../cli/deployment/event-streams';
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
  streamsEnvironment,
  useStreams,
} from '../../../harness/use-streams';
import { told } from '../told';

useStreams();

const names = ['task.created', 'task.canceled', 'task.completed', 'reservation.wrapup'];
const types = Object.fromEntries(names.map((name) => [`com.twilio.taskrouter.${name}`, 4]));
const [created] = Object.keys(types);
const address = 'https://flex-1234-dev.twil.io/webhooks/event-streams';
const well: SubscribedStream = {
  sinkSid: 'DG1',
  status: 'active',
  method: 'POST',
  destination: destinationOf(address, newerToken),
  subscription: { sid: 'DF1', types },
};
const carrying = (credentials: string) => ({ destination: address.replace('://', `://${credentials}@`) });

test.each([
  ['as configured', {}, []],
  ['with more types', { subscription: { sid: 'DF1', types: { ...types, x: 1 } } }, []],
  ['with a token that is not shown', carrying('event-streams:***'), []],
  ['that has failed', { status: 'failed' }, ['error: The sink DG1 has failed: nothing arrives through it.']],
  ['that is new', { status: 'validating' }, ['warning: The sink DG1 is not active yet: validating.']],
  ['by GET', { method: 'GET' }, ['error: The sink DG1 does not send by POST.']],
  [
    'with one type',
    { subscription: { sid: 'DF1', types: { [created]: 4 } } },
    [
      'error: The subscription leaves out com.twilio.taskrouter.task.canceled and com.twilio.taskrouter.task.completed and com.twilio.taskrouter.reservation.wrapup.',
    ],
  ],
  [
    'with another version',
    { subscription: { sid: 'DF1', types: { ...types, [created]: 3 } } },
    [`warning: The subscription has another schema version than the Function reads: ${created}.`],
  ],
  [
    'with the older token',
    carrying(`event-streams:${streamsToken}`),
    ['warning: The sink DG1 has the older one of two tokens.'],
  ],
  [
    'with another token',
    carrying('event-streams:other'),
    ['warning: The sink DG1 has a token that EVENT_STREAMS_TOKEN does not name.'],
  ],
  [
    'with another user',
    carrying(`somebody:${newerToken}`),
    ['error: The user of the sink DG1 is not event-streams: it is refused.'],
  ],
])('a sink %s is judged', (_, changed, expected) => {
  expect(told(checkStream({ ...well, ...changed }, [streamsToken, newerToken], types))).toEqual(expected);
});

const callbackTo = (eventCallbackUrl: string) =>
  Object.assign(bundle().sandbox.state.workspace, { eventCallbackUrl, eventsFilter: names.join(',') });

function examine(variables: Record<string, string> = {}) {
  const environment = { ...streamsEnvironment, ...variables };
  const setup = { environment, inFile: environment, file: '.env', domain: domain() };
  return checkWorkspace({ ...setup, context: streamsContext(variables) });
}
const ours = () => `http://${domain()}/webhooks/taskrouter-event#rc=3&rp=ct,rt,5xx`;
const isThere = expect.stringMatching(/^ok: .* is there\.$/);
const taken = 'ok: The sink is active, its types are complete, and its token is taken.';

test.each([
  ['nobody’s', ''],
  ['somebody else’s', 'https://other.example/events'],
])('with Event Streams on, the callback may be %s', async (_, url) => {
  callbackTo(url);
  putSink(destinationOf(doorAddress(), streamsToken), types);

  expect(told(await examine())).toEqual([isThere, taken]);
  expect(() => assertRequestsConform(bundle().sandbox.requests.list())).not.toThrow();
});

test('both ways at once are told', async () => {
  callbackTo(ours());
  putSink(destinationOf(doorAddress(), streamsToken), types);

  expect(told(await examine())).toEqual([
    isThere,
    'ok: TaskRouter sends the events the Function needs, and retries.',
    taken,
    'warning: The event webhook and Event Streams are both on: each event is handled twice.',
  ]);
});

test('neither way is an error, and both commands are named', async () => {
  callbackTo('');
  putSink(destinationOf(doorAddress(), streamsToken));

  const [, report] = await examine();

  expect(report).toMatchObject({ status: 'error', why: expect.stringContaining('sends its events nowhere') });
  expect(report.todo).toBe('Run npm run configure, or npm run configure -- --via event-streams.');
});

test('a token that the deployment does not take is an error, whatever the file says', async () => {
  callbackTo('');
  const token = 'third-token-of-32-characters-0000';
  putSink(destinationOf(doorAddress(), token), types);

  const reports = await examine({ EVENT_STREAMS_TOKEN: token });

  expect(told(reports)).toEqual([isThere, expect.stringMatching(/^error: .* does not take the token of the sink DG/)]);
  expect(JSON.stringify(reports)).not.toContain(token);
});

test('two sinks are told', async () => {
  callbackTo('');
  for (const token of [streamsToken, newerToken]) putSink(destinationOf(doorAddress(), token), types);

  expect(told(await examine({ EVENT_STREAMS_TOKEN: bothTokens }))).toEqual([
    isThere,
    expect.stringMatching(/^warning: The sink DG.* has the older one of two tokens/),
    'warning: 2 sinks lead to the Function: each event is handled twice.',
  ]);
});

test('without Event Streams nothing is said of them, and where they cannot be read that is told', async () => {
  callbackTo(ours());
  const without = await examine();
  bundle().sandbox.addFault({ kind: 'status', status: 403, method: 'GET', path: '/Sinks' });

  const [, , report] = await examine();

  expect(without.map(({ about }) => about)).toEqual(['Workspace', 'Event webhook']);
  expect(report).toMatchObject({ status: 'warning', about: 'Event Streams' });
});
