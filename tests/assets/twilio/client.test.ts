/** How requests go out, and what an answer is taken for: what a task lacks in an answer is not absent on the task. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { NotConfigured, settingsOf } from '../../../assets/settings/settings';
import { TwilioCalls, type CallOptions } from '../../../assets/twilio/calls';
import { clientOf, requestTimeoutMs, runWith, type SeenAnswer, type TwilioClient } from '../../../assets/twilio/client';
import { type Context } from '../../../assets/twilio/context';
import { readTask } from '../../../assets/twilio/task-writer';
import { findWorker, readWorker } from '../../../assets/twilio/worker-writer';
import { redirectTwilio, restore } from '../../../sandbox/preload/redirect.cjs';
import { seed } from '../../harness/bundle';
import { version } from 'twilio/package.json';

const { accountSid, authToken, workspaceSid, workerSids } = seed;
const taskSid = `WT${'a'.repeat(32)}`;
let server: Server;
let body: string;
/** 0: the connection is cut instead. */
let status: number;
let headers: Record<string, string>;
let seen: IncomingMessage[];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    if (status === 0) response.destroy();
    else response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const { address, port } = server.address() as AddressInfo;
  redirectTwilio(`${address}:${port}`);
});
beforeEach(() => {
  [status, headers, body, seen] = [200, { ETag: '"1"' }, '{"sid":"WT1"}', []];
});
afterAll(() => {
  restore();
  server.closeAllConnections();
  server.close();
});

const account = { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken };

/** Each request is tried once. */
function contextFor(options: CallOptions = {}): Context {
  const settings = settingsOf({ ...account, TASKROUTER_WORKSPACE_SID: workspaceSid });
  const once = { signal: AbortSignal.abort(), ...options };
  return { settings, twilio: new TwilioCalls(account, performance.now() + 5000, once) };
}
const workspaceOf = (client: TwilioClient) => client.taskrouter.v1.workspaces(workspaceSid);
const fetchTask = ({ twilio: calls }: Context) =>
  calls.ask((client) => workspaceOf(client).tasks(taskSid).fetchWithHttpInfo());

describe.each(['null', '[]', '{}', '7', '', '{"sid":7}', '{"error":"x"}', '<html></html>'])('%j', (answer) => {
  beforeEach(() => {
    body = answer;
  });

  test('is no task, and no defect of ours either', async () => {
    expect(await readTask(contextFor(), taskSid)).toMatchObject({ result: { code: 'unavailable' } });
  });

  test('may hide a write that came through', async () => {
    const { twilio: calls } = contextFor();

    const answered = await calls.ask((client) =>
      workspaceOf(client).tasks(taskSid).updateWithHttpInfo({ attributes: '{}' }),
    );

    expect(answered).toMatchObject({ ok: false, answerLost: true });
  });
});

test('a deletion is answered by nothing', async () => {
  [status, body] = [204, ''];

  const { twilio: calls } = contextFor();

  expect(await calls.ask((client) => workspaceOf(client).tasks(taskSid).removeWithHttpInfo())).toMatchObject({
    ok: true,
  });
});

test('a refusal that says nothing is a refusal all the same', async () => {
  [status, body] = [400, '{}'];

  expect(await fetchTask(contextFor())).toMatchObject({ ok: false, problem: 'refused', status: 400 });
});

test.each(['null', '[]', '{}', '<html></html>'])('%s is no list of workers', async (answer) => {
  body = answer;

  expect(await findWorker(contextFor(), 'alice')).toMatchObject({ result: { code: 'unavailable' } });
});

test('a task or worker without the field attributes is not one without attributes', async () => {
  body = JSON.stringify({ sid: taskSid, assignment_status: 'pending', friendly_name: 'alice' });

  const [task, worker] = [await readTask(contextFor(), taskSid), await readWorker(contextFor(), workerSids.alice)];

  expect([task.result?.code, worker.result?.code]).toEqual(['task-unreadable', 'task-unreadable']);
});

