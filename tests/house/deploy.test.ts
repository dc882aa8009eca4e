/** The deployment, rehearsed: the real twilio-run against the sandbox, and what it uploaded run as it lies when deployed. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import packageJson from '../../package.json';
import { accountSid, apiKey, authToken } from '../../sandbox/state/account';
import { taskSids, workspaceSid } from '../../sandbox/state/fixed-sids';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { type Build, type Environment, type Version } from '../../sandbox/state/serverless-state';
import samples from '../recorded/specification.json';
import { layOut, runDeployed, type DeployedRun } from './deployed/lay-out';
import { copyProject, type ProjectCopy } from '../harness/project-copy';
import { runTool, type ToolRun } from '../harness/run-tool';
import { node22 } from '../node22/locate.cjs';

const variables = {
  ACCOUNT_SID: accountSid,
  AUTH_TOKEN: authToken,
  TASKROUTER_WORKSPACE_SID: workspaceSid,
  RECORDING_LINK: 'media',
};
/** `protected /studio/enrich-task`, for every source of a Function. */
const sources = readdirSync(path.resolve(__dirname, '../../functions'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) =>
    file.replace(
      /^(.*?)(?:\.(protected|private))?\.ts$/,
      (_, stem: string, visibility = 'public') => `${visibility} /${stem}`,
    ),
  )
  .toSorted();

let sandbox: Sandbox;
let project: ProjectCopy;

const twilioRun = (...args: string[]): Promise<ToolRun> =>
  runTool(path.join(project.folder, 'node_modules/twilio-run/bin/twilio-run.js'), args, {
    cwd: project.folder,
    sandbox: sandbox.address,
  });

beforeAll(async () => {
  sandbox = await startSandbox();
  project = copyProject(variables);
  execFileSync(process.execPath, ['build/build.mjs'], { cwd: project.folder });
  const { code, output } = await twilioRun('deploy');
  if (code !== 0) throw new Error(output);
}, 60_000);

afterAll(async () => {
  project.remove();
  await sandbox.close();
});

const environmentNamed = (suffix: string | null): Environment =>
  [...sandbox.state.serverless.environments.values()].find(({ domainSuffix }) => domainSuffix === suffix)!;
const liveBuild = (suffix: string | null = 'dev'): Build =>
  sandbox.state.serverless.builds.get(environmentNamed(suffix).buildSid!)!;
const uploaded = (): Version[] => liveBuild().versionSids.map((sid) => sandbox.state.serverless.versions.get(sid)!);
const namesOf = (kind: 'function' | 'asset') =>
  uploaded()
    .filter((each) => each.kind === kind)
    .map(({ visibility, path: served }) => `${visibility} ${served}`)
    .toSorted();

