import { callbackNames, sameText, seeFields } from '../../../insights/history/seen-event';

const nothing = {
  version: -1,
  task: '',
  queue: '',
  channel: '',
  workflow: '',
  reservation: '',
  agent: '',
  reason: '',
};
const see = (fields: Record<string, unknown>) => seeFields(fields, callbackNames);

test('an event that says nothing is seen as nothing', () => {
  expect(see({})).toEqual(nothing);
  expect(see({ TaskSid: null, TaskQueueName: {}, TaskVersion: null, ReservationSid: [] })).toEqual(nothing);
});

test('every field has its place; numbers are texts', () => {
  expect(
    see({
      TaskSid: 'WT1',
      TaskVersion: '7',
      TaskQueueName: 'Sales',
      TaskChannelUniqueName: 'voice',
      WorkflowName: 12,
      ReservationSid: 'WR1',
      WorkerName: 'ann',
      TaskCompletedReason: 'done',
    }),
  ).toEqual({
    version: 7,
    task: 'WT1',
    queue: 'Sales',
    channel: 'voice',
    workflow: '12',
    reservation: 'WR1',
    agent: 'ann',
    reason: 'done',
  });
});

test.each([
  ['0', 0],
  [12, 12],
  ['', -1],
  ['-1', -1],
  [-1, -1],
  ['1.5', -1],
  ['x', -1],
  [true, -1],
  [['3'], -1],
  [2 ** 60, -1],
])('the version %j is %i', (TaskVersion, version) => {
  expect(see({ TaskVersion }).version).toBe(version);
});

test('an agent is told only with a reservation, by the full name where there is one', () => {
  const named = { WorkerName: 'ann', WorkerAttributes: '{"full_name":"Ann Lee"}' };

  expect(see(named).agent).toBe('');
  expect(see({ ...named, ReservationSid: 'WR1' }).agent).toBe('Ann Lee');
  expect(see({ ...named, ReservationSid: 'WR1', WorkerAttributes: 'null' }).agent).toBe('ann');
});

test('the reason of a canceled task counts before that of a completed one', () => {
  expect(see({ TaskCanceledReason: 'hangup', TaskCompletedReason: 'done' }).reason).toBe('hangup');
  expect(see({ TaskCanceledReason: '', TaskCompletedReason: 'done' }).reason).toBe('done');
});

test('a text stays the same, however many others there were', () => {
  const texts = Array.from({ length: 3000 }, (_, index) => `queue ${index}`);

  expect(texts.map(sameText)).toEqual(texts);
  expect(texts.map(sameText)).toEqual(texts);
});
