import { didYouMean, nameOffered, nearestName } from '../../../assets/findings/nearest-name';

const known = ['TaskSid', 'Reason', 'conversations.outcome', 'role'];

test.each([
  ['tasksid', 'TaskSid'],
  ['TASK-SID', 'TaskSid'],
  ['TaskSit', 'TaskSid'],
  ['conversations.outcom', 'conversations.outcome'],
  ['conversations.outocme', 'conversations.outcome'],
  ['rols', 'role'],
  ['Season', 'Reason'],
  ['Resaon', 'Reason'],
  ['rloe', 'role'],
  ['CallSid', undefined],
  ['rule one', undefined],
  ['', undefined],
  ['___', undefined],
  ['x'.repeat(10_000), undefined],
])('%s is taken for %s', (name, meant) => {
  expect(nearestName(name, known)).toBe(meant);
});

test('the name that a hint offers can be taken from it, and from no other hint', () => {
  expect(nameOffered(didYouMean('conversations.outcome'))).toBe('conversations.outcome');
  expect(nameOffered('write conversations.outcome')).toBeUndefined();
});
