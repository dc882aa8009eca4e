/** Tests run-configure.ts where Event Streams are on already: over HTTP, against Functions that run. */
import { runConfigure, type ConfigureOptions } from '../../../cli/configure/run-configure';
import { destinationOf } from '../../../cli/deployment/event-streams';
import { streamsToken } from '../../harness/event-doors';
import { assertRequestsConform } from '../../harness/openapi';
import { bundle, domain, doorAddress, putSink, streamsContext, useStreams } from '../../harness/use-streams';

useStreams();

const types = { 'com.twilio.taskrouter.task.created': 4 };
const bothOn = 'Warning: Event Streams lead to the Function, too: each event would be handled twice.';

async function configure(options: Partial<ConfigureOptions> = {}): Promise<string[]> {
  const lines: string[] = [];
  await runConfigure(streamsContext(), { env: '.env', environment: 'dev', ...options }, (text) => lines.push(text));
  return lines;
}
const callback = () => bundle().sandbox.state.workspace.eventCallbackUrl;

test('a subscription that leads to the Function is told before the change, and without its token', async () => {
  putSink(destinationOf(doorAddress(), streamsToken), types);

  const lines = await configure();

  expect(lines.findIndex((line) => line.startsWith(bothOn))).toBe(1);
  expect(lines.join('\n')).not.toContain(streamsToken);
  expect(callback()).toContain(domain());
  expect(() => assertRequestsConform(bundle().sandbox.requests.list())).not.toThrow();
});

test('it is told by a dry run, and where nothing is left to be done', async () => {
  putSink(destinationOf(doorAddress(), streamsToken), types);

  const runs = [await configure({ dryRun: true }), await configure(), await configure()];

  expect(runs.map((lines) => lines.some((line) => line.startsWith(bothOn)))).toEqual([true, true, true]);
  expect(runs[2].at(-1)).toBe('Events arrive there already: nothing was changed.');
});

test.each([
  ['a sink without a subscription', () => putSink(destinationOf(doorAddress(), streamsToken))],
  ['a subscription of somebody else’s', () => putSink('https://other.example/events', types)],
])('%s is no second way', async (_, prepare) => {
  prepare();

  expect((await configure()).join('\n')).not.toContain('Warning');
});

test.each([403, 503])('sinks that cannot be read (status %i) are told, and stop nothing', async (status) => {
  bundle().sandbox.addFault({ kind: 'status', status, method: 'GET', path: '/Sinks', times: 'always' });

  const lines = await configure();

  expect(lines[1]).toMatch(/^Warning: it is not known whether Event Streams lead to the Function, too\. Twilio /);
  expect(callback()).toContain(domain());
});
