/** Tests write-callback.ts as runConfigure uses it: whoever is told that nothing was changed can believe it. */
import { readdirSync } from 'node:fs';
import { runConfigure } from '../../../cli/configure/run-configure';
import { isSameCallback } from '../../../cli/configure/write-callback';
import { deployed } from '../../harness/deployed-service';
import { contextOf, sandbox, useAccount } from '../../harness/use-account';

useAccount();

const address = `https://${deployed.domain}/webhooks/taskrouter-event`;
const put = (kind: 'reset-after' | 'reset-before', times: number | 'always' = 1) =>
  sandbox().addFault({ kind, method: 'POST', path: '/Workspaces/', times });
/** `beforeWrite`: runs when the change has been shown, right before it is made. */
const configure = (beforeWrite = () => {}) =>
  runConfigure(contextOf(), { env: '.env', environment: 'dev' }, (text) => {
    if (text.startsWith('EventCallbackUrl')) beforeWrite();
  });
const isSet = () => sandbox().state.workspace.eventCallbackUrl.startsWith(address);
const undoFiles = () => readdirSync('.').filter((file) => file.startsWith('configure-undo'));
const writes = () =>
  sandbox()
    .requests.list()
    .filter(({ operation }) => operation === 'UpdateWorkspace').length;

test('a write whose answer was lost is found to be done, and not sent again', async () => {
  put('reset-after', 'always');

  await configure();

  expect([isSet(), writes(), undoFiles().length]).toEqual([true, 1, 1]);
});

test('a write that was lost on its way is sent again', async () => {
  put('reset-before');

  await configure();

  expect(isSet()).toBe(true);
});

test('when no write arrives nothing was changed, and no undo file is left', async () => {
  put('reset-before', 'always');

  await expect(configure()).rejects.toMatchObject({ effect: 'Nothing was changed.' });
  expect([isSet(), undoFiles()]).toEqual([false, []]);
});

test('a write that is refused changed nothing, and leaves no undo file', async () => {
  sandbox().addFault({ kind: 'status', status: 403, method: 'POST', path: '/Workspaces/' });

  await expect(configure()).rejects.toMatchObject({ effect: 'Nothing was changed.' });
  expect(undoFiles()).toEqual([]);
});

test('when nobody can tell what became of the write, that is said, with the way back', async () => {
  put('reset-after', 'always');

  const run = configure(() => sandbox().addFault({ kind: 'status', status: 403, method: 'GET', times: 'always' }));

  await expect(run).rejects.toMatchObject({
    effect: 'The workspace may have been changed.',
    problem: { todo: expect.stringMatching(/To undo: npm run configure -- --undo configure-undo-\S+\.json$/) },
  });
  expect([isSet(), undoFiles().length]).toEqual([true, 1]);
});

test.each([
  ['task.created,task.canceled', 'task.canceled, task.created', true],
  ['task.created', 'task.created,task.created', true],
  ['task.created', 'task.created,task.canceled', false],
  ['', 'task.created', false],
])('the filters %j and %j mean the same: %s', (one, other, same) => {
  expect(isSameCallback({ url: address, filter: one }, { url: `${address}#rc=3`, filter: other })).toBe(same);
});
