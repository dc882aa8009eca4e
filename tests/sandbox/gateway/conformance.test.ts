/** Twilio's own OpenAPI descriptions judge one good request for each route, and its answer; all of products/ share it. */
import { describedRoutes, supportedOperations } from '../../../sandbox/gateway/routes';
import { accountSid } from '../../../sandbox/state/account';
import {
  activitySids,
  callSids,
  channelSids,
  conferenceSid,
  flowSid,
  interactionChannelSid,
  interactionSid,
  queueSids,
  reservationSids,
  taskSids,
  workerSids,
  workflowSid,
  workspaceSid,
} from '../../../sandbox/state/fixed-sids';
import { fixedSid } from '../../../sandbox/state/sids';
import { streamSamples } from '../products/event-streams/stream-samples';
import { syncSamples } from '../products/sync/sync-samples';
import { assertAnswerConforms, assertRequestsConform, operationsOf } from '../../harness/openapi';
import { serverlessSamples } from '../products/serverless/serverless-samples';
import { callTwilio, sandbox, useSandbox, workspace } from '../../harness/use-sandbox';

useSandbox();

interface Sample {
  sids: Record<string, string>;
  query?: string;
  form?: Record<string, string>;
  /** What must be there first. */
  before?: () => unknown;
}

const inWorkspace = { WorkspaceSid: workspaceSid };
const task = { ...inWorkspace, Sid: taskSids.queuedCall };
const unusedQueue = `WQ${'7'.repeat(32)}`;
const ofTask = { ...inWorkspace, TaskSid: taskSids.answeredCall };
const ofWorker = { ...inWorkspace, WorkerSid: workerSids.alice };
const worker = { ...inWorkspace, Sid: workerSids.alice };
const inAccount = { AccountSid: accountSid };
const recordingSid = `RE${'7'.repeat(32)}`;
const recording = { ...inAccount, Sid: recordingSid };
const ofCall = { ...inAccount, CallSid: callSids.answeredCall };
const ofConference = { ...inAccount, ConferenceSid: conferenceSid };
const finishedOfCall = () =>
  sandbox().actions.putRecording({ sid: recordingSid, call: callSids.answeredCall, seconds: 4, channels: 2 });
const finishedOfConference = () =>
  sandbox().actions.putRecording({ sid: recordingSid, conference: conferenceSid, seconds: 4 });
const started = () =>
  callTwilio(`/2010-04-01/Accounts/${accountSid}/Calls/${callSids.answeredCall}/Recordings.json`, { method: 'POST' });
const executionSid = `FN${'7'.repeat(32)}`;
const inFlow = { FlowSid: flowSid };
const execution = { ...inFlow, Sid: executionSid };
const inExecution = () => sandbox().actions.startExecution({ sid: executionSid });
const channel = { InteractionSid: interactionSid, Sid: interactionChannelSid };

