/** Links by the customer's key; the other links are in link-task.test.ts. */
import { startBundle, type Bundle } from '../../harness/bundle';
import { keptItems, overwriteItems, secretOfKeys } from '../../harness/keyed-links';

let bundle: Bundle;
const path = '/studio/link-task';
const hourMs = 3_600_000;

beforeAll(async () => {
  bundle = await startBundle({ LINK_KEY_SECRET: secretOfKeys });
});
afterAll(() => bundle.close());
beforeEach(() => {
  bundle.sandbox.reset();
  bundle.functions.log.length = 0;
});

const link = (TaskSid: string, parameters: object = {}) =>
  bundle.call(path, { TaskSid, LinkKey: '+14155550101', ...parameters });
const newTask = (attributes: object = {}) => bundle.createTask(attributes);
const linkOf = async (sid: string) => (await bundle.fetchTask(sid)).attributes.conversations?.conversation_id;

/** A task that came first with the key. */
async function firstTask(attributes: object = {}): Promise<string> {
  const first = await newTask(attributes);
  await link(first);
  bundle.sandbox.requests.clear();
  return first;
}

describe('a key', () => {
  test('that nobody had yet is the first task’s own, which stays without a link', async () => {
    const task = await newTask({ conversations: { campaign: 'x' } });

    const { body } = await link(task);

    expect(body).toMatchObject({ code: 'unchanged', taskSid: task, conversationId: task, warnings: [] });
    expect((await bundle.fetchTask(task)).attributes).toEqual({ conversations: { campaign: 'x' } });
    expect(keptItems(bundle).map(({ data }) => data)).toEqual([{ conversationId: task, taskSid: task }]);
  });

  test('leads the next task to the first one’s conversation', async () => {
    const first = await firstTask();
    const task = await newTask({ call_sid: 'CA1' });

    const { body } = await link(task, { LinkKey: ' +14155550101 ' });

    expect(body).toMatchObject({ code: 'changed', conversationId: first });
    expect((await bundle.fetchTask(task)).attributes).toEqual({
      call_sid: 'CA1',
      conversations: { conversation_id: first },
    });
  });

  test('costs the first task two requests of Sync, each follower two and the write', async () => {
    await firstTask();
    const task = await newTask();
    bundle.sandbox.requests.clear();

    await link(task);
    const follower = bundle.requestsSent();
    bundle.sandbox.requests.clear();
    await link(await newTask(), { LinkKey: 'another' });

    expect(follower).toEqual(['FetchTask', 'FetchSyncMapItem', 'UpdateSyncMapItem', 'UpdateTask']);
    expect(bundle.requestsSent()).toEqual(['FetchTask', 'FetchSyncMapItem', 'CreateSyncMapItem']);
  });

  test('hands on the conversation that its first task has', async () => {
    await firstTask({ conversations: { conversation_id: 'case 7' } });
    const task = await newTask();

    expect((await link(task)).body.conversationId).toBe('case 7');
  });

  test.each(['first', 'follower'])('called again for the %s changes nothing', async (which) => {
    const first = await firstTask();
    const follower = await newTask();
    await link(follower);
    const task = which === 'first' ? first : follower;
    const [before] = keptItems(bundle);
    bundle.sandbox.requests.clear();

    const { body } = await link(task);

    expect([body.code, body.conversationId]).toEqual(['unchanged', first]);
    expect([bundle.requestsSent(), keptItems(bundle)]).toEqual([['FetchTask', 'FetchSyncMapItem'], [before]]);
  });

  test('holds neither the key nor anything of it', async () => {
    await firstTask();

    const kept = JSON.stringify(keptItems(bundle));

    expect(kept).not.toContain('4155550101');
    expect(JSON.stringify(bundle.functions.log)).not.toContain('4155550101');
  });
});

describe('how long a key leads there', () => {
  test.each([
    ['a day by default', {}, 24],
    ['as long as LinkWithinHours says', { LinkWithinHours: 2 }, 2],
    ['a year at the most', { LinkWithinHours: '8760' }, 8760],
  ])('%s', async (_, parameters, hours) => {
    const first = await newTask();
    await link(first, parameters);

    bundle.sandbox.clock.advance(hours * hourMs - 60_000);
    const inTime = await link(await newTask(), parameters);
    bundle.sandbox.clock.advance(hours * hourMs + 60_000);
    const late = await newTask();

    expect(inTime.body.conversationId).toBe(first);
    expect((await link(late, parameters)).body.conversationId).toBe(late);
  });

  test('each task that joins begins it again', async () => {
    const first = await firstTask();
    for (const _ of [1, 2, 3]) {
      bundle.sandbox.clock.advance(20 * hourMs);
      const task = await newTask();
      expect((await link(task)).body.conversationId).toBe(first);
    }
  });

  test('an item that expires between reading and renewing makes the task the first', async () => {
    await firstTask();
    const task = await newTask();
    const [{ key }] = keptItems(bundle);
    const item = `/v1/Services/default/Maps/flex-insights-conversations/Items/${key}`;
    bundle.sandbox.addFault({
      kind: 'meanwhile',
      method: 'POST',
      path: item,
      requests: [{ method: 'DELETE', path: item }],
    });

    expect((await link(task)).body).toMatchObject({ code: 'unchanged', conversationId: task });
  });
});

