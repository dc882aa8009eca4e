/** What closing a task comes to; races and Interactions have tests of their own, close-task-races and -interaction. */
import '../../harness/runtime';
import { decide, type CloseRequest } from '../../../functions/studio/close-task.protected';
import { seed, startBundle, type Bundle } from '../../harness/bundle';
import { assertRequestsConform } from '../../harness/openapi';

let bundle: Bundle;
let taskSid: string;
const path = '/studio/close-task';
const foreign = { call_sid: 'CA1', left: null };

beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());
beforeEach(async () => {
  bundle.sandbox.reset();
  taskSid = await bundle.createTask(foreign);
  bundle.sandbox.requests.clear();
});

const close = (parameters: Record<string, unknown>) => bundle.call(path, { TaskSid: taskSid, ...parameters });
const task = () => bundle.fetchTask(taskSid);
const answered = (attributes: object = foreign) =>
  bundle.sandbox.putTask({ sid: taskSid, attributes, assignmentStatus: 'assigned' });
/** The forms of the updates sent, as TaskRouter saw them. */
const updates = () =>
  bundle.sandbox.requests
    .list()
    .filter(({ operation }) => operation === 'UpdateTask')
    .map(({ form }) => form);
const taskPath = () => `/v1/Workspaces/${seed.workspaceSid}/Tasks/${taskSid}`;
const written = (attributes: object) => JSON.stringify({ ...foreign, ...attributes });

describe('canceling a waiting task', () => {
  test('writes attributes, status and reason in one conditional request', async () => {
    const { status, body } = await close({
      Status: 'canceled',
      Reason: 'no agent',
      Outcome: 'Callback requested',
      'conversations.abandoned': 'follow-up',
    });

    expect([status, body.code]).toEqual([200, 'changed']);
    const Attributes = written({ conversations: { abandoned: 'Follow-Up', outcome: 'Callback requested' } });
    expect(updates()).toEqual([{ Attributes, AssignmentStatus: 'canceled', Reason: 'no agent' }]);
    expect(bundle.sandbox.requests.list().at(-1)?.headers['if-match']).toBe('"0"');
    expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask']);
  });

  test('answers the attributes it wrote', async () => {
    const { body } = await close({ Status: 'canceled', Outcome: 'Spam', 'conversations.campaign': 'null' });

    expect(body).toMatchObject({
      taskSid,
      attributes: { conversations: { outcome: 'Spam', campaign: null } },
      warnings: [],
    });
  });

  test('answers nothing that somebody else put there, nor what was left alone', async () => {
    const theirs = { conversations: { case: 'theirs', media: [{ type: 'Raw', url: 'https://a.example/theirs' }] } };
    bundle.sandbox.putTask({ sid: taskSid, attributes: theirs, assignmentStatus: 'canceled', reason: 'o' });
    const media = [{ type: 'Raw', url: 'https://a.example/ours', title: 'Form' }];

    const { body } = await close({
      Status: 'canceled',
      Outcome: 'o',
      'conversations.case': 'ours',
      'conversations.media': JSON.stringify(media),
    });

    expect(body).toMatchObject({
      code: 'changed',
      warnings: [{ field: 'conversations.case' }, { field: 'conversations.media' }],
    });
    expect(body.attributes).toEqual({ conversations: { outcome: 'o' } });
  });
});

describe('completing an agent’s task', () => {
  beforeEach(() => answered());

  test('writes the attributes first, then status and reason, which TaskRouter refuses together', async () => {
    const { body } = await close({ Status: 'completed', Reason: 'done', Outcome: 'Sale' });

    expect(body.code).toBe('changed');
    expect(updates()).toEqual([
      { Attributes: written({ conversations: { outcome: 'Sale' } }) },
      { AssignmentStatus: 'completed', Reason: 'done' },
    ]);
    expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask', 'UpdateTask']);
  });

  test('takes two requests when no attribute changes', async () => {
    const { body } = await close({ Status: 'completed', Reason: 'done' });

    expect(body.code).toBe('changed');
    expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask']);
    expect(await task()).toMatchObject({ status: 'completed', reason: 'done', attributes: foreign });
  });

  test('keeps attributes that somebody wrote in between', async () => {
    const theirs = { method: 'POST', path: taskPath(), form: { Attributes: '{"theirs":1}' } };
    bundle.sandbox.addFault({ kind: 'delay', delayMs: 0, method: 'POST' });
    bundle.sandbox.addFault({ kind: 'meanwhile', method: 'POST', requests: [theirs] });

    const { body } = await close({ Status: 'completed', Outcome: 'Sale' });

    expect(body.code).toBe('changed');
    expect(await task()).toMatchObject({
      status: 'completed',
      reason: 'Sale',
      attributes: { theirs: 1, conversations: { outcome: 'Sale' } },
    });
  });

  test('whose attributes stood already is not told as written when its end is refused', async () => {
    answered({ ...foreign, conversations: { outcome: 'Sale' } });
    bundle.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 60, method: 'POST' });

    const { body } = await close({ Status: 'completed', Outcome: 'Sale' });

    expect([body.code, body.message]).toEqual(['rate-limited', expect.not.stringContaining('were written')]);
  });

  test('that is deleted between the two is not found, and nobody is told to repeat', async () => {
    bundle.sandbox.addFault({ kind: 'delay', delayMs: 0, method: 'POST' });
    bundle.sandbox.addFault({ kind: 'meanwhile', method: 'POST', requests: [{ method: 'DELETE', path: taskPath() }] });

    const { body } = await close({ Status: 'completed', Outcome: 'Sale' });

    expect([body.code, body.message]).toEqual(['task-not-found', expect.not.stringContaining('repeat')]);
  });

  test('that was closed half-way is finished by calling again', async () => {
    bundle.sandbox.addFault({ kind: 'delay', delayMs: 0, method: 'POST' });
    bundle.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 60, method: 'POST' });

    const [first, second] = [
      await close({ Status: 'completed', Outcome: 'Sale' }),
      await close({ Status: 'completed', Outcome: 'Sale' }),
    ];

    expect([first.status, first.body.code, first.body.message]).toEqual([
      429,
      'rate-limited',
      'The attributes were written. Closing the task did not come through: repeat the call to finish it.',
    ]);
    expect(second.body.code).toBe('changed');
    expect(bundle.functions.log.slice(-2).map(({ line }) => line.attempts)).toEqual([2, 2]);
    expect(updates()).toHaveLength(2);
    expect(await task()).toMatchObject({ status: 'completed', reason: 'Sale' });
  });
});

