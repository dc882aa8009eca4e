/** The writer against a Twilio that misbehaves, through enrich-task: every reply true, nothing lost. */
import { startBundle, type Bundle } from '../../harness/bundle';
import { assertRequestsConform } from '../../harness/openapi';

let bundle: Bundle;
let taskSid: string;
const foreign = { call_sid: 'CA1', left: null };

beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());
beforeEach(async () => {
  bundle.sandbox.reset();
  taskSid = await bundle.createTask(foreign);
  bundle.sandbox.requests.clear();
  bundle.functions.log.length = 0;
});

const enrich = (campaign = 'Spring') =>
  bundle.call('/studio/enrich-task', { TaskSid: taskSid, 'conversations.campaign': campaign });
const written = async () => (await bundle.fetchTask(taskSid)).attributes;
const somebodyWrites = (attributes: object) => ({
  method: 'POST',
  path: `/v1/Workspaces/${bundle.sandbox.state.workspace.sid}/Tasks/${taskSid}`,
  form: { Attributes: JSON.stringify(attributes) },
});

test('another writer between read and write costs one more round, and both writes stay', async () => {
  bundle.sandbox.addFault({ kind: 'meanwhile', method: 'POST', requests: [somebodyWrites({ ...foreign, theirs: 1 })] });

  const { body } = await enrich();

  expect(body.code).toBe('changed');
  expect(await written()).toEqual({ ...foreign, theirs: 1, conversations: { campaign: 'Spring' } });
  expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask', 'FetchTask', 'UpdateTask']);
  expect(bundle.functions.log[0].line).toMatchObject({ code: 'changed', attempts: 2, calls: 4 });
});

test('when somebody else wrote the same meanwhile, nothing is left to do', async () => {
  bundle.sandbox.addFault({
    kind: 'meanwhile',
    method: 'POST',
    requests: [somebodyWrites({ ...foreign, conversations: { campaign: 'Spring' } })],
  });

  const { body } = await enrich();

  expect(body.code).toBe('unchanged');
  expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask', 'FetchTask']);
});

test('every write carries If-Match with the ETag that was read', async () => {
  await enrich();

  const [read, write] = bundle.sandbox.requests
    .list()
    .filter(({ headers }) => headers['user-agent']?.startsWith('twilio-node'));
  expect(read.headers['if-match']).toBeUndefined();
  expect(write.headers['if-match']).toBe('"0"');
});

test.each([
  ['429', { kind: 'status', status: 429 }],
  ['503', { kind: 'status', status: 503 }],
  ['an HTML page', { kind: 'html' }],
  ['an empty error', { kind: 'empty', status: 500 }],
  ['a lost connection', { kind: 'reset-before' }],
  ['half an answer', { kind: 'half-body' }],
] as const)('a read answered by %s is sent again', async (_, fault) => {
  bundle.sandbox.addFault({ ...fault, method: 'GET' });

  const { body } = await enrich();

  expect(body.code).toBe('changed');
  expect(bundle.requestsSent()).toHaveLength(3);
});

test.each([
  ['before it was applied', { kind: 'reset-before' }],
  ['after it was applied', { kind: 'reset-after' }],
  ['in half', { kind: 'half-body' }],
  ['behind a 503 although applied', { kind: 'status', status: 503, applied: true }],
] as const)('a write whose answer is lost %s ends as changed, applied once', async (_, fault) => {
  bundle.sandbox.addFault({ ...fault, method: 'POST' });

  const { body } = await enrich();

  expect(body.code).toBe('changed');
  expect(await written()).toEqual({ ...foreign, conversations: { campaign: 'Spring' } });
  expect((await bundle.fetchTask(taskSid)).version).toBe('"1"');
});

test('Retry-After is waited for when the time allows', async () => {
  bundle.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 1, method: 'GET' });
  const started = performance.now();

  await enrich();

  expect(performance.now() - started).toBeGreaterThan(990);
});

test('a Retry-After beyond the time is not waited for', async () => {
  bundle.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 60, times: 'always' });

  const { status, body } = await enrich();

  expect([status, body.code]).toEqual([429, 'rate-limited']);
  expect(bundle.requestsSent()).toHaveLength(1);
});

test('a task deleted between read and write is not found', async () => {
  const gone = { method: 'DELETE', path: somebodyWrites({}).path };
  bundle.sandbox.addFault({ kind: 'meanwhile', method: 'POST', requests: [gone] });

  const { status, body } = await enrich();

  expect([status, body.code]).toEqual([404, 'task-not-found']);
});

test('a write whose answer stays lost is told as uncertain', async () => {
  bundle.sandbox.addFault({ kind: 'reset-after', method: 'POST' });
  bundle.sandbox.addFault({ kind: 'status', status: 503, retryAfter: 60, method: 'POST' });

  const { status, body } = await enrich();

  expect([status, body.code, await written()]).toEqual([
    502,
    'unavailable',
    { ...foreign, conversations: { campaign: 'Spring' } },
  ]);
  expect(body.message).toMatch(/may or may not be there/);
});

test.each([429, 503])('a write that cannot be looked up for a %i on the read is told as uncertain', async (status) => {
  bundle.sandbox.addFault({ kind: 'reset-after', method: 'POST' });
  bundle.sandbox.addFault({ kind: 'meanwhile', method: 'GET', requests: [] });
  bundle.sandbox.addFault({ kind: 'status', status, retryAfter: 60, method: 'GET' });

  const { body } = await enrich();

  expect(body.message).toMatch(/may or may not be there/);
});

test('a read without an answer is not told as a write', async () => {
  bundle.sandbox.addFault({ kind: 'status', status: 503, retryAfter: 60 });

  const { body } = await enrich();

  expect(body).toMatchObject({
    code: 'unavailable',
    message: 'Twilio did not answer properly until the time was used up. Try again.',
  });
});

test('ten writers at once are all saved', async () => {
  const keys = Array.from({ length: 10 }, (_, place) => `conversation_attribute_${place + 1}`);

  const replies = await Promise.all(
    keys.map((key) => bundle.call('/studio/enrich-task', { TaskSid: taskSid, [`conversations.${key}`]: key })),
  );

  expect(replies.map(({ body }) => body.code)).toEqual(keys.map(() => 'changed'));
  expect((await written()).conversations).toEqual(Object.fromEntries(keys.map((key) => [key, key])));
});

test('no request to Twilio leaves what its OpenAPI description allows', async () => {
  await enrich();

  expect(() => assertRequestsConform(bundle.sandbox.requests.list())).not.toThrow();
  expect(bundle.requestsSent()).toHaveLength(2);
});
