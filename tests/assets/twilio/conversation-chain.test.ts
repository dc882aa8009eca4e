/** The walk from a task back to the first of its conversation; the Functions that take it are in tests/functions. */
import { type Context } from '../../../assets/twilio/context';
import { conversationOfTask, resolveLink } from '../../../assets/twilio/conversation-chain';
import { answering, failure, told } from '../../harness/answering';

const sidOf = (place: number) => `WT${String(place).padStart(32, '0')}`;

const unnamed = { FirstTaskSid: undefined, PreviousTaskSid: undefined, ConversationId: undefined };

/** What is warned of when the chain is followed no further. */
const guessed = (problem: string) => ({
  field: 'PreviousTaskSid',
  problem: `${problem}; its SID was taken as conversation_id`,
  hint: 'send FirstTaskSid or ConversationId when the chain is longer than two tasks',
});

/** A Twilio that has the tasks with these attributes, by place; counts what is read. */
function contextWith(tasks: Record<number, object>) {
  const read: string[] = [];
  const fetchTask = (sid: string) => {
    read.push(sid);
    const attributes = tasks[Number(sid.slice(2))];
    return attributes
      ? { ok: true, etag: '"1"', body: { sid, attributes: JSON.stringify(attributes) } }
      : { ok: false, problem: 'not-found' };
  };
  const workspace = { tasks: (sid: string) => ({ fetchWithHttpInfo: () => fetchTask(sid) }) };
  const client = { taskrouter: { v1: { workspaces: () => workspace } } };
  const twilio = { ask: (request: (given: object) => unknown) => Promise.resolve(request(client)) };
  const settings = { TASKROUTER_WORKSPACE_SID: 'WS1', LINK_TASK_ATTRIBUTES: ['previous_task_sid'] };
  return { context: { settings, twilio } as unknown as Context, read };
}

/** Tasks 1 to `length`, each naming the one before it. */
const chainOf = (length: number) =>
  Object.fromEntries(
    Array.from({ length }, (_, place) => [place + 1, place ? { previous_task_sid: sidOf(place) } : {}]),
  );

test.each([1, 2, 3, 10, 11, 12, 25])('of a chain of %i tasks without a link the first is found', async (length) => {
  const { context, read } = contextWith(chainOf(length));

  const resolved = await conversationOfTask(context, sidOf(length));

  expect([resolved, read.length]).toEqual([{ conversationId: sidOf(1), warnings: [] }, length]);
});

test('a link on the way ends it', async () => {
  const { context, read } = contextWith({ ...chainOf(5), 3: { conversations: { conversation_id: 'case 7' } } });

  expect(await conversationOfTask(context, sidOf(5))).toMatchObject({ conversationId: 'case 7', warnings: [] });
  expect(read).toHaveLength(3);
});

test('tasks that name each other in a circle end it', async () => {
  const { context, read } = contextWith({ ...chainOf(3), 1: { previous_task_sid: sidOf(3) } });

  expect(await conversationOfTask(context, sidOf(3))).toEqual({ conversationId: sidOf(1), warnings: [] });
  expect(read).toHaveLength(3);
});

test('a chain that is too long to follow is told to the caller and to the log', async () => {
  const { context, read } = contextWith(chainOf(40));

  const resolved = await conversationOfTask(context, sidOf(40));

  expect(resolved).toEqual({
    conversationId: sidOf(16),
    warnings: [guessed('is the last of more than 25 tasks without a link')],
    note:
      'The chain before it was not followed to its first task: ' +
      `${sidOf(16)} is the last of more than 25 tasks without a link.`,
  });
  expect(read).toHaveLength(25);
});

test.each([
  ['is gone', failure('not-found'), 'is deleted already, so its own conversation could not be looked up'],
  ['cannot be read', told({ sid: sidOf(1), attributes: '[]' }), 'has attributes that are not a JSON object'],
])('a task that %s is taken for the first, with a warning', async (_, answer, problem) => {
  const { context } = answering([answer]);

  expect(await conversationOfTask(context, sidOf(1))).toEqual({
    conversationId: sidOf(1),
    warnings: [guessed(problem)],
  });
});

test.each([
  [
    'without an answer',
    failure('unavailable'),
    'unavailable',
    'Twilio did not answer properly until the time was used up. Try again.',
  ],
  [
    'without its version',
    told({ sid: sidOf(1) }, { etag: undefined }),
    'unavailable',
    'TaskRouter answered without an ETag, so nothing can be written safely.',
  ],
])('%s nothing is taken for the first', async (_, answer, code, message) => {
  const { context } = answering([answer]);

  expect(await conversationOfTask(context, sidOf(1))).toEqual({
    result: { code, message: `The previous task could not be read: ${message}` },
  });
});

test.each([
  ['FirstTaskSid', { FirstTaskSid: sidOf(7) }, sidOf(7)],
  ['ConversationId', { ConversationId: 'case 7' }, 'case 7'],
  ['FirstTaskSid next to PreviousTaskSid', { FirstTaskSid: sidOf(7), PreviousTaskSid: sidOf(1) }, sidOf(7)],
])('%s is the conversation itself, and nothing is read', async (_, input, conversationId) => {
  expect(await resolveLink(answering([]).context, { ...unnamed, ...input })).toEqual({ conversationId, warnings: [] });
});

test('PreviousTaskSid is read back to the first of its chain', async () => {
  const { context } = contextWith(chainOf(2));

  expect(await resolveLink(context, { ...unnamed, PreviousTaskSid: sidOf(2) })).toEqual({
    conversationId: sidOf(1),
    warnings: [],
  });
});

test('an input that names nothing has no conversation', async () => {
  expect(await resolveLink(answering([]).context, unnamed)).toBeUndefined();
});
