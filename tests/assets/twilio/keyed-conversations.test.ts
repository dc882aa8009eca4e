/** How each answer of Sync leads on; two tasks at once are in tests/functions. */
import { itemKey } from '../../../assets/decide/keyed-conversation';
import { NotConfigured } from '../../../assets/settings/settings';
import { joinConversation, mapOfKeys } from '../../../assets/twilio/keyed-conversations';
import { answering, failure, told, type Prepared } from '../../harness/answering';

const [sid, firstSid] = ['1', '2'].map((digit) => `WT${digit.repeat(32)}`);
const key = itemKey('s'.repeat(32), 'alice');
const made = new Date('2026-11-22T10:00:00Z');
const day = 24 * 3_600_000;

const theirs = { conversationId: 'case 7', taskSid: firstSid };
const own = { conversationId: sid, taskSid: sid };
const item = (data: object = theirs) => told({ key, data, dateCreated: made });
const missing = failure('not-found', { status: 404 });
const taken = failure('refused', { status: 409 });

const names = {
  [`sync.v1.services(default).syncMaps(${mapOfKeys}).syncMapItems(${key}).fetch`]: 'fetch',
  [`sync.v1.services(default).syncMaps(${mapOfKeys}).syncMapItems(${key}).update`]: 'renew',
  [`sync.v1.services(default).syncMaps(${mapOfKeys}).syncMapItems.create`]: 'create',
  'sync.v1.services(default).syncMaps.create': 'create map',
};

type Link = Partial<Parameters<typeof joinConversation>[2]>;

async function join(answers: Prepared[], link: Link = {}, linkedTo?: string) {
  const { context, asked, answers: left } = answering(answers);
  const attributes = linkedTo ? { conversations: { conversation_id: linkedTo } } : {};
  const task = { sid, attributes, status: 'pending', reason: null, version: '"1"' };
  const joined = await joinConversation(context, task, { key: 'alice', ...link });
  expect(left).toEqual([]);
  return { joined, asked: asked.map(([name, ...parameters]) => [names[String(name)] ?? name, ...parameters]) };
}

test('the first task with a key registers its own conversation for a day', async () => {
  expect(await join([missing, told({})])).toEqual({
    joined: own,
    asked: [['fetch'], ['create', { key, data: own, itemTtl: 86_400 }]],
  });
});

test('a first task that belongs to a conversation registers that one, for the hours given', async () => {
  const { joined, asked } = await join([missing, told({})], { hours: 2 }, 'case 1');

  expect(joined).toEqual({ conversationId: 'case 1', taskSid: sid });
  expect(asked[1]).toEqual(['create', { key, data: joined, itemTtl: 7200 }]);
});

test('a later task joins and renews the key, and what then stands there is told', async () => {
  const now = { conversationId: 'case 8', taskSid: firstSid };

  expect(await join([item(), item(now)], { hours: 3 })).toEqual({
    joined: now,
    asked: [['fetch'], ['renew', { itemTtl: 10_800 }]],
  });
});

test.each<[string, object, Link, string | undefined, object, string[]]>([
  ['its own item is not renewed', own, {}, undefined, own, ['fetch']],
  [
    'its own item is not renewed to leave itself',
    { ...theirs, taskSid: sid },
    { relink: true },
    'case 1',
    { ...theirs, taskSid: sid },
    ['fetch'],
  ],
  ['a task of another conversation does not renew', theirs, {}, 'case 1', theirs, ['fetch']],
  [
    'a task of another conversation that may leave it renews',
    theirs,
    { relink: true },
    'case 1',
    theirs,
    ['fetch', 'renew'],
  ],
  ['a task of the very conversation does not renew', theirs, { relink: true }, 'case 7', theirs, ['fetch']],
  [
    'a task of a day before the item has nothing to do with it',
    theirs,
    { since: made.getTime() - day },
    undefined,
    own,
    ['fetch'],
  ],
  ['a task of less before joins', theirs, { since: made.getTime() - day + 1 }, undefined, theirs, ['fetch', 'renew']],
  [
    'a task of two hours before does not, where keys hold for two',
    theirs,
    { since: made.getTime() - day / 12, hours: 2 },
    undefined,
    own,
    ['fetch'],
  ],
])('%s', async (_, kept, link, linkedTo, expected, sent) => {
  const { joined, asked } = await join(
    sent.map(() => item(kept)),
    link,
    linkedTo,
  );

  expect(joined).toEqual(expected);
  expect(asked.map(([name]) => name)).toEqual(sent);
});

