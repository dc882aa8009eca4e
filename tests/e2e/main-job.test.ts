/** The main job, over HTTP: the specification's samples into an enqueued call, and three tasks into one conversation. */
import samples from '../recorded/specification.json';
import { seed, startBundle, type Bundle } from '../harness/bundle';

let bundle: Bundle;
const enrich = '/studio/enrich-task';
const link = '/studio/link-task';
const { queuedCall } = seed.taskSids;

beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());
beforeEach(() => bundle.sandbox.reset());

/** Null clears and blank is absent: neither stands on the task afterwards. */
const kept = (object: object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== ''));

const asJson = { Conversations: JSON.stringify(samples.conversations), Customers: JSON.stringify(samples.customers) };
const flat = Object.fromEntries([
  ...Object.entries(samples.conversations).map(([key, value]) => [`conversations.${key}`, String(value)]),
  ...Object.entries(samples.customers).map(([key, value]) => [`customers.${key}`, String(value)]),
]);

test('both samples go in whole, and the call’s own attributes stay as they were', async () => {
  const before = (await bundle.fetchTask(queuedCall)).attributes;

  const { body } = await bundle.call(enrich, { TaskSid: queuedCall, ...asJson });

  expect(body).toMatchObject({ ok: true, code: 'changed', issues: [] });
  expect((await bundle.fetchTask(queuedCall)).attributes).toEqual({
    ...before,
    conversations: kept(samples.conversations),
    customers: kept(samples.customers),
  });
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['call_sid', 'from', 'to_country']));
});

test('the same values as flat parameters make the same task', async () => {
  await bundle.call(enrich, { TaskSid: queuedCall, ...asJson });
  const fromJson = (await bundle.fetchTask(queuedCall)).json;
  bundle.sandbox.reset();

  await bundle.call(enrich, { TaskSid: queuedCall, ...flat });

  expect((await bundle.fetchTask(queuedCall)).json).toBe(fromJson);
});

test('a JSON body does the same as a form', async () => {
  await bundle.call(
    enrich,
    { TaskSid: queuedCall, Conversations: samples.conversations, Customers: samples.customers },
    'json',
  );

  expect((await bundle.fetchTask(queuedCall)).attributes).toMatchObject({
    conversations: kept(samples.conversations),
    customers: kept(samples.customers),
  });
});

test('a second task is linked by FirstTaskSid, a third by PreviousTaskSid: one conversation, the first without a link', async () => {
  const [first, second, third] = [
    queuedCall,
    await bundle.createTask({ call_sid: 'CA2' }),
    await bundle.createTask({ call_sid: 'CA3' }),
  ];

  await bundle.call(link, { TaskSid: first, FirstTaskSid: first });
  await bundle.call(link, { TaskSid: second, FirstTaskSid: first });
  await bundle.call(link, { TaskSid: third, PreviousTaskSid: second });

  const links = await Promise.all(
    [first, second, third].map(async (sid) => (await bundle.fetchTask(sid)).attributes.conversations?.conversation_id),
  );
  expect(links).toEqual([undefined, first, first]);
});
