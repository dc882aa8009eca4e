/**
 * Which of Twilio's operations the sandbox answers, by the operationId of Twilio's OpenAPI description.
 * A test holds this table and the routes together.
 */
export const supportedOperations: Record<string, string[]> = {
  'taskrouter.twilio.com': [
    'ListWorkspace',
    'FetchWorkspace',
    'UpdateWorkspace',
    'ListTask',
    'CreateTask',
    'FetchTask',
    'UpdateTask',
    'DeleteTask',
    'ListTaskReservation',
    'FetchTaskReservation',
    'UpdateTaskReservation',
    'ListWorkerReservation',
    'FetchWorkerReservation',
    'UpdateWorkerReservation',
    'ListWorker',
    'CreateWorker',
    'FetchWorker',
    'UpdateWorker',
    'DeleteWorker',
    'ListActivity',
    'FetchActivity',
    'ListTaskChannel',
    'FetchTaskChannel',
    'ListTaskQueue',
    'FetchTaskQueue',
    'ListWorkflow',
    'FetchWorkflow',
  ],
  'flex-api.twilio.com': ['FetchInteractionChannel', 'UpdateInteractionChannel'],
  'api.twilio.com': ['FetchAccount'],
};