describe('a request', () => {
  test('introduces itself as the SDK does, with the account’s credentials', async () => {
    await workspaceOf(clientOf({ ...account, AUTH_TOKEN: 'of another account' }))
      .tasks(taskSid)
      .fetch();

    expect(seen[0].headers).toMatchObject({
      authorization: `Basic ${btoa(`${accountSid}:of another account`)}`,
      'user-agent': `twilio-node/${version} (${process.platform} ${process.arch}) node/${process.version}`,
      host: 'taskrouter.twilio.com',
    });
    expect(seen[0].url).toBe(`/v1/Workspaces/${workspaceSid}/Tasks/${taskSid}`);
  });

  test('of the voice API names the account in its address', async () => {
    const client = clientOf({ ...account, AUTH_TOKEN: 'of one who calls' });
    for (const name of ['calls', 'conferences', 'recordings'] as const) await client[name]('XX1').fetch();

    expect(seen.map(({ url, headers: { host } }) => [host, url])).toEqual(
      ['Calls', 'Conferences', 'Recordings'].map((name) => [
        'api.twilio.com',
        `/2010-04-01/Accounts/${accountSid}/${name}/XX1.json`,
      ]),
    );
  });

  describe('goes to the region and edge of the deployment', () => {
    afterEach(() => {
      delete process.env.TWILIO_EDGE;
      delete process.env.TWILIO_REGION;
    });

    test.each([
      [{ TWILIO_EDGE: 'dublin', TWILIO_REGION: 'ie1' }, 'taskrouter.dublin.ie1.twilio.com'],
      [{ TWILIO_REGION: 'ie1' }, 'taskrouter.ie1.twilio.com'],
      [{ TWILIO_EDGE: 'dublin' }, 'taskrouter.dublin.us1.twilio.com'],
    ])('%j', async (environment, host) => {
      Object.assign(process.env, environment);

      await fetchTask(contextFor());

      expect(seen[0].headers.host).toBe(host);
    });
  });

  test('without a passage has the usual time and a kept connection', async () => {
    const client = clientOf(account);

    expect(await client.request({ method: 'get', uri: 'https://taskrouter.twilio.com/v1/Workspaces' })).toMatchObject({
      statusCode: 200,
    });
    expect([seen[0].headers.connection, requestTimeoutMs]).toEqual(['keep-alive', 2500]);
  });

  test('that must not be repeated has a connection of its own', async () => {
    await contextFor().twilio.ask((client) => workspaceOf(client).tasks.createWithHttpInfo({}), { repeatable: false });

    expect(seen[0].headers.connection).toBe('close');
  });

  test('is given up after its time', async () => {
    const passage = { timeout: 0, freshConnection: false, sent: () => {} };
    const fetching = runWith(passage, () => workspaceOf(clientOf(account)).tasks(taskSid).fetch());

    await expect(fetching).rejects.toThrow('Twilio did not answer');
  });
});

describe('an answer', () => {
  test.each([
    [200, { 'Retry-After': '2' }, { status: 200, retryAfter: 2000 }],
    [429, { 'Retry-After': '3' }, { status: 429, retryAfter: 3000 }],
    [
      503,
      { 'Retry-After': 'Sun, 22 Nov 2026 10:00:05 GMT', Date: 'Sun, 22 Nov 2026 10:00:00 GMT' },
      { status: 503, retryAfter: 5000 },
    ],
    [404, {}, { status: 404 }],
    [0, {}, {}],
  ])('of status %i with %j is told to tools', async (given, more, expected) => {
    const told: SeenAnswer[] = [];
    [status, headers] = [given, more];

    await fetchTask(contextFor({ onAnswer: (answer) => void told.push(answer) }));

    expect(told).toEqual([{ method: 'GET', ...expected }]);
  });

  test.each([
    [400, '{"code":20001,"status":400}', { problem: 'refused', twilioCode: 20_001, answerLost: false }],
    [404, '{}', { problem: 'not-found', answerLost: false }],
    [412, 'null', { problem: 'precondition-failed', answerLost: false }],
    [503, '[]', { problem: 'unavailable', status: 503, answerLost: true }],
    [302, 'null', { problem: 'unavailable', answerLost: true }],
  ])('of status %i that holds %s is a failure', async (given, text, expected) => {
    [status, body] = [given, text];

    expect(await fetchTask(contextFor())).toMatchObject({ ok: false, ...expected });
  });

  test('asks the next attempt to wait', async () => {
    [status, headers] = [429, { 'Retry-After': '60' }];
    const started = performance.now();

    expect(await fetchTask(contextFor({ signal: undefined }))).toMatchObject({ problem: 'rate-limited' });
    expect([seen.length, performance.now() - started < 4000]).toEqual([1, true]);
  });
});

describe('a client', () => {
  const other = { ...account, AUTH_TOKEN: 'y'.repeat(32) };

  test('is made once for an account', () => {
    expect(clientOf(account)).toBe(clientOf({ ...account }));
    expect(clientOf(other)).not.toBe(clientOf(account));
  });

  test.each(['api', 'events', 'flexApi', 'serverless', 'studio', 'sync', 'taskrouter'] as const)(
    'has the SDK’s %s, made once',
    (product) => {
      const client = clientOf(account);

      expect(client[product].constructor.name.toLowerCase()).toBe(product.toLowerCase());
      expect(client[product]).toBe(client[product]);
    },
  );

  test.each([
    ['no SID', { AUTH_TOKEN: authToken }],
    ['the SID of something else', { ACCOUNT_SID: taskSid, AUTH_TOKEN: authToken }],
    ['no token', { ACCOUNT_SID: accountSid }],
  ])('cannot be made with %s', (_, given) => {
    const make = () => clientOf(given);

    expect(make).toThrow(NotConfigured);
    expect(make).toThrow('ACCOUNT_SID or AUTH_TOKEN is missing or malformed');
  });
});