test.each<[string, Prepared[], string[]]>([
  ['an item that expires before it is renewed', [item(), missing], ['fetch', 'renew']],
  ['an item that appears before one is created', [missing, taken], ['fetch', 'create']],
  ['a map that has to be made', [missing, missing, told({})], ['fetch', 'create', 'create map']],
  ['a map that somebody else just made', [missing, missing, taken], ['fetch', 'create', 'create map']],
])('%s makes another round', async (_, answers, sent) => {
  const { joined, asked } = await join([...answers, item(own)]);

  expect(joined).toEqual(own);
  expect(asked.map(([name]) => name)).toEqual([...sent, 'fetch']);
});

test('the map is made under its name', async () => {
  const { asked } = await join([missing, missing, told({}), item(own)]);

  expect(asked[2]).toEqual(['create map', { uniqueName: 'flex-insights-conversations' }]);
});

test('after five rounds it is a conflict', async () => {
  const rounds = Array.from({ length: 5 }, () => [missing, taken]).flat();

  expect((await join(rounds)).joined).toEqual({
    result: { code: 'conflict', message: 'The key changed hands as often as it was looked up. Try again.' },
  });
});

test('a service that is not there is a matter of the configuration', async () => {
  const joining = join([missing, missing, missing]);

  await expect(joining).rejects.toThrow(NotConfigured);
  await expect(joining).rejects.toThrow('SYNC_SERVICE_SID names no Sync service of the account');
});

test.each<[string, Prepared[]]>([
  ['when it is read', [item({ somebody: 'else' })]],
  ['when it is renewed', [item(), item({ somebody: 'else' })]],
])('an item that somebody wrote over, %s, is left to an operator', async (_, answers) => {
  const message =
    'The Sync item of this key holds no conversation: somebody else wrote over it. Nothing was linked. ' +
    `Delete the item ${key} of the map flex-insights-conversations.`;

  expect((await join(answers)).joined).toEqual({ result: { code: 'not-allowed-now', message, note: message } });
});

const places: [string, Prepared[]][] = [
  ['the read', []],
  ['the renewal', [item()]],
  ['the creation', [missing]],
  ['the creation of the map', [missing, missing]],
];

test.each(places)('a Sync that does not answer %s leaves the key untold', async (_, before) => {
  expect((await join([...before, failure('unavailable')])).joined).toEqual({
    result: {
      code: 'unavailable',
      message: 'The key could not be looked up: Twilio did not answer properly until the time was used up. Try again.',
    },
  });
});

test('a Sync that asks for fewer requests is told as that', async () => {
  expect((await join([failure('rate-limited')])).joined).toEqual({
    result: {
      code: 'rate-limited',
      message:
        'The key could not be looked up: Twilio asked for fewer requests until the time was used up. Try again later.',
    },
  });
});

test('a refusal names Twilio’s error', async () => {
  const message = 'Sync refused the request (Twilio error 54006).';

  expect((await join([failure('refused', { status: 400, twilioCode: 54_006 })])).joined).toEqual({
    result: { code: 'unexpected', message, note: message },
  });
});

test.each([
  ['with another key', { key: 'other', data: theirs, dateCreated: made }],
  ['without a time', { key, data: theirs, dateCreated: undefined }],
])('a success %s is no item of ours, and nothing is guessed from it', async (_, body) => {
  expect((await join([told(body)])).joined).toMatchObject({ result: { code: 'unavailable' } });
});
