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

const task = `WT${'1'.repeat(32)}`;
const payload = {
  sid: 'EV1',
  eventtype: 'task.canceled',
  account_sid: mine.account,
  workspace_sid: mine.workspace,
  task_sid: task,
  task_version: 3,
};
const cloudEvent = (data: unknown, more: object = {}) => ({
  specversion: '1.0',
  type: 'com.twilio.taskrouter.task.canceled',
  id: 'ID1',
  time: '2026-11-22T10:00:00Z',
  data,
  ...more,
});
const of = (changes: object, more?: object) => cloudEvent({ payload: { ...payload, ...changes } }, more);

test('one event is told whole, numbers as text', () => {
  expect(parsed(cloudEvent({ sid: 'EV0', payload }))).toEqual({
    any: true,
    ignored: 0,
    events: [
      {
        EventType: 'task.canceled',
        TaskSid: task,
        TaskVersion: '3',
        Timestamp: '2026-11-22T10:00:00.000Z',
        id: 'EV0',
        atMs: Date.parse('2026-11-22T10:00:00Z'),
      },
    ],
  });
});

test.each<[string, object]>([
  ['nothing', {}],
  ['a version alone', { specversion: '1.0' }],
  ['no version', { type: 'com.twilio.taskrouter.task.canceled', data: { payload } }],
  ['a version that is no text', { ...of({}), specversion: 1 }],
  ['an empty type', { ...of({}), type: '' }],
  ['a type that is no text', { ...of({}), type: 7 }],
  ['a list of texts', { 0: 'a', 1: null }],
])('%s is no CloudEvent', (_, body) => {
  expect(parsed(body)).toEqual({ any: false, events: [], ignored: 0 });
});

test('what the runtime says of the request is no event, whatever it looks like', () => {
  expect(readCloudEvents({ request: of({}) }, mine)).toEqual({ any: false, events: [], ignored: 0 });
});

test.each<[string, object]>([
  ['of another product', of({}, { type: 'com.twilio.studio.flow.step.ended' })],
  ['without data', cloudEvent(undefined)],
  ['with data that are no JSON', cloudEvent('{')],
  ['with data that are a list', cloudEvent('[]')],
  ['without a payload', cloudEvent({ sid: 'EV0' })],
  ['of another account', of({ account_sid: `AC${'9'.repeat(32)}` })],
  ['of another account by its data', cloudEvent({ account_sid: 'AC9', payload: { ...payload, account_sid: null } })],
  ['of no account', of({ account_sid: '' })],
  ['of another workspace', of({ workspace_sid: `WS${'9'.repeat(32)}` })],
  ['of no workspace', of({ workspace_sid: undefined })],
  ['of no task', of({ task_sid: null })],
  ['of a task with a wrong SID', of({ task_sid: 'WT1' })],
])('an event %s is counted and left alone', (_, event) => {
  expect(parsed(event)).toEqual({ any: true, events: [], ignored: 1 });
});

test('account and workspace are the same in any case, and the account may stand beside the payload', () => {
  const lower = of({ account_sid: mine.account.toLowerCase(), workspace_sid: mine.workspace.toLowerCase() });
  const beside = cloudEvent({ account_sid: mine.account, payload: { ...payload, account_sid: undefined } });

  expect([lower, beside].map((each) => parsed(each).events.length)).toEqual([1, 1]);
});

test('data and payload may come as the text of JSON', () => {
  const direct = parsed(cloudEvent({ payload }));

  expect(parsed(cloudEvent(JSON.stringify({ payload })))).toEqual(direct);
  expect(parsed(cloudEvent({ payload: JSON.stringify(payload) }))).toEqual(direct);
});

test.each<[string, unknown, string]>([
  ['its data', cloudEvent({ sid: 'EV0', payload }), 'EV0'],
  ['its payload', cloudEvent({ payload }), 'EV1'],
  ['the envelope', of({ sid: undefined }), 'ID1'],
  ['all that it says', of({ sid: undefined }, { id: '' }), JSON.stringify({ ...payload, sid: undefined })],
])('an event is known by %s', (_, event, id) => {
  expect(parsed(event as object).events[0].id).toBe(id);
});

test('two events that name themselves nowhere are two', () => {
  const nameless = (changes: object) => of({ sid: undefined, ...changes }, { id: undefined });

  expect(parsed([nameless({}), nameless({ task_version: 4 }), nameless({})]).events).toHaveLength(2);
});

test.each<[string, object, string | undefined]>([
  ['the envelope', cloudEvent({ timestamp: '2026-11-22T11:00:00Z', payload }), '2026-11-22T10:00:00.000Z'],
  ['the data', cloudEvent({ timestamp: '2026-11-22T11:00:00Z', payload }, { time: '' }), '2026-11-22T11:00:00.000Z'],
  ['nowhere', of({}, { time: undefined }), undefined],
  ['something that is no time', of({}, { time: 'soon' }), undefined],
])('when it happened is told by %s', (_, event, Timestamp) => {
  const [read] = parsed(event).events;

  expect([read.Timestamp, read.atMs]).toEqual([Timestamp, Timestamp ? Date.parse(Timestamp) : 0]);
});

test('the event’s own name counts before that of its envelope', () => {
  expect(parsed(of({ eventtype: 'task.created' })).events[0].EventType).toBe('task.created');
});

test('an event without a name of its own has that of its type; empty texts are absent', () => {
  const changes = { eventtype: '', reason: '', task_canceled_reason: 'gone', task_attributes: '{}' };
  const [read] = parsed(of(changes)).events;

  expect(read).toMatchObject({
    EventType: 'task.canceled',
    TaskCanceledReason: 'gone',
    TaskCompletedReason: undefined,
    TaskAttributes: '{}',
    Reason: undefined,
  });
});
