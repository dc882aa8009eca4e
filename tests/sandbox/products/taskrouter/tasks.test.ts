import { queueSids, taskSids } from '../../../../sandbox/state/fixed-sids';
import { sandbox, useSandbox, workspace } from '../../../harness/use-sandbox';

useSandbox();

const queued = () => workspace.tasks(taskSids.queuedCall);
const answered = () => workspace.tasks(taskSids.answeredCall);

describe('creating', () => {
  test('gives the task what Twilio gives it', async () => {
    const task = await workspace.tasks.create({ attributes: '{"name":"Ann"}', taskChannel: 'voice', priority: 5 });

    expect(task).toMatchObject({
      assignmentStatus: 'pending',
      attributes: '{"name":"Ann"}',
      priority: 5,
      taskChannelUniqueName: 'voice',
      timeout: 86_400,
      reason: null,
    });
  });

  test('chooses the queue by the workflow', async () => {
    const task = await workspace.tasks.create({ attributes: '{"department":"support"}' });

    expect(task.taskQueueSid).toBe(queueSids.support);
  });

  test.each([
    ['attributes that are not JSON', { attributes: '{name:Ann}' }],
    ['attributes over 4096 characters', { attributes: JSON.stringify({ text: 'x'.repeat(4096) }) }],
    ['an unknown channel', { taskChannel: 'pigeon' }],
    ['an unknown workflow', { workflowSid: 'WW0000000000000000000000000000dead' }],
    ['a start in the future', { virtualStartTime: new Date(Date.now() + 60_000) }],
    ['a timeout over two weeks', { timeout: 1_209_601 }],
  ])('refuses %s', async (_, parameters) => {
    await expect(workspace.tasks.create(parameters)).rejects.toMatchObject({ status: 400, code: 20_001 });
  });
});

describe('updating', () => {
  test('replaces all attributes', async () => {
    const task = await queued().update({ attributes: '{"name":"Ann"}' });

    expect(task.attributes).toBe('{"name":"Ann"}');
  });

  test('moves a waiting task to another queue when its attributes say so', async () => {
    const task = await queued().update({ attributes: '{"department":"sales"}' });

    expect(task.taskQueueFriendlyName).toBe('Sales');
  });

  test('cancels with reason and attributes in one request', async () => {
    const task = await queued().update({ assignmentStatus: 'canceled', reason: 'spam', attributes: '{"a":1}' });

    expect(task).toMatchObject({ assignmentStatus: 'canceled', reason: 'spam', attributes: '{"a":1}' });
  });

  test.each(['wrapping', 'completed'] as const)('refuses attributes together with %s', async (assignmentStatus) => {
    const update = answered().update({ assignmentStatus, reason: 'done', attributes: '{}' });

    await expect(update).rejects.toMatchObject({ status: 400, code: 20_001 });
    expect(sandbox().state.tasks.get(taskSids.answeredCall)?.version).toBe(0);
  });

  test('refuses to cancel an assigned task with Twilio’s words', async () => {
    const update = answered().update({ assignmentStatus: 'canceled', reason: 'x' });

    await expect(update).rejects.toMatchObject({
      code: 20_001,
      message: expect.stringMatching(
        /^Cannot cancel task WT\w+ in workspace WS\w+ for account AC\w+ because it is not pending or reserved\.$/,
      ),
    });
  });

  test.each(['wrapping', 'completed'] as const)('refuses %s for a waiting task', async (assignmentStatus) => {
    const update = queued().update({ assignmentStatus, reason: 'x' });

    await expect(update).rejects.toMatchObject({ message: expect.stringContaining('not currently assigned.') });
  });

  test('leads from assigned over wrapping to completed', async () => {
    const wrapping = await answered().update({ assignmentStatus: 'wrapping', reason: 'notes' });
    const completed = await answered().update({ assignmentStatus: 'completed', reason: 'solved' });

    expect([wrapping.assignmentStatus, completed.assignmentStatus]).toEqual(['wrapping', 'completed']);
  });

  test('takes attributes of a task that has ended but is not yet gone', async () => {
    await queued().update({ assignmentStatus: 'canceled', reason: 'hangup' });

    const task = await queued().update({ attributes: '{"late":true}' });

    expect(task).toMatchObject({ assignmentStatus: 'canceled', attributes: '{"late":true}' });
  });

  test('refuses to cancel the task of an Interaction', async () => {
    sandbox().putTask({ sid: taskSids.chat, assignmentStatus: 'pending' });

    const update = workspace.tasks(taskSids.chat).update({ assignmentStatus: 'canceled', reason: 'x' });

    await expect(update).rejects.toMatchObject({ message: expect.stringContaining('Interaction') });
  });
});

describe('the end of a task', () => {
  test('is followed by 404 five minutes later', async () => {
    await queued().update({ assignmentStatus: 'canceled', reason: 'spam' });
    sandbox().clock.advance(299_000);
    await queued().fetch();

    sandbox().clock.advance(2000);

    await expect(queued().fetch()).rejects.toMatchObject({ status: 404, code: 20_404 });
  });

  test('comes by itself when the task has waited too long', async () => {
    const { sid } = await workspace.tasks.create({ timeout: 60 });

    sandbox().clock.advance(61_000);

    const task = await workspace.tasks(sid).fetch();
    expect(task).toMatchObject({ assignmentStatus: 'canceled', reason: 'Task TTL Exceeded', age: 60 });
  });

  test('is immediate for a deleted task', async () => {
    await queued().remove();

    await expect(queued().fetch()).rejects.toMatchObject({ status: 404 });
  });
});
