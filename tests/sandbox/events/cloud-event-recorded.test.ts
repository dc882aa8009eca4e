import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cloudEventOf } from '../../../sandbox/events/cloud-event';
import { taskSids } from '../../../sandbox/state/fixed-sids';
import { startReceiver } from '../../harness/receiver';
import { sandbox, useSandbox } from '../../harness/use-sandbox';

useSandbox();

const recorded = path.resolve(__dirname, '../../recorded');
const read = (file: string) => JSON.parse(readFileSync(path.join(recorded, file), 'utf8'));

/** What the sandbox does not say of a task: nothing reads it. */
const notSaid = [
  'reservation_status',
  'reservation_timeout',
  'task_add_on_attributes',
  'task_age_in_queue',
  'task_timeout',
  'worker_available',
];

/** The keys that say something, each with its type; moments are told from other texts. */
function shapeOf(value: object): Record<string, unknown> {
  const said = Object.entries(value).filter(([name, each]) => each !== null && !notSaid.includes(name));
  return Object.fromEntries(said.map(([name, each]) => [name, typeOf(each)]));
}

function typeOf(value: unknown): unknown {
  if (typeof value === 'object') return shapeOf(value!);
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:]+\.\d{3}Z$/.test(value) ? 'moment' : typeof value;
}

const names = [
  'task-created-after-another',
  'task-canceled-hang-up',
  'task-canceled-too-old',
  'task-completed',
  'task-completed-without-reason',
  'reservation-wrapup',
].map((name) => [name]);

test.each(names)('%s has the keys and types that Event Streams was recorded with', (name) => {
  const form = read(`events/${name}.json`);
  const logged = { sid: form.Sid, type: form.EventType, at: Number(form.TimestampMs), parameters: form };

  const told = cloudEventOf({ ...logged, outcome: 'sent', attempts: [] }, 4);

  expect(shapeOf(told)).toEqual(shapeOf(read(`cloud-events/${name}.json`)));
});

test('what a sink is really sent when a caller hangs up has the recorded shape', async () => {
  const sink = await startReceiver();
  sandbox().streamEventsTo(sink.url, { types: ['com.twilio.taskrouter.task.canceled'] });

  sandbox().actions.hangUp({ task: taskSids.queuedCall });
  await sandbox().streams.settled();
  sink.close();

  const [event] = sink.received.map(({ body }) => JSON.parse(body));
  expect(shapeOf(event)).toEqual(shapeOf(read('cloud-events/task-canceled-hang-up.json')));
});
