import { inMemory, KeptTasks, type KeptTask } from '../../../insights/judgement/kept-tasks';
import { sid } from '../story';
import { keptTask } from './kept-task';

function connected(...tasks: KeptTask[]): string[] {
  const kept = new KeptTasks(inMemory());
  for (const task of tasks) kept.add(task);
  return [...kept.connected()].map((task) => task.sid);
}

test.each<[string, Partial<KeptTask>]>([
  ['the call', { callSid: 'CA1' }],
  ['the other’s SID as its conversation', { conversationId: sid(1) }],
  ['the other’s SID as its predecessor', { previousTaskSid: sid(1) }],
  ['the other’s SID in any attribute', { mentions: [{ attribute: 'callback_for', taskSid: sid(1) }] }],
])('two tasks that share %s come back, the third does not', (_, more) => {
  expect(connected(keptTask(1), keptTask(2, more), keptTask(3))).toEqual([sid(1), sid(2)]);
});

test.each(['conferenceSid', 'customerKey', 'interactionSid', 'conversationId'] as const)(
  'so do two of one %s',
  (name) => {
    expect(connected(keptTask(1, { [name]: 'X' }), keptTask(2), keptTask(3, { [name]: 'X' }))).toEqual([
      sid(1),
      sid(3),
    ]);
  },
);

test('a task that has a name twice is not linked by it', () => {
  expect(connected(keptTask(1, { conversationId: 'KD1', interactionSid: 'KD1' }), keptTask(2))).toEqual([]);
});

test('a name that hundreds of tasks share connects all of them', () => {
  for (const many of [256, 512]) {
    const tasks = Array.from({ length: many }, (_, index) => keptTask(index, { customerKey: '+4930123' }));

    expect(connected(...tasks)).toHaveLength(many);
  }
});

test('each is either connected or alone, as often as they are asked for, and the judged ones are counted', () => {
  const kept = new KeptTasks(inMemory());
  const shared = { conversationId: 'KD1' };
  const tasks = [keptTask(1), keptTask(2, shared), keptTask(3, { judged: false }), keptTask(4, shared)];

  for (const task of tasks) kept.add(task);

  for (const _ of [1, 2]) {
    expect([...kept.connected()]).toEqual([tasks[1], tasks[3]]);
    expect([...kept.alone()]).toEqual([tasks[0], tasks[2]]);
  }
  expect(kept.judged).toBe(3);
});
