/** Tests workers:sync, all of its modules together, as a process: what it asks, writes, tells and leaves behind. */
import { seed } from '../harness/bundle';
import { flexAttributes as flex, putWorkerJson, workerOnTwilio } from '../harness/workers';
import { buildSyncTool, type SyncTool } from '../harness/workers-sync';
import { assertRequestsConform } from '../harness/openapi';
import { startSandbox, type Sandbox } from '../../sandbox/server';

let sandbox: Sandbox;
let tool: SyncTool;
const { alice, bob } = seed.workerSids;

beforeAll(async () => {
  sandbox = await startSandbox();
  tool = buildSyncTool();
});
afterAll(async () => {
  tool.remove();
  await sandbox.close();
});
beforeEach(() => sandbox.reset());

const sync = (csv: string, ...options: string[]) => tool.run(sandbox, tool.write('agents.csv', csv), ...options);
const results = () =>
  [...tool.results(`${tool.folder}/agents.csv`).values()]
    .map(({ line, code, worker_sid: sid }) => `${line} ${code} ${sid}`)
    .toSorted();
const asked = () => sandbox.requests.list().map(({ operation }) => operation);
const attributes = (sid: string) => workerOnTwilio({ sandbox }, sid).attributes;

describe('a run', () => {
  test('writes what differs, keeps all the rest, and tells the result of each row', async () => {
    const { code, out } = await sync(
      'FriendlyName;team_id;team_name;location\nalice;2;"Sales; 2";null\nBOB;;;\nnobody;1;;\n',
    );

    expect([code, results()]).toEqual([1, [`2 changed ${alice}`, `3 unchanged ${bob}`, '4 worker-not-found ']]);
    expect(attributes(alice)).toEqual({ ...flex, team_id: '2', team_name: 'Sales; 2' });
    expect(out).toContain('3 rows: 1 unchanged, 1 worker-not-found, 1 changed.');
    expect(out).toMatch(/logged in to Flex and changed activity.*hourly.*SSO/);
    expect(asked()).toEqual(['ListWorker', 'FetchWorker', 'UpdateWorker']);
    assertRequestsConform(sandbox.requests.list());
  });

  test('costs list requests only when every worker is right', async () => {
    await sync('FriendlyName,location\nalice,London\nbob,Leeds');
    sandbox.requests.clear();

    const { code } = await sync('FriendlyName,location\nalice,London\nbob,Leeds');

    expect([code, asked()]).toEqual([0, ['ListWorker']]);
  });

  test('fetches each worker once where lists carry no attributes, and writes on what it fetched', async () => {
    sandbox.changeSettings({ listedAttributes: 'null' });
    await sync('FriendlyName,location\nalice,London\nbob,Leeds');
    const first = asked();
    sandbox.requests.clear();

    await sync('FriendlyName,location\nalice,London\nbob,Leeds');

    expect(first.map(String).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'FetchWorker',
      'FetchWorker',
      'ListWorker',
      'UpdateWorker',
      'UpdateWorker',
    ]);
    expect(asked()).toEqual(['ListWorker', 'FetchWorker', 'FetchWorker']);
  });

  test('reads every page of the list', async () => {
    const sids = sandbox.putWorkers(
      Array.from({ length: 1500 }, (_, number) => ({
        friendlyName: `agent${number}`,
        attributes: { location: 'London' },
      })),
    );

    const { code } = await sync('FriendlyName,location\nagent1499,London\nagent0,Leeds');

    expect([code, asked()]).toEqual([0, ['ListWorker', 'ListWorker', 'FetchWorker', 'UpdateWorker']]);
    expect(attributes(sids[0])).toEqual({ location: 'Leeds' });
    assertRequestsConform(sandbox.requests.list());
  });

  test('does not write over attributes that are not an object', async () => {
    putWorkerJson({ sandbox }, alice, '"text"');

    const { code } = await sync('FriendlyName,location\nalice,London');

    expect([code, results(), asked()]).toEqual([1, ['2 unreadable '], ['ListWorker']]);
  });

  test('takes JSON with the types it gives', async () => {
    const file = tool.write(
      'agents.json',
      '[{"worker_sid":"' + alice + '","on_call":true,"badge":12345678901234567890,"roles":["agent","admin"]}]',
    );

    const { code } = await tool.run(sandbox, file);

    expect(code).toBe(0);
    expect(workerOnTwilio({ sandbox }, alice).json).toContain(
      '"roles":["agent","admin"],"routing":{"skills":["sales","support"],"levels":{}},"on_call":true,"badge":12345678901234567890',
    );
  });

  test('says when TaskRouter sent no ETag', async () => {
    sandbox.changeSettings({ workerETags: false });

    const { code } = await sync('FriendlyName,location\nalice,London');

    expect(code).toBe(0);
    expect(tool.results(`${tool.folder}/agents.csv`).get(1)!.message).toMatch(
      /without an ETag; the change was checked by reading it back/,
    );
  });
});

