import { composeGroups, isFound } from '../../../../assets/inspector/page/compose-groups';

test('every attribute stands in one group, and no group is empty', () => {
  const all = composeGroups('task', 'today').flatMap(({ groups }) => groups);
  const names = all.flatMap(({ entries }) => entries.map(({ name }) => name));

  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['conversations.outcome', 'customers.name']));
  expect(all.every(({ entries }) => entries.length)).toBe(true);
});

test.each([
  ['conversations.hold_time', 'Measures'],
  ['conversations.conversation_attribute_1', 'Custom attributes'],
  ['conversations.conversation_label_1', 'Labels'],
  ['conversations.segment_link', 'Links and media'],
  ['conversations.outcome', 'Details'],
])('%s stands under %s', (wanted, title) => {
  const group = composeGroups('task', 'today')
    .flatMap(({ groups }) => groups)
    .find(({ entries }) => entries.some(({ name }) => name === wanted));

  expect(group?.title).toBe(title);
});

test('a worker has the worker’s alone, an edition its own', () => {
  const objects = (target: 'task' | 'worker') => composeGroups(target, 'today').map(({ object }) => object);
  const labels = composeGroups('task', 'specification').flatMap(({ groups }) =>
    groups.filter(({ title }) => title === 'Labels'),
  );

  expect(objects('worker')).toEqual(['worker']);
  expect(objects('task')).toEqual(['conversations', 'customers']);
  expect(labels).toEqual([]);
});

test.each([
  ['outcome', true],
  ['CONVERSATIONS outc', true],
  ['outcome customers', false],
])('an attribute is found by every word of %j: %s', (wanted, expected) => {
  const [{ groups }] = composeGroups('task', 'today');
  const outcome = groups[0].entries.find(({ key }) => key === 'outcome')!;

  expect(isFound(outcome, wanted)).toBe(expected);
});
