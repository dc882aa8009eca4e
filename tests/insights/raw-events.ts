/** Events as the Events resource sends them, from the lives of tasks in story.ts, for the tests of events and judgement. */
import { createJudge } from '../../insights/judgement/judge';
import { orderEvents } from '../../insights/events/order-events';
import { readEvent } from '../../insights/events/read-event';
import { type Edition } from '../../insights/attributes/edition';
import { type LossKind } from '../../insights/warnings/losses';
import { noon, sid, type Detail, type Step } from './story';

export interface RawEvent {
  sid: string;
  event_type: string;
  event_date_ms: number;
  event_data: Record<string, string>;
  [more: string]: unknown;
}

let events = 0;

/** The events of one task; queue and attributes stay as they were. */
export function rawEvents(steps: Step[], taskSid = sid(1), workflow = 'Anyone'): RawEvent[] {
  let current: Detail = { queue: 'Sales', attributes: {} };
  return steps.map(([seconds, type, detail], version) => {
    current = { ...current, ...detail };
    const { attributes, queue = '' } = current;
    const { agent, reason } = detail ?? {};
    events += 1;
    return {
      sid: `EV${String(events).padStart(32, '0')}`,
      event_type: type,
      event_date_ms: noon + seconds * 1000,
      event_data: {
        task_sid: taskSid,
        task_version: String(version),
        task_attributes: typeof attributes === 'string' ? attributes : JSON.stringify(attributes),
        task_queue_name: queue,
        task_channel_unique_name: 'voice',
        workflow_name: workflow,
        ...(agent && { reservation_sid: `WR${agent}`, worker_name: agent, worker_attributes: '{}' }),
        ...(reason && { [type === 'task.canceled' ? 'task_canceled_reason' : 'task_completed_reason']: reason }),
      },
    };
  });
}

export interface JudgeAsked {
  edition?: Edition;
  only?: LossKind[];
}

/** What the judge makes of raw events, in whatever order they come. */
export function judgeRaw(raw: unknown[], { edition = 'today', only }: JudgeAsked = {}) {
  const judge = createJudge({ edition, only });
  const seen = raw.map((each) => readEvent(each).event).filter((event) => event !== undefined);
  for (const task of new Set(seen.map((event) => event.task)))
    judge.add(orderEvents(seen.filter((event) => event.task === task)));
  const { period, notes, conversations } = judge.finish();
  return { period, notes, conversations: conversations() };
}
