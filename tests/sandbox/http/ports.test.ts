import { createServer, type AddressInfo } from 'node:net';
import { assertPortFree, readPort } from '../../../sandbox/http/ports';

afterEach(() => delete process.env.PORT);

test.each(['127.0.0.1', undefined])('a port taken on host %s is refused with cause and remedy', async (host) => {
  const taken = createServer();
  await new Promise<void>((resolve) => void taken.listen(0, host, resolve));
  const { port } = taken.address() as AddressInfo;

  const check = assertPortFree(port, 'the sandbox', 'SANDBOX_PORT');

  await expect(check).rejects.toThrow(`Port ${port}, for the sandbox, is taken by another program: stop it, or choose`);
  taken.close();
});

test.each(['0', '70000', 'http'])('%s is not a port', (text) => {
  process.env.PORT = text;

  expect(() => readPort('PORT', 3000)).toThrow(`PORT=${text} is not a port`);
});
