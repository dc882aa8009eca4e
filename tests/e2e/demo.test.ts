/** npm run demo, its two days over HTTP: what it prints is what Insights would report, and nothing is lost today. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tellStory } from '../../sandbox/demo/tell-story';
import { redirectTwilio, restore } from '../../sandbox/preload/redirect.cjs';
import { type Conversation } from '../../insights/conversations';
import { accountSid, authToken } from '../../sandbox/state/account';
import { workspaceSid } from '../../sandbox/state/fixed-sids';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { startFunctions, type FunctionsServer } from '../harness/functions-server';
import { buildSyncTool, type SyncTool } from '../harness/workers-sync';

const nine = Date.UTC(2030, 2, 12, 9);
const agentsCsv = readFileSync(path.resolve(__dirname, '../../examples/agents.csv'));

let sandbox: Sandbox;
let functions: FunctionsServer;
let sync: SyncTool;
let printed: string;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: false });
  redirectTwilio(sandbox.address);
  functions = await startFunctions({
    ACCOUNT_SID: accountSid,
    AUTH_TOKEN: authToken,
    TASKROUTER_WORKSPACE_SID: workspaceSid,
    LINK_KEY_SECRET: 'a-secret-for-keys-of-32-characters',
  });
  sandbox.sendEventsTo(`${functions.url}/webhooks/taskrouter-event`);
  sync = buildSyncTool();
  const lines: string[] = [];
  await tellStory({
    sandboxUrl: sandbox.url,
    functionsUrl: functions.url,
    nine,
    pauseMs: 0,
    syncAgents: async () => (await sync.run(sandbox, sync.write('agents.csv', agentsCsv))).out,
    print: (words) => lines.push(words),
  });
  printed = lines.join('\n');
});
afterAll(async () => {
  await functions?.close();
  restore();
  await sandbox?.close();
  sync?.remove();
});

/** The cells of the table's row for a customer. */
function row(customer: string): string[] {
  const line = printed.split('\n').find((each) => /^\d\d:\d\d  /.test(each) && each.includes(`  ${customer}  `));
  return line?.split(/ {2,}/).slice(1) ?? [];
}

/** The losses of one of the two days, by customer. */
function losses(heading: string): string[] {
  const [, after = ''] = printed.split(heading);
  const lines = after.split('\n').slice(1);
  const end = lines.findIndex((line) => !line.startsWith('  - '));
  return lines.slice(0, end < 0 ? undefined : end).map((line) => line.slice('  - '.length));
}

/** The sandbox's clock goes on while requests are under way: the last digit is a matter of the machine. */
const about = (minutesAndTens: string) => expect.stringMatching(new RegExp(`^${minutesAndTens}\\d$`));

test.each([
  [
    'Ann Lee',
    [
      'inbound call',
      '4',
      'Sales > Alice Ng > Support > Bob Reyes',
      about('2:4'),
      about('3:5'),
      'Retention - Success',
      'No',
      'yes',
    ],
  ],
  ['+14155550177', ['inbound call', '1', 'Sales', '0:00', about('0:4'), 'hangup', 'Yes']],
  [
    'Omar Haddad',
    ['inbound call, outbound call', '3', 'Support > Alice Ng', about('2:2'), about('3:2'), 'Address changed', 'No'],
  ],
  ['Dana Petrov', ['inbound web', '2', 'Support > Bob Reyes', about('4:1'), about('4:2'), 'Invoice sent again', 'No']],
  ['+14155550166', ['inbound call', '1', 'Everyone', '0:00', about('0:1'), 'Outside opening hours', 'No']],
])('%s has the row of a conversation', (customer, cells) => {
  const [name, ...others] = row(customer);

  expect([name, ...others]).toEqual([customer, ...cells]);
});

test('through the Functions everything that was written is loaded', () => {
  expect(printed).toMatch(
    /^Through the Functions: 39 attributes loaded, nothing lost, 5 conversations; \d+ requests to Twilio\.$/m,
  );
  expect(losses('Through the Functions:')).toEqual([]);
});

test('by hand the same day loses what is misspelled, late, overwritten and not linked', () => {
  expect(printed).toMatch(
    /^The same day by hand .*: \d+ attributes loaded, 6 conversations, and this would be lost:$/m,
  );
  const timeless = losses('The same day by hand').map((loss) => loss.replace(/came .* after/, 'came <time> after'));
  expect(timeless).toEqual([
    'Ann Lee: conversations.outcome came <time> after the end, when nothing counts any more.',
    'Ann Lee: conversations.segment_link came <time> after the end, and counts for 2 min only.',
    'Ann Lee: conversations.content was overwritten by a write without If-Match.',
    'Ann Lee: conversations.campain is ignored.',
    'Omar Haddad: conversations.outcome came <time> after the end, when nothing counts any more.',
    expect.stringMatching(/^Omar Haddad: It belongs to WT\w+, named in callback_of, but is not linked/),
    'Dana Petrov: conversations.outcome came <time> after the end, when nothing counts any more.',
  ]);
});

test('the misspelled name is refused while the flow is made, and the agents come from the file', () => {
  expect(printed).toContain('prepare-attributes refuses conversations.campain: did you mean conversations.campaign?');
  expect(printed).toMatch(/^3 rows: 3 changed\.$/m);
  expect([...sandbox.state.workers.values()].map(({ attributes }) => JSON.parse(attributes).team_name)).toEqual([
    'Sales 2',
    'Support 1',
    'Sales 2',
  ]);
});

test('the race of two writers kept both values, and the part that was recorded is linked', async () => {
  const { conversations } = (await (await fetch(`${sandbox.url}/sandbox/report`)).json()) as {
    conversations: Conversation[];
  };
  const [ann] = conversations.find(({ tasks }) => tasks[0].customer.name === 'Ann Lee' && tasks[0].from > nine)!.tasks;

  const values = Object.fromEntries(ann.attributes.map(({ name, value }) => [name, value]));

  expect(values).toMatchObject({
    'conversations.ivr_path': 'contracts ▸ pension',
    'conversations.ivr_time': expect.any(Number),
    'conversations.hang_up_by': 'Customer',
    'conversations.content': 'Wants to keep her bonus',
    'conversations.case': 'Retention',
    'customers.business_value': 7500,
  });
  expect(values['conversations.segment_link']).toContain([...sandbox.state.recordings.keys()].at(-1));
});
