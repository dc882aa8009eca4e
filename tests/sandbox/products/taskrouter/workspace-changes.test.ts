import { queueSids, workflowSid, workspaceSid } from '../../../../sandbox/state/fixed-sids';
import { callTwilio, sandbox, tasksPath, useSandbox } from '../../../harness/use-sandbox';

useSandbox();

const workspacePath = `/v1/Workspaces/${workspaceSid}`;
const post = async (path: string, form: Record<string, string>) =>
  (await callTwilio(path, { form })).json() as Promise<any>;
const remove = async (path: string) => (await callTwilio(path, { method: 'DELETE' })).status;

test('a task in a queue that nobody may take from is offered to nobody', async () => {
  sandbox().changeSettings({ autoRouting: true });
  const { sid: queue } = await post(`${workspacePath}/TaskQueues`, { FriendlyName: 'Nobody', TargetWorkers: '1==2' });
  const { sid: workflow } = await post(`${workspacePath}/Workflows`, {
    FriendlyName: 'Nobody',
    Configuration: `{"task_routing":{"default_filter":{"queue":"${queue}"}}}`,
  });

  const task = await post(tasksPath, { WorkflowSid: workflow, Attributes: '{}' });

  expect(task).toMatchObject({ task_queue_sid: queue, assignment_status: 'pending' });
});

test('what is in use stays: a workflow with tasks, a queue that a workflow names', async () => {
  expect([
    await remove(`${workspacePath}/Workflows/${workflowSid}`),
    await remove(`${workspacePath}/TaskQueues/${queueSids.sales}`),
  ]).toEqual([400, 400]);
});

test.each([
  ['TaskQueues', { FriendlyName: 'Sales' }],
  ['TaskQueues', { TargetWorkers: '1==2' }],
  ['Workflows', { FriendlyName: 'x', Configuration: 'none' }],
  ['Workflows', { FriendlyName: 'x', Configuration: '{"task_routing":{"default_filter":{"queue":"WQ9"}}}' }],
])('%s as %j are refused', async (part, form) => {
  expect((await post(`${workspacePath}/${part}`, form)).status).toBe(400);
});
