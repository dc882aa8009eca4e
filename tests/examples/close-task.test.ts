/** The back end among the examples, run as its own process against Functions that refuse unsigned calls. */
import path from 'node:path';
import { runTool, type ToolRun } from '../harness/run-tool';
import { seed, startBundle, type Bundle } from '../harness/bundle';

const root = path.resolve(__dirname, '../..');
const { answeredCall, queuedCall } = seed.taskSids;

let bundle: Bundle;
beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());

const closeTask = (args: string[], AUTH_TOKEN = seed.authToken): Promise<ToolRun> =>
  runTool(path.join(root, 'examples/close-task.mjs'), args, {
    cwd: root,
    sandbox: bundle.sandbox.address,
    env: { FUNCTIONS_URL: bundle.functions.url, AUTH_TOKEN },
  });

test('with another token it is refused, and the task stays as it was', async () => {
  const before = await bundle.fetchTask(answeredCall);

  const { code, output } = await closeTask([answeredCall, 'Sale'], '0'.repeat(32));

  expect([code, output]).toEqual([1, 'refused: The signature was not accepted.\n']);
  expect(await bundle.fetchTask(answeredCall)).toEqual(before);
});

test('a signed request completes the task, its outcome on it', async () => {
  const { code, output } = await closeTask([answeredCall, 'Retention - Success', 'solved']);

  expect([code, output]).toEqual([0, expect.stringMatching(/^changed: /)]);
  expect(await bundle.fetchTask(answeredCall)).toMatchObject({
    status: 'completed',
    reason: 'solved',
    attributes: { conversations: { outcome: 'Retention - Success' } },
  });
});

test('a task that no agent has is told as not to be completed', async () => {
  const { code, output } = await closeTask([queuedCall, 'Sale']);

  expect([code, output]).toEqual([1, expect.stringMatching(/^not-allowed-now: /)]);
});

test('what is wrong with the input is told, field by field', async () => {
  const { code, output } = await closeTask(['WT1', 'Sale']);

  expect([code, output]).toEqual([1, expect.stringMatching(/^bad-input: .*\n {2}TaskSid /)]);
});

test('without its arguments it says how it is called', async () => {
  const { code, output } = await closeTask([]);

  expect([code, output]).toEqual([2, expect.stringContaining('Usage: ')]);
});
