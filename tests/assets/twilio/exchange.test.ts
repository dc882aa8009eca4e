/** Requests as they go over the wire, to a server that answers as told. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { ConnectionLost, exchange, type SdkRequest } from '../../../assets/twilio/exchange';
import { redirectTwilio, restore } from '../../../sandbox/preload/redirect.cjs';

const uri = 'https://taskrouter.twilio.com/v1/Workspaces';
const terms = { authorization: 'Basic c2VjcmV0', timeoutMs: 2000, freshConnection: false };
let server: Server;
let answer: (response: ServerResponse, request: IncomingMessage) => void;
let seen: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string; port?: number }[];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const { method, url, headers, socket } = request;
      seen.push({ method, url, headers, body, port: socket.remotePort });
      answer(response, request);
    });
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  redirectTwilio(`127.0.0.1:${(server.address() as AddressInfo).port}`);
});
beforeEach(() => {
  seen = [];
  answer = (response) =>
    response.writeHead(200, { 'Content-Type': 'application/json', ETag: '"4"' }).end('{"sid":"WT1"}');
});
afterAll(() => {
  restore();
  server.closeAllConnections();
  server.close();
});

const send = (request: Partial<SdkRequest> = {}, more: Partial<typeof terms> = {}) =>
  exchange({ method: 'get', uri, ...request }, { ...terms, ...more });

test('an answer is its status, its JSON and its headers', async () => {
  expect(await send()).toMatchObject({ statusCode: 200, body: { sid: 'WT1' }, headers: { etag: '"4"' } });
});

test.each(['<html></html>', '{"sid":"WT', ''])('what is not JSON comes as text: %j', async (text) => {
  answer = (response) => response.end(text);

  expect((await send()).body).toBe(text);
});

test('a form carries names and texts, what is absent left out, a list name by name', async () => {
  const data = { Attributes: '{"name":"Zoë & co"}', Reason: undefined, Priority: 5, Types: ['a', 'b'] };

  await send({
    method: 'post',
    data,
    headers: { 'If-Match': '"4"', 'Content-Type': 'application/x-www-form-urlencoded' },
  });

  const [{ method, body, headers }] = seen;
  expect([method, [...new URLSearchParams(body)]]).toEqual([
    'POST',
    [
      ['Attributes', data.Attributes],
      ['Priority', '5'],
      ['Types', 'a'],
      ['Types', 'b'],
    ],
  ]);
  expect(headers).toMatchObject({
    'if-match': '"4"',
    authorization: terms.authorization,
    'content-length': String(body.length),
  });
});

test('a form says what it is and how long, and what is null is no text', async () => {
  await send({ method: 'post', data: { Reason: null, Attributes: '{"name":"Zoë"}' } });

  const { body, headers } = seen[0];
  expect([headers['content-type'], headers['content-length'], headers['transfer-encoding']]).toEqual([
    'application/x-www-form-urlencoded',
    String(body.length),
    undefined,
  ]);
  expect([...new URLSearchParams(body)]).toEqual([['Attributes', '{"name":"Zoë"}']]);
});

test('a request without a form asks for JSON and says nothing of a form', async () => {
  await send({ uri: 'https://taskrouter.twilio.com:8443/v1' });

  const { method, headers, body } = seen[0];
  expect([method, headers.accept, headers['content-type'], body]).toEqual(['GET', 'application/json', undefined, '']);
  expect(headers.host).toBe('taskrouter.twilio.com:8443');
});

test('parameters join what the address asks for already', async () => {
  await send({ uri: `${uri}?Page=1`, params: { FriendlyName: 'Zoë', PageSize: 50, EventType: undefined } });

  expect(seen[0].url).toBe('/v1/Workspaces?Page=1&FriendlyName=Zo%C3%AB&PageSize=50');
});

test('a redirect is an answer, and is not followed', async () => {
  answer = (response) => response.writeHead(302, { Location: 'https://elsewhere.example.com/' }).end();

  expect([(await send()).statusCode, seen.length]).toEqual([302, 1]);
});

test('connections are kept for the next request, a fresh one is not', async () => {
  await send();
  await send();
  await send({}, { freshConnection: true });

  const [first, second, third] = seen.map(({ port }) => port);
  expect([second === first, third === first]).toEqual([true, false]);
});

test.each([
  ['a connection cut before the answer', (response: ServerResponse) => response.destroy()],
  [
    'a connection cut in the middle of the body',
    (response: ServerResponse) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{"sid":');
      setTimeout(() => response.destroy(), 20);
    },
  ],
  ['silence', () => undefined],
  [
    'a body that trickles in for ever',
    (response: ServerResponse) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    },
  ],
])('%s is a lost connection within the time given, and tells nothing of the request', async (_, misbehave) => {
  answer = misbehave;
  const started = performance.now();

  const error: unknown = await send({}, { timeoutMs: 300 }).catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(ConnectionLost);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('c2VjcmV0');
  expect(performance.now() - started).toBeLessThan(1500);
});
