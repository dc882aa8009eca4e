/** The Functions of the fault matrix: for each, a call that has something to do. One entry a Function, or a way of it. */
import { secrets, type FaultyFunction } from './subjects/calling';
import { customerCameBack, linkByKey } from './subjects/keys';
import { hungUp, recordingStatus, taskBegan, taskEnded, taskEndedInStream } from './subjects/events';
import { media, pauseRecording, startRecording } from './subjects/recordings';
import { interactionTask, prepareAttributes, prepareWithIvr, taskWriter } from './subjects/tasks';
import { updateWorker } from './subjects/workers';

export type { FaultyFunction } from './subjects/calling';

/** What the deployment is configured with. */
export const variables = {
  ...secrets,
  OUTCOME_BY_REASON: '{"hangup":"Abandoned"}',
  LINK_BY: 'case_number',
};

const firstTask = `WT${'f'.repeat(32)}`;

export const faultyFunctions: FaultyFunction[] = [
  prepareAttributes,
  prepareWithIvr,
  taskWriter('enrich-task', '/studio/enrich-task', { 'conversations.campaign': 'Spring' }, { campaign: 'Spring' }),
  taskWriter('link-task', '/studio/link-task', { FirstTaskSid: firstTask }, { conversation_id: firstTask }),
  linkByKey,
  taskWriter(
    'close-task, canceled',
    '/studio/close-task',
    { Status: 'canceled', Outcome: 'Spam' },
    { outcome: 'Spam' },
    { closedAs: 'canceled' },
  ),
  taskWriter(
    'close-task, completed',
    '/studio/close-task',
    { Status: 'completed', Outcome: 'Sale' },
    { outcome: 'Sale' },
    { status: 'assigned', closedAs: 'completed' },
  ),
  interactionTask,
  startRecording('recording'),
  startRecording('link'),
  pauseRecording,
  taskEnded,
  taskEndedInStream,
  taskBegan,
  customerCameBack,
  hungUp,
  recordingStatus,
  media,
  updateWorker('update-worker', { byName: false }),
  updateWorker('update-worker, by name', { byName: true }),
];
