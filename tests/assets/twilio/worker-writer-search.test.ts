/** Which worker a friendly name means, however many others the list brings. */
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { settingsOf } from '../../../assets/settings/settings';
import { TwilioCalls } from '../../../assets/twilio/calls';
import { findWorker } from '../../../assets/twilio/worker-writer';
import { redirectTwilio, restore } from '../../../sandbox/preload/redirect.cjs';
import { seed } from '../../harness/bundle';

let server: Server;
/** Friendly names, a list for each page. */
let pages: string[][];
let asked: string[];

const sidOf = (name: string) => `WK${Buffer.from(name).toString('hex').padEnd(32, '0').slice(0, 32)}`;

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const { origin, pathname, searchParams } = new URL(url, 'https://taskrouter.twilio.com');
    const page = Number(searchParams.get('Page') ?? 0);
    const workers = pages[page].map((name) => ({ sid: sidOf(name), friendly_name: name, attributes: '{}' }));
    const next = page + 1 < pages.length ? `${origin}${pathname}?Page=${page + 1}&PageToken=x` : null;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ workers, meta: { key: 'workers', next_page_url: next } }));
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  redirectTwilio(`127.0.0.1:${(server.address() as AddressInfo).port}`);
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  restore();
  server.closeAllConnections();
  server.close();
});

async function find(name: string): ReturnType<typeof findWorker> {
  const variables = {
    ACCOUNT_SID: seed.accountSid,
    AUTH_TOKEN: seed.authToken,
    TASKROUTER_WORKSPACE_SID: seed.workspaceSid,
  };
  const twilio = new TwilioCalls(variables, performance.now() + 5000);
  return findWorker({ settings: settingsOf(variables), twilio }, name);
}

async function found(name: string): Promise<string | undefined> {
  const { sid, result } = await find(name);
  return sid ?? result?.code;
}

const namesakes = Array.from({ length: 60 }, (_, place) => `alice ${place}`);

test.each([
  ['the exact one behind sixty whose names begin alike', [[...namesakes, 'alice']], 'alice'],
  ['the exact one on the third page', [namesakes, namesakes, ['alice']], 'alice'],
  ['the exact one before one in another case', [['ALICE', 'alice']], 'alice'],
  ['the exact one although one in another case came pages before', [['ALICE'], ['alice']], 'alice'],
  ['the only one in another case', [[...namesakes, 'Alice']], 'Alice'],
])('%s is found', async (_, given, expected) => {
  pages = given;

  expect(await found('alice')).toBe(sidOf(expected));
});

test.each([
  ['two in other cases', [['Alice', 'ALICE']]],
  ['two in other cases on two pages', [['Alice'], ['ALICE']]],
  ['names that only begin alike', [namesakes]],
  ['nobody', [[]]],
])('%s are not the one that is meant', async (_, given) => {
  pages = given;

  expect(await found('alice')).toBe('worker-not-found');
});

test('the list is asked for by the name, a thousand a page', async () => {
  pages = [['alice'], []];

  await found('alice');

  expect(asked).toEqual([`/v1/Workspaces/${seed.workspaceSid}/Workers?FriendlyName=alice&PageSize=1000`]);
});

test('a list without end is not read without end', async () => {
  pages = Array.from({ length: 50 }, () => namesakes);

  expect(await find('alice')).toEqual({
    result: {
      code: 'worker-not-found',
      message: 'There is no such worker among the first 5000 that the name brings: send WorkerSid instead.',
    },
  });
  expect(asked).toHaveLength(5);
});
