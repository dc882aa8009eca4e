/** taskrouter.twilio.com */
import { type Route } from '../../twilio/route';
import { fetchReservation, listReservations, updateReservation } from './reservations';
import { createTask } from './task-creation';
import { listTasks, taskListLimit } from './task-list';
import { deleteTask, fetchTask, updateTask } from './tasks';
import { listWorkers, workerListLimit } from './worker-list';
import { createWorker, deleteWorker, fetchWorker, updateWorker, workerWriteLimit } from './workers';
import { fetchWorkspace, listWorkspaces, updateWorkspace } from './workspace';
import { createTaskQueue, createWorkflow, deleteTaskQueue, deleteWorkflow } from './workspace-changes';
import { activities, taskChannels, taskQueues, workflows } from './workspace-parts';

const workspaces = '/v1/Workspaces';
const workspace = '/v1/Workspaces/{WorkspaceSid}';
const ofTask = `${workspace}/Tasks/{TaskSid}/Reservations`;
const ofWorker = `${workspace}/Workers/{WorkerSid}/Reservations`;
const workers = `${workspace}/Workers`;
const product = 'taskrouter';

function readOnly(name: string, part: string, answers: { list: Route['answer']; fetch: Route['answer'] }): Route[] {
  return [
    { operation: `List${name}`, product, method: 'GET', path: `${workspace}/${part}`, answer: answers.list },
    { operation: `Fetch${name}`, product, method: 'GET', path: `${workspace}/${part}/{Sid}`, answer: answers.fetch },
  ];
}

export const taskRouterRoutes: Route[] = [
  { operation: 'ListWorkspace', product, method: 'GET', path: workspaces, answer: listWorkspaces },
  { operation: 'FetchWorkspace', product, method: 'GET', path: `${workspaces}/{Sid}`, answer: fetchWorkspace },
  { operation: 'UpdateWorkspace', product, method: 'POST', path: `${workspaces}/{Sid}`, answer: updateWorkspace },

  {
    operation: 'ListTask',
    product,
    method: 'GET',
    path: `${workspace}/Tasks`,
    answer: listTasks,
    limit: taskListLimit,
  },
  { operation: 'CreateTask', product, method: 'POST', path: `${workspace}/Tasks`, answer: createTask },
  { operation: 'FetchTask', product, method: 'GET', path: `${workspace}/Tasks/{Sid}`, answer: fetchTask },
  { operation: 'UpdateTask', product, method: 'POST', path: `${workspace}/Tasks/{Sid}`, answer: updateTask },
  { operation: 'DeleteTask', product, method: 'DELETE', path: `${workspace}/Tasks/{Sid}`, answer: deleteTask },

  { operation: 'ListWorker', product, method: 'GET', path: workers, answer: listWorkers, limit: workerListLimit },
  { operation: 'CreateWorker', product, method: 'POST', path: workers, answer: createWorker, limit: workerWriteLimit },
  { operation: 'FetchWorker', product, method: 'GET', path: `${workers}/{Sid}`, answer: fetchWorker },
  {
    operation: 'UpdateWorker',
    product,
    method: 'POST',
    path: `${workers}/{Sid}`,
    answer: updateWorker,
    limit: workerWriteLimit,
  },
  {
    operation: 'DeleteWorker',
    product,
    method: 'DELETE',
    path: `${workers}/{Sid}`,
    answer: deleteWorker,
    limit: workerWriteLimit,
  },

  ...readOnly('Activity', 'Activities', activities),
  ...readOnly('TaskChannel', 'TaskChannels', taskChannels),
  ...readOnly('TaskQueue', 'TaskQueues', taskQueues),
  ...readOnly('Workflow', 'Workflows', workflows),
  { operation: 'CreateTaskQueue', product, method: 'POST', path: `${workspace}/TaskQueues`, answer: createTaskQueue },
  {
    operation: 'DeleteTaskQueue',
    product,
    method: 'DELETE',
    path: `${workspace}/TaskQueues/{Sid}`,
    answer: deleteTaskQueue,
  },
  { operation: 'CreateWorkflow', product, method: 'POST', path: `${workspace}/Workflows`, answer: createWorkflow },
  {
    operation: 'DeleteWorkflow',
    product,
    method: 'DELETE',
    path: `${workspace}/Workflows/{Sid}`,
    answer: deleteWorkflow,
  },

  { operation: 'ListTaskReservation', product, method: 'GET', path: ofTask, answer: listReservations },
  { operation: 'FetchTaskReservation', product, method: 'GET', path: `${ofTask}/{Sid}`, answer: fetchReservation },
  { operation: 'UpdateTaskReservation', product, method: 'POST', path: `${ofTask}/{Sid}`, answer: updateReservation },
  { operation: 'ListWorkerReservation', product, method: 'GET', path: ofWorker, answer: listReservations },
  { operation: 'FetchWorkerReservation', product, method: 'GET', path: `${ofWorker}/{Sid}`, answer: fetchReservation },
  {
    operation: 'UpdateWorkerReservation',
    product,
    method: 'POST',
    path: `${ofWorker}/{Sid}`,
    answer: updateReservation,
  },
];
