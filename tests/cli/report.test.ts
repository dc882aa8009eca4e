/** The report as a user runs it: a process, against a sandbox. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { taskSids } from '../../sandbox/state/fixed-sids';
import { buildSandboxTool } from '../harness/sandbox-tool';
import { sandbox, useSandbox, workspace } from '../harness/use-sandbox';
import { rawEvents } from '../insights/raw-events';
import { answered } from '../insights/story';

const tool = buildSandboxTool('report');
afterAll(() => tool.remove());
useSandbox();

const report = (...args: string[]) => tool.run(sandbox(), ...args);
const jsonOf = (text: string) => JSON.parse(text) as Record<string, any>;
/** A call that hangs up in the queue, and gets its campaign too late. */
async function loseCampaign(): Promise<string> {
  const { sid } = sandbox().actions.enqueueCall({
    from: '+4930123',
    attributes: { conversations: { outcome: 'Sale' } },
  });
  sandbox().actions.hangUp({ task: sid });
  const { attributes } = await workspace.tasks(sid).fetch();
  const late = JSON.parse(attributes) as { conversations: object };
  await workspace.tasks(sid).update({
    attributes: JSON.stringify({ ...late, conversations: { ...late.conversations, campaign: 'Spring Secret' } }),
  });
  return sid;
}

test('without an account it tells of the sandbox, as a page', async () => {
  const sid = await loseCampaign();

  const { code, out } = await report();

  expect(code).toBe(0);
  expect(out).toContain('1  lose something that was written (100 %)');
  expect(out).toMatch(/Written too late \(late\)\. .*\n.*\n +1 +100 % {2}conversations\.campaign/);
  expect(out).toContain(sid);
  expect(out).toContain('3  tasks still open at the end of the period');
});

test('a file without events is not told to be of 1970', async () => {
  const { code, out } = await report('--events', tool.write('none.ndjson', ''));

  expect(code).toBe(0);
  expect(out).toContain('No events in this period.');
  expect(out).not.toContain('1970');
});

test('JSON has exactly the promised keys', async () => {
  const sid = await loseCampaign();

  const { out } = await report('--format', 'json');

  expect(Object.keys(jsonOf(out)).join(' ')).toBe(
    'from to edition complete events tasks conversations segments notJudged losses workflows',
  );
  expect(jsonOf(out)).toMatchObject({ edition: 'today', complete: true, tasks: 1, notJudged: { open: 3 } });
  expect(jsonOf(out).losses).toMatchObject([{ kind: 'late', share: 1, examples: [sid] }]);
});

test.each<[string, number, string[]]>([
  ['lost', 1, ['--fail-on', 'lost']],
  ['look', 1, ['--fail-on', 'look']],
  ['another kind', 0, ['--fail-on', 'lost', '--only', 'cut,wrong']],
  ['the older edition', 0, ['--fail-on', 'lost', '--edition', 'specification']],
])('--fail-on with %s ends with %i', async (_, expected, args) => {
  await loseCampaign();

  const { code } = await report(...args);

  expect(code).toBe(expected);
});

