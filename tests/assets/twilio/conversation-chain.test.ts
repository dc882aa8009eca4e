/** The walk from a task back to the first of its conversation; the Functions that take it are in tests/functions. */
import { type Context } from '../../../assets/twilio/context';
import { conversationOfTask } from '../../../assets/twilio/conversation-chain';

const sidOf = (place: number) => `WT${String(place).padStart(32, '0')}`;

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

  expect(resolved).toMatchObject({ conversationId: sidOf(16), note: expect.stringContaining(sidOf(16)) });
  expect(resolved).toMatchObject({ warnings: [{ field: 'PreviousTaskSid' }] });
  expect(read).toHaveLength(25);
});

test('a task that is gone is taken for the first, with a warning', async () => {
  const { context } = contextWith({ 2: { previous_task_sid: sidOf(1) } });

  expect(await conversationOfTask(context, sidOf(2))).toMatchObject({
    conversationId: sidOf(1),
    warnings: [{ field: 'PreviousTaskSid', problem: expect.stringMatching(/deleted already/) }],
  });
});