test.each([
  [{ Reason: 'r', Outcome: 'o' }, 'r', 'o'],
  [{ Outcome: 'o' }, 'o', 'o'],
  [{ Reason: 'r' }, 'r', undefined],
  [{ Reason: ' ', Outcome: 'o' }, 'o', 'o'],
  [{ Reason: 'r', 'conversations.outcome': 'o' }, 'r', 'o'],
])('%j gives reason %j and outcome %j', async (given, reason, outcome) => {
  await close({ Status: 'canceled', ...given });

  const { attributes, ...closed } = await task();
  expect([closed.reason, attributes.conversations?.outcome]).toEqual([reason, outcome]);
});

test('a long outcome is cut, with the parameter’s name in the warning, and so is the reason made of it', async () => {
  const { body } = await close({ Status: 'canceled', Outcome: 'x'.repeat(300) });

  expect(body.warnings).toMatchObject([{ field: 'Outcome', problem: 'has 300 characters and was cut to 255' }]);
  expect(await task()).toMatchObject({
    reason: 'x'.repeat(255),
    attributes: { conversations: { outcome: 'x'.repeat(255) } },
  });
});

describe('the state of the task decides', () => {
  test.each([
    ['pending', 'canceled', 'changed'],
    ['reserved', 'canceled', 'changed'],
    ['assigned', 'canceled', 'not-allowed-now'],
    ['wrapping', 'canceled', 'not-allowed-now'],
    ['completed', 'canceled', 'not-allowed-now'],
    ['pending', 'completed', 'not-allowed-now'],
    ['reserved', 'completed', 'not-allowed-now'],
    ['assigned', 'completed', 'changed'],
    ['wrapping', 'completed', 'changed'],
    ['canceled', 'completed', 'not-allowed-now'],
  ] as const)('%s to %s: %s', async (assignmentStatus, Status, code) => {
    bundle.sandbox.putTask({ sid: taskSid, assignmentStatus });

    const { body } = await close({ Status, Outcome: 'o' });

    expect(body.code).toBe(code);
    expect((await task()).status).toBe(code === 'changed' ? Status : assignmentStatus);
  });

  test('a refusal names the state and writes nothing', async () => {
    const { status, body } = await close({ Status: 'completed', Outcome: 'o' });

    expect([status, body.message]).toEqual([
      409,
      'The task is pending; only an assigned or wrapping task can be completed.',
    ]);
    expect(bundle.requestsSent()).toEqual(['FetchTask']);
  });

  test.each(['canceled', 'completed'])('%s already: unchanged, with one read and no write', async (Status) => {
    bundle.sandbox.putTask({ sid: taskSid, assignmentStatus: Status === 'completed' ? 'assigned' : 'pending' });
    await close({ Status, Outcome: 'o' });
    bundle.sandbox.requests.clear();

    const { status, body } = await close({ Status, Outcome: 'o' });

    expect([status, body.code, body.warnings]).toEqual([200, 'unchanged', []]);
    expect(bundle.requestsSent()).toEqual(['FetchTask']);
  });

  test('the first end stands: a reason that was not given is not told as left out', async () => {
    await close({ Status: 'canceled', Outcome: 'first' });

    const { body } = await close({ Status: 'canceled', Outcome: 'second' });

    expect(body.warnings.map(({ field }) => field)).toEqual(['conversations.outcome']);
  });

  test('the first end stands: another outcome and reason are left out, and told', async () => {
    await close({ Status: 'canceled', Outcome: 'first' });

    const { body } = await close({ Status: 'canceled', Outcome: 'second', Reason: 'second' });

    expect([body.code, body.warnings.map(({ field }) => field)]).toEqual([
      'unchanged',
      ['conversations.outcome', 'Reason'],
    ]);
    expect(await task()).toMatchObject({ reason: 'first', attributes: { conversations: { outcome: 'first' } } });
  });
});

