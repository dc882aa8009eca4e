/** Tools that fail, each as its own process: what is told is two lines, never a stack; tool/ and account/ share it. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleTools } from '../../harness/bundle-tools';
import { runTool } from '../../harness/run-tool';
import { environment, sandbox, useAccount } from '../../harness/use-account';

let folder: string;
beforeAll(() => {
  folder = bundleTools('cli/studio-flow.ts', 'cli/doctor.ts', 'cli/configure.ts');
});
afterAll(() => rmSync(folder, { recursive: true }));
useAccount();

function run(tool: string, args: string[] = [], changed: Record<string, string> = {}) {
  const variables = Object.entries({ ...environment, ...changed });
  writeFileSync('.env', variables.map(([name, value]) => `${name}=${value}\n`).join(''));
  return runTool(path.join(folder, `${tool}.js`), args, { cwd: process.cwd(), sandbox: sandbox().address });
}

const refused = 'Twilio refused ACCOUNT_SID and AUTH_TOKEN. Nothing was changed.\nCheck .env.\n';

test.each(['studio-flow', 'configure'])('%s says that a token is refused, and no more', async (tool) => {
  const { code, output } = await run(tool, [], { AUTH_TOKEN: 'f'.repeat(32) });

  expect([code, output]).toEqual([1, refused]);
});

test.each<Record<string, string>>([{ ACCOUNT_SID: '' }, { AUTH_TOKEN: '' }, { ACCOUNT_SID: 'nonsense' }])(
  'studio-flow with %j names the variables',
  async (changed) => {
    const { code, output } = await run('studio-flow', [], changed);

    expect([code, output]).toEqual([
      1,
      'ACCOUNT_SID or AUTH_TOKEN is missing or malformed. Nothing was changed.\nCheck .env.\n',
    ]);
  },
);

test.each([
  ['studio-flow', '/Workflows'],
  ['studio-flow', '/TaskChannels'],
  ['studio-flow', '/v1/Services'],
  ['configure', '/Environments'],
])('%s: a list at %s that is refused is told, and no more', async (tool, list) => {
  sandbox().addFault({ kind: 'status', status: 403, method: 'GET', path: list });

  const { code, output } = await run(tool);

  expect([code, output]).toEqual([
    1,
    expect.stringMatching(/^Twilio refused the list of [\w ]+\(status 403.*\)\. Nothing was changed\.\nCheck .*\n$/),
  ]);
});

test.each([
  ['Variables', /^error {4}Deployment +Twilio refused the variables of the deployment/m],
  ['Recordings', /^ok {7}Recordings +There is no recording yet/m],
])('the doctor goes on when the list of %s is refused', async (list, line) => {
  sandbox().addFault({ kind: 'status', status: 403, method: 'GET', path: `/${list}` });

  const { output } = await run('doctor');

  expect(output).toMatch(line);
  expect(output).not.toMatch(/^ +at |node_modules|TypeError/m);
});

test.each(['studio-flow', 'doctor', 'configure'])('%s tells of an option that it does not know', async (tool) => {
  const { code, output } = await run(tool, ['--nonsense']);

  expect([code, output]).toEqual([1, "error: unknown option '--nonsense'\n"]);
});

test.each([
  ['none/flow.json', 'its folder does not exist'],
  ['.', 'it is a folder'],
])('studio-flow with --out %s says why it cannot be written', async (out, why) => {
  const { code, output } = await run('studio-flow', ['--out', out]);

  expect([code, output]).toEqual([
    1,
    `${out} cannot be written: ${why}. Nothing was changed.\nName another file with --out.\n`,
  ]);
});

test('variables that cannot be read are told', async () => {
  const { code, output } = await run('doctor', ['--env', '.']);

  expect([code, output]).toEqual([1, expect.stringMatching(/^\. cannot be read \(EISDIR\)\. Nothing was changed\.\n/)]);
});

test('doctor --json prints one object and nothing else', async () => {
  const { code, output } = await run('doctor', ['--json', '--strict']);

  const { exitCode, errors, reports } = JSON.parse(output) as Record<string, any>;
  expect([exitCode, errors]).toEqual([code, reports.filter(({ status }: any) => status === 'error').length]);
  expect(reports.length).toBeGreaterThan(8);
});

test('a broken map of outcomes is one error of the doctor', async () => {
  const { output } = await run('doctor', ['--json'], { OUTCOME_BY_REASON: '{' });

  const { reports } = JSON.parse(output) as { reports: { status: string; about: string; why: string }[] };
  expect(reports.filter(({ about, why }) => about === 'Outcomes' || why.includes('is not valid JSON'))).toEqual([
    expect.objectContaining({ status: 'error', about: '.env', why: 'OUTCOME_BY_REASON is not valid JSON.' }),
  ]);
});

test('--help ends with 0', async () => {
  const { code, output } = await run('doctor', ['--help']);

  expect([code, output]).toEqual([0, expect.stringMatching(/^Usage: npm run doctor -- /)]);
});

test('the help of configure tells all that --force overrules, in two lines', async () => {
  const { output } = await run('configure', ['--help']);

  const [, told] = /^(--force overrules: [^\n]+\n[^\n]+)\n\n/m.exec(output)!;
  for (const overruled of [/another service/, /gets the token/, /does not answer/, /--undo, what was changed/])
    expect(told).toMatch(overruled);
});

describe('a tool of our own', () => {
  const frame = path.resolve(__dirname, '../../../cli/tool/run-tool');
  const built: string[] = [];
  afterAll(() => built.forEach((each) => rmSync(each, { recursive: true })));

  /** Runs `body` as what the tool does. */
  function runOwn(body: string) {
    writeFileSync('own.ts', `import { runTool } from '${frame}';\nvoid runTool('.env', async () => { ${body} });`);
    const own = bundleTools(path.resolve('own.ts'));
    built.push(own);
    return runTool(path.join(own, 'own.js'), [], { cwd: own, sandbox: sandbox().address });
  }
  const ofSdk = "require('twilio')('AC', '').api.v2010.accounts('AC').keys.listWithHttpInfo()";

  test('what the SDK leaves behind spoils nothing', async () => {
    const { code, output } = await runOwn(`void ${ofSdk}; await new Promise((r) => setTimeout(r, 50)); return 4;`);

    expect([code, output]).toEqual([4, '']);
  });

  test('when what it waits for never comes it ends as a defect, without the SDK’s stack', async () => {
    const { code, output } = await runOwn(`await ${ofSdk};`);

    expect(code).toBe(2);
    expect(output).toMatch(/^A defect in this tool: Error\n/);
    expect(output).not.toMatch(/node_modules|username/);
  });

  test('a rejection of its own that nobody handles is a defect', async () => {
    const { code, output } = await runOwn(
      `void Promise.reject(new RangeError('secret')); await new Promise((r) => setTimeout(r, 50));`,
    );

    expect([code, output]).toEqual([2, expect.stringMatching(/^A defect in this tool: RangeError\n +at /)]);
    expect(output).not.toContain('secret');
  });
});
