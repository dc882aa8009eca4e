import { control, sandbox, useSandbox, callTwilio, tasksPath } from '../../harness/use-sandbox';
import { taskSids } from '../../../sandbox/state/fixed-sids';

useSandbox({});

const write = (attributes: object) =>
  callTwilio(`${tasksPath}/${taskSids.queuedCall}`, { form: { Attributes: JSON.stringify(attributes) } });
const open = (list: string, key: string | number) => control('GET', `/live/opened?list=${list}&key=${key}`);

test('a request shows what was sent, and the attributes before and after', async () => {
  await write({ customers: { name: 'Ann' }, own: 1 });
  await write({ customers: { name: 'Ann Lee' }, conversations: { case: 'A' } });

  const { body } = await open('requests', sandbox().requests.list().at(-1)!.id);

  expect(body.answers).toEqual([expect.stringMatching(/^Answered 200 after/)]);
  expect(body.attributes).toEqual([
    { name: 'customers.name', before: 'Ann', after: 'Ann Lee' },
    { name: 'own', before: '1', after: null },
    { name: 'conversations.case', before: null, after: 'A' },
  ]);
});

test('an event shows its parameters, and what became of its callback', async () => {
  const { sid } = sandbox().actions.enqueueCall({ from: '+14155550100' });
  const { sid: key } = sandbox()
    .events.list()
    .find(({ type, parameters }) => type === 'task.created' && parameters.TaskSid === sid)!;

  const { body } = await open('events', key);

  expect(body.fields).toContainEqual({ name: 'EventType', value: 'task.created' });
  expect(body.attributes).toContainEqual({ name: 'from', before: null, after: '+14155550100' });
  expect(body.answers).toEqual(['Callback: unsent.']);
});

test('no credentials are shown', async () => {
  await write({});

  const { body } = await open('requests', sandbox().requests.list().at(-1)!.id);

  expect(JSON.stringify(body)).not.toMatch(/authorization|Basic /i);
});

test('a row that the log has lost is told', async () => {
  const { status, body } = await open('requests', 999);

  expect([status, body.error]).toEqual([400, expect.stringContaining('no longer in the log')]);
});
