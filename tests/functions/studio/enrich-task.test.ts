import { startBundle, type Bundle } from '../../harness/bundle';
import { replyKeys } from '../../harness/reply-keys';

let bundle: Bundle;
let taskSid: string;
const path = '/studio/enrich-task';
const foreign = { call_sid: 'CA1', from: '+15005550001', to_country: 'US', callback_number: null, big: 7 };

beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());
beforeEach(async () => {
  bundle.sandbox.reset();
  taskSid = await bundle.createTask({ ...foreign, conversations: { own: 'kept', campaign: 'old' } });
  bundle.sandbox.requests.clear();
});

const enrich = (parameters: Record<string, unknown>) => bundle.call(path, { TaskSid: taskSid, ...parameters });

test('writes what is given and keeps all the rest', async () => {
  const { status, body } = await enrich({ 'conversations.campaign': 'new', 'customers.name': 'Jane' });

  expect([status, body.code]).toEqual([200, 'changed']);
  expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask']);
  expect((await bundle.fetchTask(taskSid)).attributes).toEqual({
    ...foreign,
    conversations: { own: 'kept', campaign: 'new' },
    customers: { name: 'Jane' },
  });
});

test('a reply has every key, in success and in failure', async () => {
  const replies = [
    await enrich({ 'conversations.campaign': 'x' }),
    await enrich({ 'conversations.outcom': 'x' }),
    await bundle.call(path, {}),
  ];

  for (const { body } of replies) expect(Object.keys(body)).toEqual(replyKeys);
});

test('asking for what is there already sends no write', async () => {
  const { body } = await enrich({ 'conversations.campaign': 'old' });

  expect(body).toMatchObject({ ok: true, code: 'unchanged', attributes: { conversations: { campaign: 'old' } } });
  expect(body.message).toBe('Nothing to do: everything is as asked already.');
  expect(bundle.requestsSent()).toEqual(['FetchTask']);
});

test('null removes a value, a blank one leaves it alone', async () => {
  await enrich({ 'conversations.content': 'talk' });

  await enrich({ 'conversations.campaign': 'null', 'conversations.content': ' ' });

  expect((await bundle.fetchTask(taskSid)).attributes.conversations).toEqual({ own: 'kept', content: 'talk' });
});

test('without any value there is nothing to do and nothing is asked of Twilio', async () => {
  const { body } = await enrich({ 'conversations.campaign': '', Customers: ' ' });

  expect(body).toMatchObject({ code: 'unchanged', warnings: [{ field: 'attributes' }] });
  expect(bundle.requestsSent()).toEqual([]);
});

test('wrong input is refused whole before anything is sent', async () => {
  const { status, body } = await enrich({
    'conversations.outcom': 'x',
    'conversations.hold_time': 'long',
    'conversations.campaign': 'new',
  });

  expect(status).toBe(400);
  expect(body.message).toBe(
    'conversations.outcom is not an attribute that Insights reads; it would be ignored: did you mean conversations.outcome? And 1 more in issues. Nothing was sent to Twilio.',
  );
  expect(bundle.requestsSent()).toEqual([]);
});

test('OnInvalid=skip writes the valid ones and names the others in a successful reply', async () => {
  const { status, body } = await enrich({
    OnInvalid: 'skip',
    'conversations.outcom': 'x',
    'conversations.campaign': 'new',
  });

  expect([status, body.code, body.issues.length]).toEqual([200, 'changed', 1]);
  expect((await bundle.fetchTask(taskSid)).attributes.conversations.campaign).toBe('new');
});

test('names without their id are told for the task as it ends up', async () => {
  await enrich({ 'conversations.handling_team_id': '2' });

  const { body } = await enrich({
    'conversations.handling_team_name': 'Sales',
    'conversations.handling_department_name': 'North',
  });

  expect(body.warnings.map(({ field }) => field)).toEqual(['conversations.handling_department_name']);
});

test('a task that never existed is not found', async () => {
  const { status, body } = await bundle.call(path, { TaskSid: `WT${'9'.repeat(32)}`, 'conversations.campaign': 'x' });

  expect([status, body.code]).toEqual([404, 'task-not-found']);
});

