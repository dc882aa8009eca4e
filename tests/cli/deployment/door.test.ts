import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { readDomain } from '../../../cli/deployment/address';
import { tryDoor } from '../../../cli/deployment/door';
import { knock } from '../../../cli/deployment/knock';

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
  [200, 'hello', 'open'],
  [404, 'Not found', 'missing'],
  [500, '', 'failing'],
  [301, '', 'failing'],
])('an answer %i %j makes the door %s', async (status, body, state) => {
  respond = answerWith(status, body);

  expect(await tryDoor(domain, '/studio/enrich-task')).toEqual({ state, answer: `status ${status}` });
});

test('a broken connection makes the door unreachable', async () => {
  respond = (response) => void response.socket!.destroy();

  expect(await tryDoor(domain, '/studio/enrich-task')).toEqual({ state: 'unreachable', answer: 'ECONNRESET' });
});

test('a long answer is not waited for when only its status counts', async () => {
  respond = (response) => void response.writeHead(206).write('x');

  expect(await knock(`http://${domain}/`, { statusOnly: true })).toMatchObject({ status: 206 });
});

test.each([
  ['flex-1234-dev.twil.io', 'flex-1234-dev.twil.io'],
  ['https://Flex-1234-dev.twil.io/studio/enrich-task?x=1', 'flex-1234-dev.twil.io'],
  ['localhost:3000', 'localhost:3000'],
  ['http://127.0.0.1:3000/', '127.0.0.1:3000'],
  ['twil', undefined],
  ['a b.twil.io', undefined],
  ['host.example:8080', undefined],
  ['', undefined],
])('of %j the domain is %j', (text, expected) => {
  expect(readDomain(text)).toBe(expected);
});