describe('a task that belongs to another conversation', () => {
  test('is refused, and the key is not renewed', async () => {
    await firstTask();
    const [before] = keptItems(bundle);
    const task = await newTask({ conversations: { conversation_id: 'old' } });
    bundle.sandbox.clock.advance(hourMs);

    const { status, body } = await link(task);

    expect([status, body.code, body.conversationId]).toEqual([409, 'already-linked', 'old']);
    expect(keptItems(bundle)).toEqual([before]);
  });

  test('leaves it with Relink=true', async () => {
    const first = await firstTask();
    const task = await newTask({ conversations: { conversation_id: 'old' } });

    expect((await link(task, { Relink: 'true' })).body).toMatchObject({ code: 'changed', conversationId: first });
  });
});

describe('of several at once exactly one is first', () => {
  test.each([1, 2, 3])('round %i', async () => {
    const tasks = await Promise.all(Array.from({ length: 10 }, () => newTask()));

    const replies = await Promise.all(tasks.map((task) => link(task)));

    const ids = new Set(replies.map(({ body }) => body.conversationId));
    expect([ids.size, replies.filter(({ body }) => body.code === 'unchanged').length]).toEqual([1, 1]);
    expect(keptItems(bundle)).toHaveLength(1);
  });

  test('also when somebody else creates the item between our reading and creating', async () => {
    const [task, other] = [await newTask(), await newTask()];
    await link(await newTask(), { LinkKey: 'makes the map' });
    const items = '/v1/Services/default/Maps/flex-insights-conversations/Items';
    await link(other);
    const { key } = keptItems(bundle).at(-1)!;
    const form = { Key: key, Data: JSON.stringify({ conversationId: other, taskSid: other }) };
    for (const { maps } of bundle.sandbox.state.sync.values()) for (const map of maps.values()) map.items.delete(key);
    bundle.sandbox.addFault({
      kind: 'meanwhile',
      method: 'POST',
      path: `${items}$`,
      requests: [{ method: 'POST', path: items, form }],
    });

    expect((await link(task)).body).toMatchObject({ code: 'changed', conversationId: other });
  });

  test('a lost answer to the first’s creation is found again', async () => {
    const task = await newTask();
    bundle.sandbox.addFault({ kind: 'reset-after', method: 'POST', path: '/Items' });
    await link(await newTask(), { LinkKey: 'makes the map' });
    bundle.sandbox.addFault({ kind: 'reset-after', method: 'POST', path: '/Items' });

    expect((await link(task)).body).toMatchObject({ code: 'unchanged', conversationId: task });
  });
});

describe('the map', () => {
  const deleteMaps = () => {
    for (const { maps } of bundle.sandbox.state.sync.values()) maps.clear();
  };

  test('is made when it is missing', async () => {
    await link(await newTask());

    expect(bundle.requestsSent()).toEqual([
      'FetchTask',
      'FetchSyncMapItem',
      'CreateSyncMapItem',
      'CreateSyncMap',
      'FetchSyncMapItem',
      'CreateSyncMapItem',
    ]);
  });

  test('is made again when somebody deleted it: what it held is simply not found', async () => {
    await firstTask();
    deleteMaps();
    const task = await newTask();

    expect((await link(task)).body).toMatchObject({ code: 'unchanged', conversationId: task });
    expect(keptItems(bundle)).toHaveLength(1);
  });
});

test.each([
  ['something else', { hello: 'world' }],
  ['half of it', { conversationId: 'case 7' }],
  ['an object for an id', { conversationId: { $gt: '' }, taskSid: `WT${'1'.repeat(32)}` }],
])('an item that somebody overwrote with %s is told, never guessed, and stays as it is', async (_, data) => {
  await firstTask();
  overwriteItems(bundle, data);
  const task = await newTask();

  const { status, body } = await link(task);

  expect([status, body.code, body.message]).toEqual([
    409,
    'not-allowed-now',
    expect.stringMatching(/holds no conversation: .* Delete the item [\w-]{43} of the map flex-insights-conversations/),
  ]);
  expect(await linkOf(task)).toBeUndefined();
  expect(keptItems(bundle).map((each) => each.data)).toEqual([data]);
  expect(bundle.functions.log.at(-1)).toMatchObject({ level: 'warn' });
});

