/** TaskRouter's events through the other door: Event Streams, as CloudEvents with Basic auth. */
import { type Call, type Intent } from '../engine/call';
import { cloudEventOf } from '../models/cloud-event';
import { type Streamed } from '../models/event-streams';
import { type Delivery, type Running } from '../scene';
import { streamsToken } from '../names';

export function stream(run: Running, delivery: Delivery): void {
  const { name, body } = delivery;
  run.streams.publish({ name, cloudEvent: cloudEventOf(run.events.length, body, run.timeline.date()), told: delivery });
}

const request = { headers: { authorization: `Basic ${btoa(`event-streams:${streamsToken}`)}` } };

/** A batch as the runtime hands it over: an array becomes keys "0", "1", ... */
export function postBatch(
  run: Running,
  name: string,
  batch: readonly Streamed<Delivery>[],
  onReply: (status: number) => void,
): void {
  const events = batch.map(({ cloudEvent }) => structuredClone(cloudEvent));
  const intents = batch.map(({ told }) => told.intent);
  const tasks: Record<string, Intent> = {};
  for (const intent of intents) tasks[intent.taskSid!] = both(tasks[intent.taskSid!], intent);
  const call = run.call(
    name,
    '/webhooks/event-streams',
    { ...Object.fromEntries(events.entries()), request },
    { tasks, echo: intents.every(({ echo }) => echo) },
    ({ replies }: Call) => onReply(replies[0].status),
  );
  for (const { told } of batch) if (!told.calls.includes(call)) told.calls.push(call);
}

/** What two events of one task may fill in. */
function both(one: Intent | undefined, other: Intent): Intent {
  return { ...other, mayTouch: [...(one?.mayTouch ?? []), ...(other.mayTouch ?? [])] };
}
