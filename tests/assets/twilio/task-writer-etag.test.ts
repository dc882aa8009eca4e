/** A task that Twilio answers without its version: nothing can be written safely. The rest is in task-writer.test.ts. */
import { settingsOf } from '../../../assets/settings/settings';
import { type Context } from '../../../assets/twilio/context';
import { changeTask, readTask } from '../../../assets/twilio/task-writer';

const body = { sid: `WT${'1'.repeat(32)}`, attributes: '{"kept":1}', assignmentStatus: 'pending', reason: null };

/** A Twilio that answers every request in the same way, and counts them. */
function answering(etag: string | undefined) {
  const asked: unknown[] = [];
  const twilio = {
    ask: async (request: unknown) => {
      asked.push(request);
      return { ok: true, status: 200, body, etag };
    },
  };
  const settings = settingsOf({ TASKROUTER_WORKSPACE_SID: `WS${'1'.repeat(32)}` });
  return { context: { settings, twilio } as unknown as Context, asked };
}

test('it is unavailable, and the message says why', async () => {
  const { task, result } = await readTask(answering(undefined).context, body.sid);

  expect([task, result?.code]).toEqual([undefined, 'unavailable']);
  expect(result?.message).toContain('without an ETag');
});

test('no write follows', async () => {
  const { context, asked } = answering(undefined);

  const { code } = await changeTask(context, body.sid, () => ({ kind: 'change', attributes: { a: 1 }, warnings: [] }));

  expect([code, asked.length]).toEqual(['unavailable', 1]);
});

test('with one it is what was read', async () => {
  const { task } = await readTask(answering('"7"').context, body.sid);

  expect(task).toEqual({ sid: body.sid, attributes: { kept: 1 }, status: 'pending', reason: null, version: '"7"' });
});