test.each([
  ['down', { status: 503 }, 502, 'unavailable'],
  ['overrun', { status: 429, retryAfter: 60 }, 429, 'rate-limited'],
  ['somebody else’s page', { kind: 'html', status: 200 }, 502, 'unavailable'],
])('Sync %s: nothing is linked, and a repeat finishes', async (_, fault, status, code) => {
  const first = await firstTask();
  const task = await newTask();
  const id = bundle.sandbox.addFault({ kind: 'status', path: '/Items', times: 'always', ...fault } as never);

  const refused = await link(task);
  bundle.sandbox.faults.remove(id);

  expect([refused.status, refused.body.code]).toEqual([status, code]);
  expect((await link(task)).body).toMatchObject({ code: 'changed', conversationId: first });
});

test.each([
  ['a link and a key', { FirstTaskSid: `WT${'1'.repeat(32)}` }, 'LinkKey cannot be given together with FirstTaskSid'],
  ['hours without a key', { LinkKey: ' ', LinkWithinHours: 2 }, 'LinkKey is missing next to LinkWithinHours'],
  [
    'only spaces',
    { LinkKey: '   ' },
    'PreviousTaskSid is missing, and so are FirstTaskSid, ConversationId and LinkKey',
  ],
  ['no hours', { LinkWithinHours: 0 }, 'LinkWithinHours must be a whole number from 1 to 8760'],
  ['a megabyte', { LinkKey: 'x'.repeat(900_000) }, 'LinkKey has 900000 characters'],
  ['control characters', { LinkKey: 'a\u0000b' }, 'LinkKey holds control characters or half a character'],
  [
    'a caller who is not shown',
    { LinkKey: '+266696687' },
    expect.stringMatching(/^LinkKey is what stands for a number/),
  ],
  ['a word for nothing', { LinkKey: 'undefined' }, expect.stringMatching(/^LinkKey is a word for no value/)],
])('%s is refused before anything is sent', async (_, parameters, problem) => {
  const { status, body } = await link(`WT${'a'.repeat(32)}`, parameters);

  expect([status, body.code, `${body.issues[0].field} ${body.issues[0].problem}`]).toEqual([400, 'bad-input', problem]);
  expect(bundle.requestsSent()).toEqual([]);
});

test('an emoji is a key like any other', async () => {
  const first = await newTask();
  await link(first, { LinkKey: '🙂' });

  expect((await link(await newTask(), { LinkKey: '🙂' })).body.conversationId).toBe(first);
});

test('a task that does not exist registers nothing', async () => {
  const { status, body } = await link(`WT${'9'.repeat(32)}`);

  expect([status, body.code, keptItems(bundle)]).toEqual([404, 'task-not-found', []]);
});

describe('the deployment', () => {
  const withVariables = async (variables: Record<string, string>) => {
    await bundle.close();
    bundle = await startBundle(variables);
  };
  afterAll(() => withVariables({ LINK_KEY_SECRET: secretOfKeys }));

  test.each([
    ['without a secret', {}, 'LINK_KEY_SECRET is not set; set it to 32 or more random characters.'],
    ['with a short one', { LINK_KEY_SECRET: 'short' }, expect.stringMatching(/^LINK_KEY_SECRET is too short/)],
    [
      'with a Sync service that is not there',
      { LINK_KEY_SECRET: secretOfKeys, SYNC_SERVICE_SID: `IS${'9'.repeat(32)}` },
      'SYNC_SERVICE_SID names no Sync service of the account.',
    ],
    [
      'with a Sync service that is not a SID',
      { LINK_KEY_SECRET: secretOfKeys, SYNC_SERVICE_SID: 'mine' },
      expect.stringMatching(/^SYNC_SERVICE_SID is not the SID of a service/),
    ],
  ])('%s says so and writes nothing', async (_, variables, message) => {
    await withVariables(variables);
    const task = await newTask();

    const { status, body } = await link(task);

    expect([status, body.code, body.message]).toEqual([500, 'not-configured', message]);
    expect(await linkOf(task)).toBeUndefined();
  });

  test('with another secret finds the old keys no more', async () => {
    await withVariables({ LINK_KEY_SECRET: secretOfKeys });
    await firstTask();
    const kept = bundle.sandbox.state.sync;
    await withVariables({ LINK_KEY_SECRET: 'z'.repeat(32) });
    for (const [sid, service] of kept) bundle.sandbox.state.sync.set(sid, service);
    const task = await newTask();

    expect((await link(task)).body).toMatchObject({ code: 'unchanged', conversationId: task });
    expect(keptItems(bundle)).toHaveLength(2);
  });
});