/** One good request for every operation; `sync/` in front where two products have one of the same name. */
const samples: Record<string, Sample> = {
  ListWorkspace: { sids: {} },
  FetchWorkspace: { sids: { Sid: workspaceSid } },
  UpdateWorkspace: { sids: { Sid: workspaceSid }, form: { EventsFilter: 'task.created' } },
  ListTask: { sids: inWorkspace, query: 'PageSize=2&AssignmentStatus=pending&AssignmentStatus=assigned' },
  CreateTask: { sids: inWorkspace, form: { Attributes: '{}', Priority: '3' } },
  FetchTask: { sids: task },
  UpdateTask: { sids: task, form: { AssignmentStatus: 'canceled', Reason: 'spam', Attributes: '{}' } },
  DeleteTask: { sids: task },
  ListWorker: { sids: inWorkspace, query: 'ActivityName=Available&PageSize=1' },
  CreateWorker: {
    sids: inWorkspace,
    form: { FriendlyName: 'dave', Attributes: '{}', ActivitySid: activitySids.offline },
  },
  FetchWorker: { sids: worker },
  UpdateWorker: { sids: worker, form: { Attributes: '{}', RejectPendingReservations: 'true' } },
  DeleteWorker: { sids: { ...inWorkspace, Sid: workerSids.carol } },
  ListActivity: { sids: inWorkspace },
  FetchActivity: { sids: { ...inWorkspace, Sid: activitySids.offline } },
  ListTaskChannel: { sids: inWorkspace },
  FetchTaskChannel: { sids: { ...inWorkspace, Sid: channelSids.voice } },
  ListTaskQueue: { sids: inWorkspace, query: 'FriendlyName=Sales' },
  FetchTaskQueue: { sids: { ...inWorkspace, Sid: queueSids.sales } },
  ListWorkflow: { sids: inWorkspace },
  FetchWorkflow: { sids: { ...inWorkspace, Sid: workflowSid } },
  ListEvent: { sids: inWorkspace, query: `TaskSid=${taskSids.answeredCall}&Minutes=30&PageSize=2` },
  FetchEvent: { sids: { ...inWorkspace, Sid: fixedSid('EV', 1) } },
  ListTaskReservation: { sids: ofTask, query: 'ReservationStatus=accepted' },
  FetchTaskReservation: { sids: { ...ofTask, Sid: reservationSids.answeredCall } },
  UpdateTaskReservation: {
    sids: { ...ofTask, Sid: reservationSids.answeredCall },
    form: { ReservationStatus: 'completed' },
  },
  ListWorkerReservation: { sids: ofWorker, query: 'PageSize=20' },
  FetchWorkerReservation: { sids: { ...ofWorker, Sid: reservationSids.answeredCall } },
  UpdateWorkerReservation: {
    sids: { ...ofWorker, Sid: reservationSids.answeredCall },
    form: { ReservationStatus: 'wrapping' },
  },
  CreateTaskQueue: { sids: inWorkspace, form: { FriendlyName: 'Nobody', TargetWorkers: '1==2' } },
  DeleteTaskQueue: {
    sids: { ...inWorkspace, Sid: unusedQueue },
    before: () =>
      sandbox().state.taskQueues.set(unusedQueue, { sid: unusedQueue, friendlyName: 'x', targetWorkers: '1==2' }),
  },
  CreateWorkflow: {
    sids: inWorkspace,
    form: {
      FriendlyName: 'Nobody',
      Configuration: `{"task_routing":{"default_filter":{"queue":"${queueSids.sales}"}}}`,
    },
  },
  DeleteWorkflow: { sids: { ...inWorkspace, Sid: workflowSid }, before: () => sandbox().state.tasks.clear() },
  FetchConfiguration: { sids: {} },
  FetchInteractionChannel: { sids: channel },
  UpdateInteractionChannel: { sids: channel, form: { Status: 'closed', Routing: '{"status":"closed"}' } },
  FetchAccount: { sids: { Sid: accountSid } },
  ...serverlessSamples,
  ...syncSamples,
  ...streamSamples,
  UpdateFlowValidate: {
    sids: {},
    form: {
      FriendlyName: 'x',
      Status: 'draft',
      Definition: '{"states":[{"name":"Trigger","type":"trigger","transitions":[]}],"initial_state":"Trigger"}',
    },
  },
  ListExecution: { sids: inFlow, query: 'DateCreatedFrom=2020-01-01T00:00:00Z&PageSize=1', before: inExecution },
  FetchExecution: { sids: execution, before: inExecution },
  UpdateExecution: { sids: execution, form: { Status: 'ended' }, before: inExecution },
  DeleteExecution: { sids: execution, before: inExecution },
  ListExecutionStep: { sids: { ...inFlow, ExecutionSid: executionSid }, query: 'PageSize=1000', before: inExecution },
  FetchExecutionStep: {
    sids: { ...inFlow, ExecutionSid: executionSid, Sid: 'FT00000000000000000000000000001001' },
    before: inExecution,
  },
  FetchCall: { sids: { ...inAccount, Sid: callSids.answeredCall } },
  UpdateCall: { sids: { ...inAccount, Sid: callSids.answeredCall }, form: { Status: 'completed' } },
  ListConference: { sids: inAccount, query: `FriendlyName=${taskSids.answeredCall}&Status=in-progress` },
  FetchConference: { sids: { ...inAccount, Sid: conferenceSid } },
  UpdateConference: { sids: { ...inAccount, Sid: conferenceSid }, form: { Status: 'completed' } },
  ListCall: { sids: inAccount, query: 'Status=in-progress&From=%2B14155550102&PageSize=1' },
  ListParticipant: { sids: ofConference, query: 'Muted=false&PageSize=1' },
  FetchParticipant: { sids: { ...ofConference, CallSid: callSids.aliceLeg } },
  UpdateParticipant: { sids: { ...ofConference, CallSid: callSids.aliceLeg }, form: { Hold: 'true' } },
  DeleteParticipant: { sids: { ...ofConference, CallSid: callSids.aliceLeg } },
  CreateCallRecording: {
    sids: ofCall,
    form: {
      RecordingChannels: 'dual',
      RecordingTrack: 'both',
      RecordingStatusCallback: 'http://127.0.0.1:9/x',
      RecordingStatusCallbackEvent: 'in-progress completed absent',
    },
  },
  ListCallRecording: { sids: ofCall, before: finishedOfCall },
  FetchCallRecording: { sids: { ...ofCall, Sid: recordingSid }, before: finishedOfCall },
  UpdateCallRecording: {
    sids: { ...ofCall, Sid: 'Twilio.CURRENT' },
    form: { Status: 'paused', PauseBehavior: 'skip' },
    before: started,
  },
  DeleteCallRecording: { sids: { ...ofCall, Sid: recordingSid }, before: finishedOfCall },
  ListConferenceRecording: { sids: ofConference, before: finishedOfConference },
  FetchConferenceRecording: { sids: { ...ofConference, Sid: recordingSid }, before: finishedOfConference },
  UpdateConferenceRecording: {
    sids: { ...ofConference, Sid: 'Twilio.CURRENT' },
    form: { Status: 'paused' },
    before: () => sandbox().actions.recordConference({ conference: conferenceSid }),
  },
  DeleteConferenceRecording: { sids: { ...ofConference, Sid: recordingSid }, before: finishedOfConference },
  ListRecording: { sids: inAccount, query: 'PageSize=1', before: finishedOfCall },
  FetchRecording: { sids: recording, before: finishedOfCall },
  DeleteRecording: { sids: recording, before: finishedOfCall },
};

