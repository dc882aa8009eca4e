/** Closing a task of an Interaction, which ends through its channel; all other tasks are in close-task.test.ts. */
import { seed, startBundle, type Bundle } from '../../harness/bundle';

let bundle: Bundle;

beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());
beforeEach(() => bundle.sandbox.reset());

describe('a task of an Interaction', () => {
  const { chat } = seed.taskSids;
  const closeChat = (parameters: Record<string, unknown>) =>
    bundle.call('/studio/close-task', { TaskSid: chat, ...parameters });
  const chatTask = () => bundle.fetchTask(chat);

  test('gets its attributes by the Task API and its end through the channel', async () => {
    const { body } = await closeChat({ Status: 'completed', Outcome: 'Sale', Reason: 'done' });

    expect([body.code, body.taskSid, body.message]).toEqual([
      'changed',
      chat,
      'The Interaction channel is closed, and its tasks end with it. Wrote 1 attribute.',
    ]);
    expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask', 'UpdateInteractionChannel']);
    expect(bundle.sandbox.requests.list().at(-1)?.form).toEqual({ Status: 'closed', Routing: '{"status":"closed"}' });
    expect(await chatTask()).toMatchObject({
      status: 'completed',
      reason: null,
      attributes: { conversations: { outcome: 'Sale' } },
    });
  });

  test('takes the reason as its outcome, since a channel takes none', async () => {
    await closeChat({ Status: 'completed', Reason: 'done' });

    expect((await chatTask()).attributes.conversations.outcome).toBe('done');
  });

  test('that waits is canceled with its channel', async () => {
    bundle.sandbox.putTask({ sid: chat, assignmentStatus: 'pending' });

    await closeChat({ Status: 'canceled', Reason: 'spam' });

    expect(await chatTask()).toMatchObject({ status: 'canceled', attributes: { conversations: { outcome: 'spam' } } });
  });

  test('closed again is unchanged', async () => {
    await closeChat({ Status: 'completed', Outcome: 'Sale' });
    bundle.sandbox.requests.clear();

    const { body } = await closeChat({ Status: 'completed', Outcome: 'Sale' });

    expect([body.code, body.warnings]).toEqual(['unchanged', []]);
    expect(bundle.requestsSent()).toEqual(['FetchTask']);
  });

  test('whose channel cannot be closed keeps its attributes, and the refusal names the state', async () => {
    bundle.sandbox.addFault({ kind: 'status', status: 400, code: 20_001, host: 'flex-api', times: 'always' });

    const { status, body } = await closeChat({ Status: 'completed', Outcome: 'Sale' });

    expect([status, body.code, body.message]).toEqual([
      409,
      'not-allowed-now',
      'The attributes were written. The task is assigned, and Twilio would not close its Interaction channel.',
    ]);
    expect((await chatTask()).attributes.conversations.outcome).toBe('Sale');
  });

  test('whose channel is closed although Twilio says no ends as changed', async () => {
    bundle.sandbox.addFault({ kind: 'status', status: 404, host: 'flex-api', applied: true });

    const { body } = await closeChat({ Status: 'completed', Outcome: 'Sale' });

    expect([body.code, (await chatTask()).status]).toEqual(['changed', 'completed']);
  });

  test('that does not name its channel is refused', async () => {
    bundle.sandbox.putTask({ sid: chat, attributes: { flexInteractionSid: seed.interactionSid } });

    const { body } = await closeChat({ Status: 'completed', Outcome: 'Sale' });

    expect(body).toMatchObject({
      code: 'not-allowed-now',
      message: expect.stringContaining('flexInteractionChannelSid'),
    });
    expect(bundle.requestsSent()).toEqual(['FetchTask']);
  });
});