test.each([
  [
    'no reason and no outcome',
    { Status: 'canceled' },
    'Reason is missing, and so is Outcome: send at least one of them.',
  ],
  ['no status', { Outcome: 'o' }, 'Status is missing: send how the task ends: canceled or completed.'],
  [
    'a status with two l',
    { Status: 'cancelled', Outcome: 'o' },
    'Status must be canceled or completed: did you mean canceled?',
  ],
  [
    'two outcomes',
    { Status: 'canceled', Outcome: 'o', 'conversations.outcome': 'p' },
    'conversations.outcome cannot be given together with Outcome: send one of them.',
  ],
  [
    'an outcome to clear',
    { Status: 'canceled', Outcome: 'null' },
    'Outcome cannot be cleared while closing a task: send a text, or leave it out.',
  ],
  [
    'a misspelled parameter',
    { Status: 'canceled', outcome: 'o', Reason: 'r' },
    'outcome is not a parameter of this Function: write Outcome.',
  ],
  [
    'a wrong attribute',
    { Status: 'canceled', Outcome: 'o', 'conversations.hold_time': 'long' },
    'conversations.hold_time must be a finite number: write digits with a point, such as 12.5.',
  ],
])('%s is refused before anything is sent', async (_, parameters, message) => {
  const { status, body } = await close(parameters);

  expect([status, body.code, body.message]).toEqual([400, 'bad-input', `${message} Nothing was sent to Twilio.`]);
  expect(bundle.requestsSent()).toEqual([]);
});

test('OnInvalid=skip closes with what is valid', async () => {
  const { body } = await close({
    Status: 'canceled',
    Outcome: 'o',
    OnInvalid: 'skip',
    'conversations.hold_time': 'long',
  });

  expect([body.code, body.issues.map(({ field }) => field)]).toEqual(['changed', ['conversations.hold_time']]);
  expect((await task()).status).toBe('canceled');
});

test('attributes beyond TaskRouter’s limit leave the task open', async () => {
  bundle.sandbox.putTask({ sid: taskSid, attributes: { filler: 'x'.repeat(4060) } });

  const { status, body } = await close({ Status: 'canceled', Outcome: 'o'.repeat(50) });

  expect([status, body.code, (await task()).status]).toEqual([422, 'too-large', 'pending']);
});

test('no request leaves what Twilio’s OpenAPI descriptions allow', async () => {
  await close({ Status: 'canceled', Outcome: 'o' });
  await bundle.call(path, { TaskSid: seed.taskSids.answeredCall, Status: 'completed', Outcome: 'o' });
  await bundle.call(path, { TaskSid: seed.taskSids.chat, Status: 'completed', Outcome: 'o' });

  expect(() => assertRequestsConform(bundle.sandbox.requests.list())).not.toThrow();
  expect(bundle.requestsSent()).toHaveLength(8);
});

describe('the next step, decided again for every version of the task', () => {
  const request: CloseRequest = {
    status: 'canceled',
    reason: 'r',
    reasonGiven: true,
    changes: { conversations: { outcome: 'mine', abandoned: 'Follow-Up' } },
    filledIn: ({ reason }) => (reason === 'hangup' ? { outcome: 'Abandoned', abandoned: 'Yes' } : {}),
  };
  const ended = (conversations: object, reason = 'hangup') => ({
    sid: taskSid,
    attributes: { conversations },
    status: 'canceled',
    reason,
    version: '"1"',
  });

  test.each([
    ['nothing', {}, { outcome: 'mine', abandoned: 'Follow-Up' }],
    ['null and nothing', { outcome: null, abandoned: '' }, { outcome: 'mine', abandoned: 'Follow-Up' }],
    [
      'what the event webhook filled in from the reason',
      { outcome: 'Abandoned', abandoned: 'Yes' },
      { outcome: 'mine', abandoned: 'Follow-Up' },
    ],
    ['somebody’s word', { outcome: 'theirs', abandoned: 'No' }, { outcome: 'theirs', abandoned: 'No' }],
  ])('an ended task with %s', (_, standing, conversations) => {
    expect(decide(ended(standing), request)).toMatchObject({ attributes: { conversations } });
  });

  test('the version that holds the attributes is closed, whatever TaskRouter made of their JSON', () => {
    const task = {
      sid: taskSid,
      attributes: { conversations: { outcome: 'as stored' } },
      status: 'assigned',
      reason: null,
      version: '"2"',
    };
    const completing = { ...request, status: 'completed' as const };

    expect(decide(task, completing, '"2"')).toMatchObject({
      attributes: task.attributes,
      closing: { status: 'completed', reason: 'r' },
    });
    expect(decide(task, completing, '"1"')).toMatchObject({
      attributes: { conversations: { outcome: 'mine' } },
      closing: undefined,
    });
  });
});