const routes = describedRoutes.map((route) => [route.operation, route] as const);

test.each(routes)('%s is requested and answered as Twilio describes it', async (name, route) => {
  const { sids, query, form, before } = samples[`${route.product}/${name}`] ?? samples[name];
  await before?.();
  const operation = operationsOf(route.product).find(({ id }) => id === name)!;
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, sid: string) => sids[sid]);

  const host = `${route.product}.twilio.com`;
  const answer = await callTwilio(query ? `${path}?${query}` : path, { method: route.method, form, host });

  expect(operation).toMatchObject({ method: route.method, path: route.path });
  assertAnswerConforms(operation, answer.status, answer.status === 204 ? null : await answer.json());
  assertRequestsConform(sandbox().requests.list());
});

test('every operation is named under the host that answers it', () => {
  const named = supportedOperations();

  expect(named['flex-api.twilio.com']).toEqual([
    'FetchConfiguration',
    'FetchInteractionChannel',
    'UpdateInteractionChannel',
  ]);
  expect(Object.values(named).flat()).toHaveLength(describedRoutes.length);
});

describe('the judge', () => {
  test('finds a misspelled parameter', async () => {
    await callTwilio(`/v1/Workspaces/${workspaceSid}/Tasks/${taskSids.queuedCall}`, { form: { Atributes: '{}' } });

    expect(() => assertRequestsConform(sandbox().requests.list())).toThrow(/UpdateTask.*Atributes/);
  });

  test('finds a value of the wrong kind', async () => {
    await callTwilio(`/v1/Workspaces/${workspaceSid}/Tasks`, { form: { Priority: 'high' } });

    expect(() => assertRequestsConform(sandbox().requests.list())).toThrow(/CreateTask.*Priority.*integer/);
  });

  test('finds a path Twilio does not have', async () => {
    await callTwilio('/v1/Workspace');

    expect(() => assertRequestsConform(sandbox().requests.list())).toThrow('no operation');
  });

  test('accepts what the SDK sends', async () => {
    await workspace.tasks(taskSids.queuedCall).update({ attributes: '{}', ifMatch: '"0"' });
    await workspace.tasks.list({ assignmentStatus: ['pending'], ordering: 'DateCreated:desc', pageSize: 2 });

    expect(() => assertRequestsConform(sandbox().requests.list())).not.toThrow();
  });

  test('finds a missing and a surplus field in an answer', () => {
    const fetchTask = operationsOf('taskrouter').find(({ id }) => id === 'FetchTask')!;

    expect(() => assertAnswerConforms(fetchTask, 200, { sid: taskSids.chat, surplus: 1 })).toThrow(
      /'attributes'.*surplus/s,
    );
  });
});
