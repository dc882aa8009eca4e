/** taskrouter.twilio.com */
import { routeOf, type Route } from '../../twilio/route';
import { fetchEvent, listEvents } from './events';
import { fetchReservation, listReservations, updateReservation } from './reservations';
import { createTask } from './task-creation';
import { listTasks, taskListLimit } from './task-list';
import { deleteTask, fetchTask, updateTask } from './tasks';
import { listWorkers, workerListLimit } from './worker-list';
import { createWorker, deleteWorker, fetchWorker, updateWorker, workerWriteLimit } from './workers';
import { fetchWorkspace, listWorkspaces, updateWorkspace } from './workspace';
import { createTaskQueue, createWorkflow, deleteTaskQueue, deleteWorkflow } from './workspace-changes';
import { activities, taskChannels, taskQueues, workflows } from './workspace-setup';

const workspaces = '/v1/Workspaces';
const workspace = '/v1/Workspaces/{WorkspaceSid}';
const ofTask = `${workspace}/Tasks/{TaskSid}/Reservations`;
const ofWorker = `${workspace}/Workers/{WorkerSid}/Reservations`;
const workers = `${workspace}/Workers`;
const route = routeOf('taskrouter');

function readOnly(name: string, part: string, answers: { list: Route['answer']; fetch: Route['answer'] }): Route[] {
  return [
    route(`List${name}`, 'GET', `${workspace}/${part}`, answers.list),
    route(`Fetch${name}`, 'GET', `${workspace}/${part}/{Sid}`, answers.fetch),
  ];
}

export const taskRouterRoutes: Route[] = [
  route('ListWorkspace', 'GET', workspaces, listWorkspaces),
  route('FetchWorkspace', 'GET', `${workspaces}/{Sid}`, fetchWorkspace),
  route('UpdateWorkspace', 'POST', `${workspaces}/{Sid}`, updateWorkspace),

  route('ListTask', 'GET', `${workspace}/Tasks`, listTasks, taskListLimit),
  route('CreateTask', 'POST', `${workspace}/Tasks`, createTask),
  route('FetchTask', 'GET', `${workspace}/Tasks/{Sid}`, fetchTask),
  route('UpdateTask', 'POST', `${workspace}/Tasks/{Sid}`, updateTask),
  route('DeleteTask', 'DELETE', `${workspace}/Tasks/{Sid}`, deleteTask),

  route('ListWorker', 'GET', workers, listWorkers, workerListLimit),
  route('CreateWorker', 'POST', workers, createWorker, workerWriteLimit),
  route('FetchWorker', 'GET', `${workers}/{Sid}`, fetchWorker),
  route('UpdateWorker', 'POST', `${workers}/{Sid}`, updateWorker, workerWriteLimit),
  route('DeleteWorker', 'DELETE', `${workers}/{Sid}`, deleteWorker, workerWriteLimit),

  ...readOnly('Activity', 'Activities', activities),
  ...readOnly('TaskChannel', 'TaskChannels', taskChannels),
  ...readOnly('TaskQueue', 'TaskQueues', taskQueues),
  ...readOnly('Workflow', 'Workflows', workflows),
  route('CreateTaskQueue', 'POST', `${workspace}/TaskQueues`, createTaskQueue),
  route('DeleteTaskQueue', 'DELETE', `${workspace}/TaskQueues/{Sid}`, deleteTaskQueue),
  route('CreateWorkflow', 'POST', `${workspace}/Workflows`, createWorkflow),
  route('DeleteWorkflow', 'DELETE', `${workspace}/Workflows/{Sid}`, deleteWorkflow),

  route('ListEvent', 'GET', `${workspace}/Events`, listEvents),
  route('FetchEvent', 'GET', `${workspace}/Events/{Sid}`, fetchEvent),

  route('ListTaskReservation', 'GET', ofTask, listReservations),
  route('FetchTaskReservation', 'GET', `${ofTask}/{Sid}`, fetchReservation),
  route('UpdateTaskReservation', 'POST', `${ofTask}/{Sid}`, updateReservation),
  route('ListWorkerReservation', 'GET', ofWorker, listReservations),
  route('FetchWorkerReservation', 'GET', `${ofWorker}/{Sid}`, fetchReservation),
  route('UpdateWorkerReservation', 'POST', `${ofWorker}/{Sid}`, updateReservation),
];
