import childProcess from 'node:child_process';
import { once } from 'node:events';
import https from 'node:https';
import path from 'node:path';
import { promisify } from 'node:util';
import { redirectTwilio, restore } from '../../../sandbox/preload/redirect.cjs';
import { client, sandbox, useSandbox } from '../../harness/use-sandbox';

useSandbox();

const redirect = path.resolve(__dirname, '../../../sandbox/preload/redirect.cjs');

const connection = () => Reflect.get(https.Agent.prototype, 'createConnection') as unknown;

/** "sandbox", or "elsewhere" when the host's address was looked up as for any other host. */
function whereTo(host: string): Promise<string> {
  return new Promise((resolve) => {
    const lookup = (_host: string, _options: object, found: (error: Error, address: string) => void) =>
      found(new Error('none'), '');
    const request = https.get({ host, agent: new https.Agent(), lookup }, () => resolve('sandbox'));
    request.on('error', () => resolve('elsewhere'));
  });
}

test.each([
  ['taskrouter.twilio.com', 'sandbox'],
  ['twilio.com', 'sandbox'],
  ['example.com', 'elsewhere'],
  ['nottwilio.com', 'elsewhere'],
  ['twilio.com.example.com', 'elsewhere'],
])('a connection to %s goes to: %s', async (host, destination) => {
  expect(await whereTo(host)).toBe(destination);
});

test('restore puts everything back, also after redirecting twice', () => {
  restore();
  const original = connection();
  redirectTwilio('127.0.0.1:1');
  redirectTwilio('127.0.0.1:2');

  restore();

  expect(connection()).toBe(original);
  redirectTwilio(sandbox().address);
});

test('a forked process learns the address although its environment was emptied', async () => {
  const child = childProcess.fork(path.join(__dirname, 'fixtures/print-address.cjs'), [], { env: {}, silent: true });

  const [output] = await once(child.stdout!, 'data');

  expect(String(output)).toBe(`address ${sandbox().address}`);
});

test('a program started with the preload reaches the sandbox through the SDK', async () => {
  const script = `require('twilio')('${client.accountSid}', '${client.password}').taskrouter.v1.workspaces
    .list().then(([workspace]) => console.log(workspace.friendlyName))`;
  const env = { ...process.env, TWILIO_SANDBOX: sandbox().address };

  const { stdout } = await promisify(childProcess.execFile)(
    process.execPath,
    ['--require', redirect, '--eval', script],
    { env },
  );

  expect(stdout).toBe('Flex Task Assignment\n');
});
