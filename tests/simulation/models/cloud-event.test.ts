/** The shape is that of the recorded CloudEvents: what the model sends must be what Twilio sends. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { cloudEventOf, type CloudEvent } from './cloud-event';

const folder = path.resolve(__dirname, '../../recorded/cloud-events');
const recorded = readdirSync(folder)
  .filter((file) => file.startsWith('task-') || file.startsWith('reservation-'))
  .map((file) => [file, require(path.join(folder, file)) as CloudEvent] as const);

/** The callback's parameters of the event, by the fields Functions read. */
function parametersOf({ data: { payload } }: CloudEvent): Record<string, string> {
  const names = {
    EventType: 'eventtype',
    TaskSid: 'task_sid',
    TaskAttributes: 'task_attributes',
    TaskVersion: 'task_version',
    TaskAssignmentStatus: 'task_assignment_status',
    TaskCanceledReason: 'task_canceled_reason',
    TaskCompletedReason: 'task_completed_reason',
    ResourceType: 'resource_type',
  };
  const told = Object.entries(names).filter(([, name]) => payload[name] !== null && payload[name] !== undefined);
  return Object.fromEntries(told.map(([parameter, name]) => [parameter, String(payload[name])]));
}

/** What is not told is null or absent: both are recorded. */
const kinds = (value: object) =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null)
      .map(([name, each]) => [name, typeof each]),
  );

test.each(recorded)('%s: every field made is a recorded one, of its type', (_, event) => {
  const made = cloudEventOf(1, parametersOf(event), Date.parse(event.time));

  expect(kinds(event)).toEqual(kinds(made));
  expect(kinds(event.data)).toMatchObject(kinds(made.data));
  expect(kinds(event.data.payload)).toMatchObject(kinds(made.data.payload));
  expect([made.type, made.time, made.data.name]).toEqual([event.type, event.time, event.data.name]);
});
