import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { readPort, waitForPort, whyNotFree } from '../../../sandbox/http/ports';
import { freePort } from '../../harness/free-port';

afterEach(() => delete process.env.PORT);

test.each(['127.0.0.1', undefined])('a port taken on host %s is not free', async (host) => {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const taken = await whyNotFree(port);
  server.close();
  await once(server, 'close');

  expect([taken, await whyNotFree(port)]).toEqual(['EADDRINUSE', undefined]);
});

test('waiting for a port ends with the reason to wait', async () => {
  const port = await freePort();
  let looks = 0;

  expect(await waitForPort(port, 5000, () => ++looks > 2)).toBe(false);
});

test.each(['0', '70000', 'http'])('%s is not a port', (text) => {
  process.env.PORT = text;

  expect(() => readPort('PORT', 3000)).toThrow(`PORT=${text} is not a port`);
});