test.each<[string, string[], string]>([
  ['a format that is none', ['--format', 'pdf'], 'Allowed choices are text, json, csv, html'],
  ['a kind that is none', ['--only', 'lat'], 'lat is not a kind'],
  ['a time that is none', ['--since', 'yesterday'], 'Give 90m'],
  ['a period that ends before it begins', ['--since', '1h', '--until', '2h'], 'must be before'],
  ['a task that is none', ['--task', 'WT1'], '32 hexadecimal digits'],
  ['a file and an account', ['--events', 'x', '--live'], 'leave out --live'],
  ['a file that is not there', ['--events', 'nothing.ndjson'], 'nothing.ndjson cannot be read (ENOENT)'],
  ['a file that cannot be written', ['--save', '/nowhere/x'], '/nowhere/x cannot be written (ENOENT)'],
  ['no account', ['--live', '--env', 'none'], 'There is no none'],
])('%s is refused with 2', async (_, args, message) => {
  const { code, err } = await report(...args);

  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test('without npm start it says so', async () => {
  const { code, err } = await tool.start({ port: 1 }, []).ended;

  expect([code, err]).toEqual([2, expect.stringContaining('run npm start in another terminal')]);
});

test('a page that fails for good is told, and does not keep the rest from being told', async () => {
  await loseCampaign();
  sandbox().addFault({ kind: 'status', status: 400, path: '/Events', times: 1 });

  const { code, out } = await report();

  expect(code).toBe(3);
  expect(out).toContain('INCOMPLETE');
  expect(out).toContain('Written too late');
  expect(out).toContain('Twilio refused a page of the events from');
});

test('events that were saved are judged again without asking Twilio', async () => {
  await loseCampaign();
  const file = path.join(tool.folder, 'saved.ndjson');

  const live = await report('--format', 'json', '--save', file);
  const requests = sandbox().requests.list().length;
  const again = await report('--format', 'json', '--events', file);

  expect(sandbox().requests.list()).toHaveLength(requests);
  expect(jsonOf(again.out).losses).toEqual(jsonOf(live.out).losses);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file of events with broken lines names them and tells the rest', async () => {
  await loseCampaign();
  const file = path.join(tool.folder, 'broken.ndjson');
  await report('--save', file);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const broken = tool.write(
    'broken.ndjson',
    ['\uFEFF' + lines[0], '{"sid":', '', '{"sid":"EV1"}', ...lines.slice(1)].join('\r\n'),
  );

  const { code, out } = await report('--events', broken);

  expect(code).toBe(0);
  expect(out).toContain('Line 2 is not JSON.');
  expect(out).toContain('Line 4 has no event_type.');
  expect(out).toContain('Written too late');
});

test('--task tells one story, line by line', async () => {
  const sid = await loseCampaign();

  const { code, out } = await report('--task', sid);

  expect(code).toBe(0);
  expect(out).toMatch(/conversations\.outcome = Sale {2}\[counts\]/);
  expect(out).toMatch(/conversations\.campaign = Spring Secret {2}\[TOO LATE by \d+ m?s\]/);
  expect(out).toContain('=== Insights reads the attributes here ===');
});

test('CSV has a row a segment, as the sandbox exports it', async () => {
  const sid = await loseCampaign();

  const { out } = await report('--format', 'csv');

  const [header, ...rows] = parse(out);
  expect(header.slice(0, 4)).toEqual(['conversation', 'task', 'segment', 'kind']);
  expect(
    rows.filter((row) => row[1] === sid).map((row) => [row[2], row[3], row[header.indexOf('conversations.outcome')]]),
  ).toEqual([['1', 'Queue', 'Sale']]);
});

const secrets = fc.array(
  fc.record({
    field: fc.constantFrom(
      'outcome',
      'campaign',
      'conversation_id',
      'hang_up_by',
      'channel',
      'direction',
      'abandoned',
      'outcom',
      'segment_link',
    ),
    customer: fc.constantFrom('name', 'phone', 'external_id'),
    root: fc.constantFrom('from', 'reason', 'customerName', 'direction', 'mine'),
    late: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
);

test('--hide-values leaves no value in any format', async () => {
  const forms = ['text', 'json', 'csv', 'story'];
  const runs = fc.sample(secrets, { numRuns: 4, seed: 7 });
  for (const [run, tasks] of runs.entries()) {
    const raw = tasks.flatMap(({ field, customer, root, late }, index) => {
      const attributes = {
        [root]: 'secret 1',
        conversations: { [field]: 'secret 2' },
        customers: { [customer]: 'secret 3' },
      };
      const agent = { agent: 'secret 4' };
      return rawEvents(
        [
          [0, 'task.created', { attributes: late ? {} : attributes }],
          [1, 'reservation.created', agent],
          [2, 'reservation.accepted', agent],
          [9, 'reservation.completed', agent],
          [9, 'task.completed', { reason: 'secret 5' }],
          [20, 'task.updated', { attributes }],
        ],
        `WT${String(index + 1).padStart(32, '0')}`,
      );
    });
    const file = tool.write(`hidden-${run}.ndjson`, raw.map((event) => JSON.stringify(event)).join('\n'));

    const args = forms.map((form) =>
      form === 'story' ? ['--task', `WT${'1'.padStart(32, '0')}`] : ['--format', form],
    );
    const told = await Promise.all(args.map((own) => report('--events', file, '--hide-values', ...own)));

    expect(told.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(told.filter(({ out, err }) => /secret/.test(out + err)).map(({ out }) => out)).toEqual([]);
  }
});

test('Ctrl-C ends the reading, and what was read is told', async () => {
  await loseCampaign();
  sandbox().changeSettings({ latencyMs: 200 });
  const { child, ended } = tool.start(sandbox(), ['--since', '20h']);
  while (
    sandbox()
      .requests.list()
      .filter(({ operation }) => operation === 'ListEvent').length < 3
  )
    await sleep(20);

  child.kill('SIGINT');
  const { code, out, err } = await ended;

  expect(code).toBe(130);
  expect(err).toContain('Stopping: what was read is told.');
  expect(out).toContain('Interrupted: the rest of the period was not read.');
});

test('a limit that is reached is waited out', async () => {
  await loseCampaign();
  sandbox().addFault({ kind: 'status', status: 429, retryAfter: 1, path: '/Events', times: 2 });

  const { code, out } = await report('--since', '2h');

  expect(code).toBe(0);
  expect(out).toContain('Written too late');
});

test('a report that cannot be written goes to the screen', async () => {
  await loseCampaign();

  const { code, out, err } = await report('--out', '/nowhere/report.txt');

  expect([code, err]).toEqual([2, expect.stringContaining('/nowhere/report.txt could not be written (ENOENT)')]);
  expect(out).toContain('Written too late');
});

test('events from outside the period are left out, and counted', async () => {
  const file = tool.write(
    'old.ndjson',
    rawEvents(answered)
      .map((event) => JSON.stringify(event))
      .join('\n'),
  );

  const { out } = await report('--events', file, '--since', '2030-01-01T12:00:30Z', '--format', 'text');

  expect(out).toContain('3 events from outside the period left out.');
  expect(out).toContain('1  task begun before it');
});

test('every window is asked for once', async () => {
  await report('--since', '3h');

  const asked = sandbox()
    .requests.list()
    .filter(({ operation }) => operation === 'ListEvent')
    .map(({ path: address, query }) => `${address} ${JSON.stringify(query)}`);
  expect(asked).toHaveLength(3);
  expect(new Set(asked).size).toBe(3);
});

test('an open period has the seeded tasks', async () => {
  const { out } = await report('--task', taskSids.queuedCall, '--format', 'json');

  expect(jsonOf(out)).toMatchObject({ tasks: 0, notJudged: { open: 1 } });
});
