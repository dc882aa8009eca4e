import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCloudEvents } from '../../../assets/parse/cloud-events';

const recorded = path.resolve(__dirname, '../../recorded');
const read = (file: string) => JSON.parse(readFileSync(path.join(recorded, file), 'utf8'));
const mine = { account: 'AC00000000000000000000000000000acc', workspace: 'WS00000000000000000000000000000001' };

/** As the runtime hands a body on: an array has keys "0", "1", ... */
const parsed = (body: object) => readCloudEvents({ request: {}, ...body }, mine);

const told = ['EventType', 'TaskSid', 'TaskAttributes', 'TaskVersion', 'TaskCanceledReason', 'TaskCompletedReason'];
const pick = (event: object) => Object.fromEntries(told.map((name) => [name, (event as any)[name]]));

const twins = readdirSync(path.join(recorded, 'cloud-events'))
  .filter((file) => !['batch.json', 'unknown.json'].includes(file))
  .map((file) => [file]);

test('every event that is acted on is recorded behind both doors', () => {
  const types = new Set(twins.map(([file]) => read(`cloud-events/${file}`).data.payload.eventtype));

  expect(types).toEqual(new Set(['reservation.wrapup', 'task.canceled', 'task.completed', 'task.created']));
});

test.each(twins)('%s says what the form post of the same event says', (file) => {
  const form = read(`events/${file}`);
  const { any, ignored, events } = parsed(read(`cloud-events/${file}`));

  expect({ any, ignored, events: events.map(pick) }).toEqual({ any: true, ignored: 0, events: [pick(form)] });
  expect(events[0]).toMatchObject({ id: form.Sid, atMs: Number(form.TimestampMs) });
  expect(Date.parse(events[0].Timestamp!)).toBe(Number(form.TimestampMs));
  expect(events[0].Reason).toBe(form.TaskCanceledReason ?? form.TaskCompletedReason);
});

test('a batch gives each of its events once, in whatever order they came', () => {
  const { any, events } = parsed(read('cloud-events/batch.json'));

  expect(any).toBe(true);
  expect(events.map(({ EventType, id }) => [EventType, id.slice(-1)])).toEqual([
    ['task.completed', '5'],
    ['task.summarized', '9'],
    ['task.created', '1'],
    ['reservation.wrapup', '8'],
  ]);
});

test('an event that did not exist when this was written is read under its own name', () => {
  const { events, ignored } = parsed(read('cloud-events/unknown.json'));

  expect([ignored, events.map(({ EventType }) => EventType)]).toEqual([0, ['task.summarized']]);
});