test.each([
  [4096, 'changed'],
  [4097, 'too-large'],
])('attributes of %i characters are %s', async (characters, code) => {
  const written = { filler: '', conversations: { campaign: 'Spring' } };
  const filler = 'x'.repeat(characters - JSON.stringify(written).length);
  const full = await bundle.createTask({ filler });

  const { body } = await bundle.call('/studio/enrich-task', { TaskSid: full, 'conversations.campaign': 'Spring' });

  expect(body.code).toBe(code);
});

test('more than TaskRouter takes is refused, naming the largest keys and no value', async () => {
  const full = await bundle.createTask({ ...foreign, filler: 'x'.repeat(3900) });

  const { status, body } = await bundle.call(path, { TaskSid: full, 'conversations.content': 'y'.repeat(200) });

  expect([status, body.code, body.attributes, body.conversationId]).toEqual([422, 'too-large', null, null]);
  expect(body.message).toMatch(/Largest: filler \(3911\), conversations.content \(212\)/);
  expect((await bundle.fetchTask(full)).attributes).toEqual({ ...foreign, filler: 'x'.repeat(3900) });
});

test('numbers JavaScript would round stay on the task as they were', async () => {
  const json = '{"account":12345678901234567890,"rate":1.0}';
  const exact = await bundle.createTask(json);

  await bundle.call(path, { TaskSid: exact, 'conversations.campaign': 'x' });

  expect((await bundle.fetchTask(exact)).json).toBe(
    '{"account":12345678901234567890,"rate":1.0,"conversations":{"campaign":"x"}}',
  );
});

test.each([['[]'], ['"text"'], ['7'], ['{broken']])('attributes that are %s are never written over', async (json) => {
  bundle.sandbox.putTask({ sid: taskSid, attributes: json });

  const { status, body } = await enrich({ 'conversations.campaign': 'x' });

  expect([status, body.code]).toEqual([409, 'task-unreadable']);
  expect(bundle.requestsSent()).toEqual(['FetchTask']);
});

test.each([[''], ['null']])('attributes that are %j count as none', async (json) => {
  bundle.sandbox.putTask({ sid: taskSid, attributes: json });

  const { body } = await enrich({ 'conversations.campaign': 'x' });

  expect(body.code).toBe('changed');
  expect((await bundle.fetchTask(taskSid)).attributes).toEqual({ conversations: { campaign: 'x' } });
});

test('something else in the place of conversations is never written over', async () => {
  bundle.sandbox.putTask({ sid: taskSid, attributes: '{"conversations":"see CRM"}' });

  const { body } = await enrich({ 'conversations.campaign': 'x' });

  expect(body.code).toBe('task-unreadable');
});

test.each([['"see CRM"'], ['5'], ['{"a":1}']])('media that is %s is never written over', async (media) => {
  const attributes = `{"conversations":{"media":${media}}}`;
  bundle.sandbox.putTask({ sid: taskSid, attributes });

  const { status, body } = await enrich({
    'conversations.media': '[{"type":"Embedded","url":"https://a.example/1"}]',
    'conversations.campaign': 'x',
  });

  expect([status, body.code, body.message]).toEqual([
    409,
    'task-unreadable',
    'conversations.media on the task is not a list; nothing was written over it.',
  ]);
  expect((await bundle.fetchTask(taskSid)).json).toBe(attributes);
});

test('logs one line, without a value', async () => {
  bundle.functions.log.length = 0;

  await enrich({ 'customers.phone': '+4412345678', 'conversations.outcom': 'secret' });
  await enrich({ 'customers.phone': '+4412345678' });

  expect(bundle.functions.log).toEqual([
    { level: 'log', line: { fn: path, code: 'bad-input', calls: 0, ms: expect.any(Number) } },
    { level: 'log', line: { fn: path, code: 'changed', taskSid, attempts: 1, calls: 2, ms: expect.any(Number) } },
  ]);
});
