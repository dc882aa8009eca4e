import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { LocalDevelopmentServer } from '@twilio/runtime-handler/dev';
import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { authToken } from '../../../sandbox/state/account';
import { guardProtectedFunctions, type LocalServer } from '../../../sandbox/preload/guard-functions';
import { control, useSandbox } from '../../harness/use-sandbox';

useSandbox();

let url: string;
let listening: Server;

beforeAll(async () => {
  const filePath = path.join(__dirname, 'fixtures/echo.ts');
  const functions = ['public', 'protected', 'private'].map((access) => ({
    type: 'function',
    access,
    path: `/${access}`,
    filePath,
  }));
  const config = {
    baseDir: __dirname,
    env: { AUTH_TOKEN: authToken },
    routes: { functions, assets: [] },
    forkProcess: false,
    live: false,
  };
  const server = new LocalDevelopmentServer(0, config as never);
  guardProtectedFunctions(server as unknown as LocalServer);
  await new Promise<void>((resolve) => {
    listening = server.getApp().listen(0, () => resolve());
  });
  url = `http://localhost:${(listening.address() as AddressInfo).port}`;
});
afterAll(() => {
  listening.close();
  listening.closeAllConnections();
});

/** Signed by the SDK, which knows nothing of the sandbox. */
async function post(
  at: string,
  form: Record<string, string>,
  signature = getExpectedTwilioSignature(authToken, at, form),
) {
  const answer = await fetch(at, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { 'X-Twilio-Signature': signature },
  });
  return { status: answer.status, text: await answer.text() };
}

const form = { TaskSid: 'WT1', Name: 'Zoë & Söhne', Empty: '' };

test('a signed form reaches a protected Function whole', async () => {
  const { status, text } = await post(`${url}/protected?from=studio%20flow`, form);

  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({ ...form, from: 'studio flow' });
});

test.each([
  ['no signature', { signature: '' }],
  [
    'a signature by another token',
    { signature: getExpectedTwilioSignature('other', 'http://localhost/protected', form) },
  ],
])('%s: 403', async (_, { signature }) => {
  expect(await post(`${url}/protected`, form, signature)).toMatchObject({
    status: 403,
    text: expect.stringContaining('X-Twilio-Signature'),
  });
});

test('a parameter changed on the way: 403', async () => {
  const signature = getExpectedTwilioSignature(authToken, `${url}/protected`, form);

  expect(await post(`${url}/protected`, { ...form, TaskSid: 'WT2' }, signature)).toMatchObject({ status: 403 });
});

test('public Functions stay open, private ones are closed', async () => {
  const statuses = await Promise.all([post(`${url}/public`, form, ''), post(`${url}/private`, form)]);

  expect(statuses.map(({ status }) => status)).toEqual([200, 403]);
});

test.each([
  ['intact', '{"a":1}', 200],
  ['changed on the way', '{"a":2}', 403],
])('a signed JSON body that is %s: %s gives %i', async (_, body, status) => {
  const at = `${url}/protected?bodySHA256=${getExpectedBodyHash('{"a":1}')}`;
  const headers = {
    'Content-Type': 'application/json',
    'X-Twilio-Signature': getExpectedTwilioSignature(authToken, at, {}),
  };

  const answer = await fetch(at, { method: 'POST', body, headers });

  expect(answer.status).toBe(status);
});

describe('calls through the sandbox are signed', () => {
  test.each([
    ['a form', { form }, form],
    ['JSON', { json: { list: [1, 'é'] } }, { list: [1, 'é'] }],
    ['a query', { method: 'GET', form: { text: 'a b&c' } }, { text: 'a b&c' }],
  ])('as %s', async (_, call, expected) => {
    const { body } = await control('POST', '/call', { url: `${url}/protected`, ...call });

    expect(body.status).toBe(200);
    expect(body.body).toMatchObject(expected);
  });

  test('but not without an address', async () => {
    expect((await control('POST', '/call', { path: '/studio/enrich-task' })).body.error).toContain('Send {"url"');
  });
});
