import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { assertPortsFree, readPorts, type Ports } from '../../../sandbox/launcher/two-ports';
import { startSandbox } from '../../../sandbox/server';
import { freePort } from '../../harness/free-port';

let ports: Ports;
const taken: Server[] = [];

async function take(port: number): Promise<void> {
  const server = createServer((socket) => socket.destroy()).listen(port);
  await once(server, 'listening');
  taken.push(server);
}

const complaint = (command: string) =>
  assertPortsFree(ports, command).then(
    () => '',
    (error: Error) => error.message,
  );

/** With the ports of this run in place of numbers, and what was looked for above them as "free". */
const told = async (command: string) =>
  (await complaint(command))
    .replaceAll(String(ports.functions), 'F')
    .replaceAll(String(ports.sandbox), 'S')
    .replaceAll(/=\d+/g, '=free');

beforeEach(async () => {
  ports = { functions: await freePort(), sandbox: await freePort() };
});
afterEach(async () => {
  for (const server of taken.splice(0)) {
    server.close();
    await once(server, 'close');
  }
  delete process.env.PORT;
  delete process.env.SANDBOX_PORT;
});

test('free ports are no problem', async () => {
  expect(await complaint('npm start')).toBe('');
});

test.each(['npm start', 'npm run demo', 'npm run dev'])('one that is taken: the remedy is for %s', async (command) => {
  await take(ports.functions);

  expect(await told(command)).toBe(
    `Port F (the Functions) is taken by another program.\nStop it, or choose another: PORT=free SANDBOX_PORT=S ${command}`,
  );
});

test('both are told together, with one line to paste', async () => {
  await take(ports.functions);
  await take(ports.sandbox);

  expect(await told('npm run demo')).toBe(
    'Port F (the Functions) and port S (the sandbox) are taken by other programs.\n' +
      'Stop them, or choose others: PORT=free SANDBOX_PORT=free npm run demo',
  );
});

test('the ports it proposes are free, and two', async () => {
  ports.sandbox = ports.functions + 10;
  await take(ports.functions);
  await take(ports.sandbox);

  const [first, second] = [...(await complaint('npm start')).matchAll(/PORT=(\d+)/g)].map(([, port]) => Number(port));

  expect([first, second]).not.toContain(ports.sandbox);
  expect(first).not.toBe(second);
  await expect(assertPortsFree({ functions: first, sandbox: second }, 'npm start')).resolves.toBeUndefined();
});

test.each([
  [true, 'npm run demo', /Play the demo on their page, http:\/\/localhost:S, or run it next to them: PORT=free/],
  [
    true,
    'npm start',
    /Their page is http:\/\/localhost:S\. Stop them with Ctrl-C in their terminal, or start others: PORT/,
  ],
  [false, 'npm run demo', /Their page is http:\/\/localhost:S\. Stop them/],
])('next to a sandbox that can play the demo (%s), %s says what else can be done', async (canPlay, command, remedy) => {
  await take(ports.functions);
  const sandbox = await startSandbox({ port: ports.sandbox, ...(canPlay && { playDemo: () => Promise.resolve() }) });

  const words = await told(command);
  await sandbox.close();

  expect(words).toMatch(/^The Functions and the sandbox run already, on ports F and S\.\n/);
  expect(words).toMatch(remedy);
});

test('PORT and SANDBOX_PORT are the ports, and must differ', () => {
  expect(readPorts()).toEqual({ functions: 3000, sandbox: 3001 });
  process.env.SANDBOX_PORT = '3000';

  expect(readPorts).toThrow('PORT and SANDBOX_PORT must differ: both are 3000.');
});
