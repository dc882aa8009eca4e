import { taskSids } from '../../../../sandbox/state/fixed-sids';
import { callTwilio, sandbox, tasksPath, useSandbox, workspace } from '../../../harness/use-sandbox';

useSandbox();

const sidsOf = (tasks: { sid: string }[]) => tasks.map(({ sid }) => sid);

async function createTasks(count: number) {
  for (let n = 1; n <= count; n += 1) await workspace.tasks.create({ attributes: `{"n":${n}}`, priority: n });
}

test('filters by several states', async () => {
  const tasks = await workspace.tasks.list({ assignmentStatus: ['pending', 'canceled'] });

  expect(sidsOf(tasks)).toEqual([taskSids.queuedCall]);
});

test('orders by priority, highest first', async () => {
  await createTasks(3);

  const tasks = await workspace.tasks.list({ ordering: 'Priority:desc', limit: 3 });

  expect(tasks.map(({ priority }) => priority)).toEqual([3, 2, 1]);
});

test('pages through everything, each task once', async () => {
  await createTasks(8);

  const tasks = await workspace.tasks.list({ pageSize: 3 });

  expect(new Set(sidsOf(tasks)).size).toBe(11);
  expect(
    sandbox()
      .requests.list()
      .filter(({ operation }) => operation === 'ListTask'),
  ).toHaveLength(4);
});

test('pages back to where it came from', async () => {
  await createTasks(4);
  const first = await workspace.tasks.page({ pageSize: 2 });
  const second = await first.nextPage();

  const back = await second?.previousPage();

  expect(sidsOf(back?.instances ?? [])).toEqual(sidsOf(first.instances));
});

test('neither repeats nor skips a task when another one goes between two pages', async () => {
  await createTasks(4);
  const first = await workspace.tasks.page({ pageSize: 3 });
  await workspace.tasks(taskSids.queuedCall).remove();

  const second = await first.nextPage();

  expect(second?.instances.map(({ attributes }) => attributes)).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
});

test('ignores a page number without a token', async () => {
  const answer = await callTwilio(`${tasksPath}?Page=1&PageSize=2`);

  const { meta, tasks } = (await answer.json()) as any;
  expect(meta.page).toBe(0);
  expect(sidsOf(tasks)).toEqual([taskSids.queuedCall, taskSids.answeredCall]);
});

test.each(['0', '1001', 'many'])('refuses a page size of %s', async (size) => {
  const answer = await callTwilio(`${tasksPath}?PageSize=${size}`);

  expect(answer.status).toBe(400);
});

test('carries attributes, or null as Twilio documents', async () => {
  const [carried] = await workspace.tasks.list({ limit: 1 });
  sandbox().changeSettings({ listedAttributes: 'null' });
  const [documented] = await workspace.tasks.list({ limit: 1 });

  expect(carried?.attributes).toContain('call_sid');
  expect(documented?.attributes).toBeNull();
});

test('finds tasks by their attributes', async () => {
  const tasks = await workspace.tasks.list({
    evaluateTaskAttributes: "conference.participants.customer != 'x' AND department == 'sales'",
  });

  expect(sidsOf(tasks)).toEqual([taskSids.answeredCall]);
});

test('evaluates attributes three times a second and no more', async () => {
  const ask = () => callTwilio(`${tasksPath}?EvaluateTaskAttributes=${encodeURIComponent('a == 1')}`);
  const answers = [await ask(), await ask(), await ask(), await ask()];
  sandbox().clock.advance(1000);
  answers.push(await ask());

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 200]);
  expect(await answers[3]?.json()).toMatchObject({ code: 20_429, status: 429 });
  expect(answers[3]?.headers.get('x-rate-limit-config')).toBe('Task-List-EvaluateTaskAttributes');
});