describe('nothing is written', () => {
  test('while any row is wrong: all problems are told with line and column', async () => {
    const { code, err } = await sync('FriendlyName,team_nme,roles\nalice,x,\nbob,,agent\n,,\n,x,\n');

    expect([code, asked()]).toEqual([2, []]);
    expect(err).toMatch(
      /agents\.csv:2, column 2 \(team_nme\):.*did you mean team_name\?.*\n.*:3, column 3 \(roles\):.*\n.*:5: does not name a worker.*\n\n3 problems\. Nothing was written\./,
    );
  });

  test('while two rows name the same worker in different ways', async () => {
    const { code, err } = await sync(`WorkerSid,FriendlyName,location\n${alice},,London\n,Alice,Leeds\n,bob,x`);

    expect([code, asked()]).toEqual([2, ['ListWorker']]);
    expect(err).toMatch(
      /agents\.csv:2 \(WorkerSid\): names the same worker as line 3.*\n.*agents\.csv:3 \(FriendlyName\): names the same worker as line 2/,
    );
  });

  test('--skip-invalid writes the others', async () => {
    const { code } = await sync('FriendlyName,location,roles\nalice,London,\nbob,,agent', '--skip-invalid');

    expect([code, results()]).toEqual([1, [`2 changed ${alice}`, '3 bad-input ']]);
  });

  test('with --dry-run: the difference per worker is told', async () => {
    await sync('FriendlyName,location,manager\nalice,London,Adam');
    sandbox.requests.clear();

    const { code, out } = await sync(
      'FriendlyName,location,manager,team_id\nalice,Leeds,null,2\nbob,,,\nnobody,x,,',
      '--dry-run',
    );

    expect([code, asked()]).toEqual([1, ['ListWorker']]);
    expect(out).toContain(
      `line 2, alice (${alice}):\n  - manager: "Adam"\n  ~ location: "London" -> "Leeds"\n  + team_id: "2"\nline 4, nobody: worker-not-found`,
    );
    expect(attributes(alice).location).toBe('London');
  });

  test.each([
    ['a file that is not there', ['none.csv'], /none\.csv: there is no such file\./],
    ['an unknown option', ['agents.csv', '--dryrun'], /Did you mean --dry-run\?/],
    ['a rate that is none', ['agents.csv', '--max-rate', 'x'], /Give a number from 0\.5 to 500/],
    ['no file at all', [], /missing required argument 'file'/],
    [
      'a run to go on with that never was',
      ['agents.csv', '--resume', '--results', 'none.results.csv'],
      /there is no none\.results\.csv to go on with/,
    ],
  ])('for %s', async (_, args, message) => {
    tool.write('agents.csv', 'FriendlyName,location\nalice,London');

    const { code, err } = await tool.run(sandbox, ...args);

    expect([code, asked()]).toEqual([2, []]);
    expect(err).toMatch(message);
  });

  test('when the sandbox is not there', async () => {
    const { code, err } = await tool.run({ port: 9 }, tool.write('agents.csv', 'FriendlyName,location\nalice,London'));

    expect(code).toBe(2);
    expect(err).toMatch(/Nothing answers at 127\.0\.0\.1:9: run npm start in another terminal/);
  });

  test('into a live account where nobody can be asked', async () => {
    const { code, out, err } = await live();

    expect(code).toBe(2);
    expect(out).toContain(
      `Account    ${seed.accountSid} (Sandbox)\nWorkspace  ${seed.workspaceSid} (Flex Task Assignment)`,
    );
    expect(err).toMatch(/add --yes/);
    expect(asked()).not.toContain('UpdateWorker');
  });

  test('for a live account without its variables', async () => {
    const { code, err } = await live('--env', 'none.env');

    expect(code).toBe(2);
    expect(err).toMatch(/^(ACCOUNT_SID|TASKROUTER_WORKSPACE_SID) is not set/);
  });
});

/** A live account is the sandbox under Twilio's own name: only the redirect of its traffic is set, nothing else. */
function live(...options: string[]) {
  tool.write(
    '.env',
    `ACCOUNT_SID=${seed.accountSid}\nAUTH_TOKEN=${seed.authToken}\nTASKROUTER_WORKSPACE_SID=${seed.workspaceSid}\n`,
  );
  const file = tool.write('agents.csv', 'FriendlyName,location\nalice,London');
  return tool.start(sandbox, [file, '--live', ...options], {
    NODE_OPTIONS: `--require ${require.resolve('../../sandbox/preload/redirect.cjs')}`,
    TWILIO_SANDBOX: sandbox.address,
  }).ended;
}

test('--live writes into the account of .env, with --yes unasked', async () => {
  const { code } = await live('--yes');

  expect([code, asked()]).toEqual([0, ['ListWorker', 'FetchWorker', 'UpdateWorker']]);
  expect(attributes(alice).location).toBe('London');
});

test('an option apart, --unknown-ok, workers that do not exist are a failure', async () => {
  const codes = [
    await sync('FriendlyName,location\nnobody,x'),
    await sync('FriendlyName,location\nnobody,x', '--unknown-ok'),
  ].map(({ code }) => code);

  expect(codes).toEqual([1, 0]);
});
