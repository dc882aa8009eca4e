import { taskSids } from '../../../../sandbox/state/fixed-sids';
import { callTwilio, tasksPath, useSandbox, workspace } from '../../../harness/use-sandbox';

useSandbox();

const task = () => workspace.tasks(taskSids.queuedCall);

test('the ETag is the quoted version and grows by one with each change', async () => {
  const before = await task().fetchWithHttpInfo();
  const after = await task().updateWithHttpInfo({ attributes: '{}' });

  expect([before.headers?.etag, after.headers?.etag]).toEqual(['"0"', '"1"']);
});

test.each(['"0"', '0', 'W/"0"', '*', '"7", "0"'])('If-Match %s fits version 0', async (ifMatch) => {
  const updated = await task().update({ attributes: '{}', ifMatch });

  expect(updated.attributes).toBe('{}');
});

test('another version is refused with 412 and changes nothing', async () => {
  await task().update({ attributes: '{"first":1}' });

  const late = task().update({ attributes: '{"second":1}', ifMatch: '"0"' });

  await expect(late).rejects.toMatchObject({ status: 412, message: expect.stringContaining('Precondition') });
  expect((await task().fetch()).attributes).toBe('{"first":1}');
});

test('of fifty conditional writers at once exactly one wins', async () => {
  const writers = Array.from({ length: 50 }, (_, n) => task().update({ attributes: `{"n":${n}}`, ifMatch: '"0"' }));

  const results = await Promise.allSettled(writers);

  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('deleting is conditional too', async () => {
  const path = `${tasksPath}/${taskSids.queuedCall}`;

  const wrong = await callTwilio(path, { method: 'DELETE', headers: { 'If-Match': '"9"' } });
  const right = await callTwilio(path, { method: 'DELETE', headers: { 'If-Match': '"0"' } });

  expect([wrong.status, right.status]).toEqual([412, 204]);
});
