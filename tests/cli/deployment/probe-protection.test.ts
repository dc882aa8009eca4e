/** Tests probe-protection.ts and probe.ts against a server of their own. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { probe } from '../../../cli/deployment/probe';
import { probeProtection } from '../../../cli/deployment/probe-protection';

let server: Server;
let respond: (response: ServerResponse) => void;
let domain: string;

beforeAll(async () => {
  server = createServer((_, response) => respond(response));
  await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve));
  domain = `localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const answerWith =
  (status: number, body = '') =>
  (response: ServerResponse) =>
    void response.writeHead(status).end(body);

test.each([
  [403, 'Forbidden', 'refuses'],
  [400, '', 'refuses'],
  [401, '{"message":"no"}', 'refuses'],
  [400, '{"ok":false,"code":"bad-input"}', 'open'],
  [204, '', 'open'],
  [200, 'hello', 'foreign'],
  [200, '', 'foreign'],
  [404, 'Not found', 'missing'],
  [500, '', 'failing'],
  [301, '', 'failing'],
])('an answer %i %j is told as %s', async (status, body, state) => {
  respond = answerWith(status, body);

  expect(await probeProtection(domain, '/studio/enrich-task')).toEqual({ state, answer: `status ${status}` });
});

test('a broken connection is told as unreachable', async () => {
  respond = (response) => void response.socket!.destroy();

  expect(await probeProtection(domain, '/studio/enrich-task')).toEqual({ state: 'unreachable', answer: 'ECONNRESET' });
});

test('a long answer is not waited for when only its status counts', async () => {
  respond = (response) => void response.writeHead(206).write('x');

  expect(await probe(`http://${domain}/`, { statusOnly: true })).toMatchObject({ status: 206 });
});