describe('what is uploaded', () => {
  test('is every Function, each as open as it was designed', () => {
    expect(namesOf('function')).toEqual(sources);
    expect(
      sources.filter(
        (name) =>
          name.startsWith('public') &&
          !['public /recordings/media', 'public /webhooks/event-streams', 'public /workers/update-worker'].includes(
            name,
          ),
      ),
    ).toEqual([]);
  });

  test('is the kit and the outcome map, private, and the inspector', () => {
    const privateOnes = namesOf('asset').filter((name) => name.startsWith('private'));

    expect(privateOnes).toEqual(['private /kit.js', 'private /outcome-by-reason.json']);
    expect(
      namesOf('asset').filter((name) => !name.startsWith('private') && !name.startsWith('public /inspector/')),
    ).toEqual([]);
  });

  test('holds no map, no type file, no TypeScript, no setting of a tool', () => {
    const strays = uploaded().filter(({ path: served }) =>
      /\.(map|ts|tsx|cts|mts)$|tsconfig|package\.json|\.env/.test(served),
    );

    expect(strays.map(({ path: served }) => served)).toEqual([]);
  });

  test('holds nothing of the tests, the sandbox or the tools', () => {
    const foreign = uploaded().filter(
      ({ path: served, content }) =>
        /test|sandbox|cli/.test(served) || /sandbox|tests\/|sourceMappingURL|sourcesContent/i.test(content.toString()),
    );

    expect(foreign.map(({ path: served }) => served)).toEqual([]);
  });

  test('holds no secret of .env', () => {
    expect(uploaded().filter(({ content }) => content.includes(authToken))).toEqual([]);
  });

  test('depends on exactly two packages, pinned, and runs on Node 22', () => {
    const { dependencies, runtime } = liveBuild();

    expect(Object.fromEntries(dependencies.map(({ name, version }) => [name, version]))).toEqual(
      packageJson.dependencies,
    );
    expect(Object.keys(packageJson.dependencies).toSorted()).toEqual(['@twilio/runtime-handler', 'twilio']);
    expect(dependencies.filter(({ version }) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(runtime).toBe('node22');
  });

  test('brings the variables of .env along, without the credentials', () => {
    const { variables: stored, services } = sandbox.state.serverless;

    expect([...stored.values()].map(({ key }) => key).toSorted()).toEqual([
      'RECORDING_LINK',
      'TASKROUTER_WORKSPACE_SID',
    ]);
    expect(
      [...services.values()].map(({ uniqueName, includeCredentials }) => [uniqueName, includeCredentials]),
    ).toEqual([['flex-insights-functions', true]]);
  });
});

/** What holds on whichever Node the uploaded code runs. */
function uploadedCodeOn(node: string): void {
  let folder: string;
  let deployed: DeployedRun;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'flex-insights-deployed-'));
    layOut(folder, liveBuild(), uploaded(), { ...variables, DOMAIN_NAME: environmentNamed('dev').domainName });
    deployed = runDeployed(node, folder, sandbox.address);
  });
  afterAll(() => {
    deployed.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const attributesOf = (sid: string) => JSON.parse(sandbox.state.tasks.get(sid)!.attributes!);

  test('prepares and writes the specification’s samples', async () => {
    const before = attributesOf(taskSids.queuedCall);
    const event = {
      Conversations: JSON.stringify(samples.conversations),
      Customers: JSON.stringify(samples.customers),
    };

    const prepared = await deployed.call('/studio/prepare-attributes', event);
    const enriched = await deployed.call('/studio/enrich-task', { TaskSid: taskSids.queuedCall, ...event });

    expect([prepared.status, prepared.body.code]).toEqual([200, 'valid']);
    expect([enriched.status, enriched.body.ok]).toEqual([200, true]);
    expect(attributesOf(taskSids.queuedCall)).toMatchObject({
      call_sid: before.call_sid,
      conversations: { campaign: 'Pension Insurance 2', conversation_measure_1: 101 },
      customers: { name: 'John Doe' },
    });
  });

  test('links a second task to the first', async () => {
    const link = { TaskSid: taskSids.answeredCall, FirstTaskSid: taskSids.queuedCall };

    const { status, headers, body } = await deployed.call('/studio/link-task', link);

    expect([status, headers['content-type'], body.conversationId]).toEqual([
      200,
      'application/json',
      taskSids.queuedCall,
    ]);
    expect(attributesOf(taskSids.answeredCall).conversations.conversation_id).toBe(taskSids.queuedCall);
  });

  test('loads every Function', async () => {
    const paths = sources.map((name) => name.split(' ')[1]);

    const replies = await Promise.all(paths.map((each) => deployed.call(each, {})));

    expect(replies.filter(({ status, body }) => status === 500 && body?.code !== 'not-configured')).toEqual([]);
  });
}

describe(`the uploaded code, laid out as deployed, on Node ${process.versions.node}`, () => {
  uploadedCodeOn(process.execPath);
});

const whereFetched = existsSync(node22) ? describe : describe.skip;
whereFetched('the uploaded code, laid out as deployed, on the deployed Node 22 (npm run node22 fetches it)', () => {
  uploadedCodeOn(node22);
});

describe('going live', () => {
  const tool = (name: string, ...args: string[]) =>
    runTool(path.join(project.folder, 'dist/cli', `${name}.js`), args, {
      cwd: project.folder,
      sandbox: sandbox.address,
    });

  test('the doctor of a fresh deployment misses the event webhook only', async () => {
    const { code, output } = await tool('doctor');

    expect(output).toMatch(/^error {4}Event webhook {3}TaskRouter sends its events nowhere/m);
    expect([code, output.match(/^(warning|error) .*/gm)?.length]).toEqual([1, 1]);
  });

  test('configure finds the deployment and sets the event webhook', async () => {
    const { code, output } = await tool('configure');

    expect([code, output]).toEqual([0, expect.stringContaining('Done.')]);
    expect(sandbox.state.workspace.eventCallbackUrl).toBe(
      `https://${environmentNamed('dev').domainName}/webhooks/taskrouter-event#rc=3&rp=ct,rt,5xx`,
    );
  });

  test('then the doctor has nothing to say, and tells no secret', async () => {
    const { code, output } = await tool('doctor', '--strict');

    expect([code, output]).toEqual([0, expect.stringMatching(/\d+ ok, 0 warnings, 0 errors/)]);
    expect(output).not.toContain(authToken);
  });

  test('studio:flow writes a flow that Studio takes, wired to the deployed Functions', async () => {
    const { code, output } = await tool('studio-flow');
    const flow = JSON.parse(readFileSync(path.join(project.folder, 'studio-flow.json'), 'utf8')) as {
      states: { type: string; properties: { url: string; function_sid: string } }[];
    };

    expect([code, output]).toEqual([0, expect.stringContaining('Studio says that it is valid.')]);
    const wired = flow.states
      .filter(({ type }) => type === 'run-function')
      .map(({ properties }) => [
        properties.url,
        sandbox.state.serverless.resources.get(properties.function_sid)?.friendlyName,
      ]);
    expect(wired).toEqual(
      ['/studio/prepare-attributes', '/studio/close-task'].map((each) => [
        `https://${environmentNamed('dev').domainName}${each}`,
        each,
      ]),
    );
  });

  test('a missing file of variables shows as the variables that are not set', async () => {
    const { code, output } = await tool('doctor', '--env', '.env.other');

    expect([code, output]).toEqual([1, expect.stringMatching(/error {4}\.env\.other {6}ACCOUNT_SID is not set/)]);
  });
});

describe('afterwards', () => {
  test('a second deployment from another machine updates the same service', async () => {
    rmSync(path.join(project.folder, '.twiliodeployinfo'));

    const { code, output } = await twilioRun('deploy');

    expect([code, output]).toEqual([0, expect.stringContaining(environmentNamed('dev').domainName)]);
    expect([sandbox.state.serverless.services.size, sandbox.state.serverless.builds.size]).toEqual([1, 2]);
  });

  test('a variable that is not wanted any more is taken away', async () => {
    const { code } = await twilioRun('env', 'unset', '--key', 'RECORDING_LINK', '--environment', 'dev');

    expect([code, [...sandbox.state.serverless.variables.values()].map(({ key }) => key)]).toEqual([
      0,
      ['TASKROUTER_WORKSPACE_SID'],
    ]);
  });

  test('the build before is made live again by promoting it', async () => {
    const [first] = sandbox.state.serverless.builds.keys();

    expect((await twilioRun('list', 'builds')).output).toContain(first);
    const { code, output } = await twilioRun('promote', '--from-build', first, '--to', 'dev');

    expect([code, output]).toEqual([0, expect.stringContaining('Activated')]);
    expect(environmentNamed('dev').buildSid).toBe(first);
  });

  test('the same build goes to production', async () => {
    const { code } = await twilioRun(
      'promote',
      '--from',
      'dev',
      '--production',
      '--create-environment',
      '--env',
      '.env',
    );

    expect(code).toBe(0);
    expect([liveBuild(null).sid, environmentNamed(null).domainName]).toEqual([
      liveBuild('dev').sid,
      expect.stringMatching(/^flex-insights-functions-\d+\.twil\.io$/),
    ]);
  });
});

test('npm run rehearse shows every step, each ends as expected, and nothing of it stays', async () => {
  const before = readdirSync(project.folder).toSorted();

  const { code, output } = await runTool(path.join(project.folder, 'dist/sandbox/rehearse.js'), [], {
    cwd: project.folder,
    sandbox: '127.0.0.1:1',
    env: { TMPDIR: project.folder, ACCOUNT_SID: 'AC-of-somebody', AUTH_TOKEN: 'a-token-of-somebody' },
  });

  expect([code, output]).toEqual([0, expect.stringMatching(/All 8 steps ended as expected\./)]);
  expect([...output.matchAll(/^\$ (npm run \S+)/gm)].map(([, command]) => command)).toEqual([
    'npm run report',
    'npm run deploy',
    'npm run doctor',
    'npm run configure',
    'npm run configure',
    'npm run doctor',
    'npm run studio:flow',
    'npm run configure',
  ]);
  expect(output).not.toMatch(/NOT as expected|of-somebody/);
  expect(readdirSync(project.folder).toSorted()).toEqual(before);
});

describe('from the environment alone, as in CI', () => {
  const ci = {
    ...variables,
    NODE_OPTIONS: `--require=${path.resolve(__dirname, '../../sandbox/preload/redirect.cjs')}`,
  };
  const deploy = (env: Record<string, string>, ...args: string[]) =>
    runTool(path.join(project.folder, 'build/deploy.mjs'), args, {
      cwd: project.folder,
      sandbox: sandbox.address,
      env: { ...env, TMPDIR: project.folder },
    });
  const leftovers = () => readdirSync(project.folder).filter((name) => name.startsWith('flex-insights-deploy-'));
  const variablesOf = (suffix: string) =>
    [...sandbox.state.serverless.variables.values()]
      .filter(({ environmentSid }) => environmentSid === environmentNamed(suffix).sid)
      .map(({ key }) => key)
      .toSorted();

  beforeAll(() => renameSync(path.join(project.folder, '.env'), path.join(project.folder, '.env.away')));

  test('an API key deploys the variables that are known, and leaves no file behind', async () => {
    const { ACCOUNT_SID: _, AUTH_TOKEN: __, ...given } = ci;
    const key = { TWILIO_API_KEY: apiKey.sid, TWILIO_API_SECRET: apiKey.secret };

    const { code, output } = await deploy({ ...given, ...key, HOME_OF_CI: 'x' }, 'deploy', '--environment', 'stage');

    expect([code, output]).toEqual([0, expect.stringContaining(environmentNamed('stage').domainName)]);
    expect(variablesOf('stage')).toEqual(['RECORDING_LINK', 'TASKROUTER_WORKSPACE_SID']);
    expect(output).not.toContain(apiKey.secret);
    expect(leftovers()).toEqual([]);
  });

  test('the auth token promotes it', async () => {
    const { code } = await deploy(ci, 'promote', '--from', 'stage', '--production');

    expect([code, liveBuild(null).sid]).toEqual([0, liveBuild('stage').sid]);
    expect(leftovers()).toEqual([]);
  });

  test('without an account one sentence says what to set', async () => {
    const { code, output } = await deploy({}, 'deploy');

    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/^There is no \.env, .*set ACCOUNT_SID and AUTH_TOKEN.*\n$/),
    ]);
  });

  test('a file that is named and not there is an error', async () => {
    const { code, output } = await deploy(ci, 'deploy', '--env', '.env.missing');

    expect([code, output]).toEqual([1, expect.stringContaining('.env.missing')]);
  });
});
