import { startBundle, type Bundle } from '../../harness/bundle';

let bundle: Bundle;
const gone = `WT${'9'.repeat(32)}`;
const path = '/studio/link-task';

beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());
beforeEach(() => bundle.sandbox.reset());

const linkOf = async (sid: string) =>
  (await bundle.fetchTask(sid)).attributes.conversations?.conversation_id as string | undefined;

describe('a task is linked', () => {
  test('to the first task by its SID, next to what is there', async () => {
    const [first, second] = [
      await bundle.createTask({}),
      await bundle.createTask({ call_sid: 'CA1', conversations: { campaign: 'x' } }),
    ];

    const { body } = await bundle.call(path, { TaskSid: second, FirstTaskSid: first });

    expect(body).toMatchObject({ code: 'changed', taskSid: second, conversationId: first });
    expect((await bundle.fetchTask(second)).attributes).toEqual({
      call_sid: 'CA1',
      conversations: { campaign: 'x', conversation_id: first },
    });
  });

  test('through the previous task to what that one is linked to', async () => {
    const [first, third] = [await bundle.createTask({}), await bundle.createTask({})];
    const second = await bundle.createTask({ conversations: { conversation_id: first } });
    bundle.sandbox.requests.clear();

    const { body } = await bundle.call(path, { TaskSid: third, PreviousTaskSid: second });

    expect(body.conversationId).toBe(first);
    expect(bundle.requestsSent()).toEqual(['FetchTask', 'FetchTask', 'UpdateTask']);
  });

  test('to the previous task itself when that one was the first', async () => {
    const [first, second] = [await bundle.createTask({}), await bundle.createTask({})];

    await bundle.call(path, { TaskSid: second, PreviousTaskSid: first });

    expect(await linkOf(second)).toBe(first);
  });

  test('through a previous task whose own link is still on its way to the first of the chain', async () => {
    const [first, third] = [await bundle.createTask({}), await bundle.createTask({})];
    const second = await bundle.createTask({ previous_task_sid: first });

    const { body } = await bundle.call(path, { TaskSid: third, PreviousTaskSid: second });

    expect([body.code, body.conversationId, await linkOf(third)]).toEqual(['changed', first, first]);
  });

  test('to a previous task that is deleted already, with a warning', async () => {
    const task = await bundle.createTask({});

    const { body } = await bundle.call(path, { TaskSid: task, PreviousTaskSid: gone });

    expect(body).toMatchObject({ code: 'changed', conversationId: gone, warnings: [{ field: 'PreviousTaskSid' }] });
    expect(await linkOf(task)).toBe(gone);
  });

  test('to any conversation by its id', async () => {
    const task = await bundle.createTask({});

    await bundle.call(path, { TaskSid: task, ConversationId: 'case 7' });

    expect(await linkOf(task)).toBe('case 7');
  });

  test('in two calls to Twilio, and in one when it is linked already', async () => {
    const task = await bundle.createTask({});
    bundle.sandbox.requests.clear();

    const codes = [
      await bundle.call(path, { TaskSid: task, ConversationId: 'a' }),
      await bundle.call(path, { TaskSid: task, ConversationId: 'a' }),
    ];

    expect(codes.map(({ body }) => body.code)).toEqual(['changed', 'unchanged']);
    expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask', 'FetchTask']);
  });
});

describe('a task is left alone', () => {
  test.each(['FirstTaskSid', 'ConversationId'])('when it is the first of the conversation (%s)', async (parameter) => {
    const task = await bundle.createTask({});

    const { body } = await bundle.call(path, { TaskSid: task, [parameter]: task });

    expect(body).toMatchObject({ code: 'unchanged', conversationId: task });
    expect(await linkOf(task)).toBeUndefined();
  });

  test('when it belongs to another conversation, unless Relink=true', async () => {
    const task = await bundle.createTask({ conversations: { conversation_id: 'old' } });

    const refused = await bundle.call(path, { TaskSid: task, ConversationId: 'new' });
    const standing = await linkOf(task);
    const relinked = await bundle.call(path, { TaskSid: task, ConversationId: 'new', Relink: 'true' });

    expect([refused.status, refused.body.code, refused.body.conversationId, standing]).toEqual([
      409,
      'already-linked',
      'old',
      'old',
    ]);
    expect([relinked.body.code, await linkOf(task)]).toEqual(['changed', 'new']);
  });

  test.each(['FirstTaskSid', 'ConversationId'])(
    'when it should be the first of its conversation (%s) but belongs to another, unless Relink=true',
    async (parameter) => {
      const task = await bundle.createTask({ conversations: { conversation_id: 'X' } });

      const refused = await bundle.call(path, { TaskSid: task, [parameter]: task });
      const standing = await linkOf(task);
      const relinked = await bundle.call(path, { TaskSid: task, [parameter]: task, Relink: 'true' });

      expect([refused.body.code, refused.body.conversationId, standing]).toEqual(['already-linked', 'X', 'X']);
      expect([relinked.body.code, relinked.body.conversationId, await linkOf(task)]).toEqual(['changed', task, task]);
    },
  );

  test('when it does not exist', async () => {
    const { status, body } = await bundle.call(path, { TaskSid: gone, ConversationId: 'a' });

    expect([status, body.code]).toEqual([404, 'task-not-found']);
  });
});

test.each([
  ['no link', {}, 'PreviousTaskSid is missing, and so are FirstTaskSid, ConversationId and LinkKey'],
  [
    'two links',
    { FirstTaskSid: gone, ConversationId: 'a' },
    'ConversationId cannot be given together with FirstTaskSid',
  ],
  ['itself as previous', { PreviousTaskSid: `WT${'a'.repeat(32)}` }, 'PreviousTaskSid is the task itself'],
  [
    'the word that to_json makes of nothing',
    { ConversationId: 'null' },
    expect.stringMatching(/^ConversationId is a word/),
  ],
  ['an id Insights would cut', { ConversationId: 'x'.repeat(129) }, 'ConversationId has 129 characters'],
  [
    'a misspelled parameter',
    { FirstTaskSID: gone, ConversationId: 'a' },
    'FirstTaskSID is not a parameter of this Function',
  ],
])('%s is refused before anything is sent', async (_, parameters: object, problem) => {
  const { status, body } = await bundle.call(path, { TaskSid: `WT${'a'.repeat(32)}`, ...parameters });

  expect([status, body.code, `${body.issues[0].field} ${body.issues[0].problem}`]).toEqual([400, 'bad-input', problem]);
  expect(bundle.requestsSent()).toEqual([]);
});

test('a previous task that cannot be read leaves the task as it was', async () => {
  const task = await bundle.createTask({});
  bundle.sandbox.addFault({ kind: 'status', status: 503, path: gone, times: 'always' });

  const { status, body } = await bundle.call(path, { TaskSid: task, PreviousTaskSid: gone });

  expect([status, body.code, body.taskSid]).toEqual([502, 'unavailable', task]);
  expect(await linkOf(task)).toBeUndefined();
});

test('every problem with the links is told at once', async () => {
  const { body } = await bundle.call('/studio/link-task', {
    TaskSid: `WT${'e'.repeat(32)}`,
    PreviousTaskSid: `WT${'e'.repeat(32)}`,
    ConversationId: 'one',
    LinkKey: 'case 7',
    'conversations.campaign': 'x',
  });

  expect(body.issues.map(({ field }) => field)).toEqual([
    'conversations.campaign',
    'ConversationId',
    'LinkKey',
    'PreviousTaskSid',
  ]);
  expect(bundle.requestsSent()).toEqual([]);
});
