/** The lives of tasks in a few lines, for the tests of the report. */
import { joinConversations, type Conversation } from '../../insights/conversations';
import { createHistory } from '../../insights/history/history';
import { type TaskHistory } from '../../insights/history/task-history';
import { readTask } from '../../insights/task-reading';

export interface Detail {
  attributes?: object | string;
  queue?: string;
  /** A reservation is named after its agent: WRann. */
  agent?: string;
  reason?: string;
}

/** Seconds after noon, the event, and what is new with it; queue and attributes stay as they were. */
export type Step = [seconds: number, type: string, detail?: Detail];

export const noon = Date.UTC(2030, 0, 1, 12);
export const sid = (number: number) => `WT${String(number).padStart(32, '0')}`;

function parametersOf(
  { queue = '', agent, reason, attributes }: Detail,
  type: string,
  taskSid: string,
): Record<string, string> {
  return {
    TaskSid: taskSid,
    TaskAttributes: typeof attributes === 'string' ? attributes : JSON.stringify(attributes ?? {}),
    TaskQueueName: queue,
    TaskChannelUniqueName: 'voice',
    WorkflowName: 'Anyone',
    ...(agent && { ReservationSid: `WR${agent}`, WorkerName: agent, WorkerAttributes: '{}' }),
    ...(reason && { [type === 'task.canceled' ? 'TaskCanceledReason' : 'TaskCompletedReason']: reason }),
  };
}

export function taskOf(steps: Step[], taskSid = sid(1)): TaskHistory {
  const history = createHistory();
  let current: Detail = { queue: 'Sales' };
  for (const [seconds, type, detail] of steps) {
    current = { ...current, ...detail, agent: detail?.agent };
    history.event({ type, at: noon + seconds * 1000, parameters: parametersOf(current, type, taskSid) });
  }
  return history.tasks()[0];
}

/** Ann answers after 20 s, 15 s of them ringing, and talks until 80 s; wrap-up until 100 s. */
export const answered: Step[] = [
  [0, 'task.created'],
  [5, 'reservation.created', { agent: 'ann' }],
  [20, 'reservation.accepted', { agent: 'ann' }],
  [80, 'reservation.wrapup', { agent: 'ann' }],
  [100, 'reservation.completed', { agent: 'ann' }],
  [100, 'task.completed'],
];

/** The conversations of one answered task an hour, with these attributes. */
export function join(...attributes: object[]): Conversation[] {
  const readings = attributes.map((own, index) => {
    const steps = answered.map(
      ([seconds, type, detail]) =>
        [seconds + index * 3600, type, { ...detail, attributes: { reason: 'done', ...own } }] as never,
    );
    return readTask(taskOf(steps, sid(index + 1)), 'today');
  });
  return joinConversations(readings);
}

/** The numbers of the tasks in each conversation. */
export const numbersOf = (conversations: Conversation[]): number[][] =>
  conversations.map(({ tasks }) => tasks.map((task) => Number(task.sid.slice(2))));
