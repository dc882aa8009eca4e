import { createLossCounts } from '../../../insights/judgement/count-losses';
import { severityOf, type LossKind } from '../../../insights/warnings/losses';
import { sid } from '../story';

const at = (from: number, number = from) => ({ sid: sid(number), from });

function listOf(...found: [kind: LossKind, field: string, tasks?: number][]) {
  const counts = createLossCounts();
  for (const [kind, field, tasks = 1] of found)
    for (let task = 1; task <= tasks; task += 1) counts.add(kind, severityOf(kind), field, at(task));
  return counts.list(10, 'today');
}

const namesOf = (...found: Parameters<typeof listOf>) => listOf(...found).map(({ field }) => field);

test.each<[string, ...Parameters<typeof listOf>]>([
  ['what is lost comes before what deserves a look', ['late', 'first'], ['wrong', 'second', 3]],
  ['what more tasks have comes first', ['cut', 'first', 2], ['late', 'second']],
  ['of as many tasks, late comes before cut', ['late', 'first'], ['cut', 'a']],
  ['the names of one kind come by the alphabet', ['late', 'a'], ['late', 'b'], ['late', 'c']],
])('%s, in whatever order they are found', (_, ...found) => {
  const sorted = found.map(([, field]) => field);

  expect([namesOf(...found), namesOf(...found.toReversed())]).toEqual([sorted, sorted]);
});

test('the examples are the five oldest tasks; of those that began at once, the smaller SID', () => {
  const oldest = [at(1, 9), at(2, 4), at(2, 6), at(3, 1), at(4, 5)];
  const counts = createLossCounts();

  for (const task of [at(5, 2), ...oldest.toReversed(), at(6, 3)]) counts.add('late', 'lost', 'a', task);

  const [{ tasks, examples }] = counts.list(10, 'today');
  expect([tasks, examples]).toEqual([7, oldest.map((each) => each.sid)]);
});

test('counts that are added to others keep the tasks and the oldest examples of both', () => {
  const [counts, others] = [createLossCounts(), createLossCounts()];
  counts.add('late', 'lost', 'a', at(2));
  for (const task of [at(1), at(3)]) others.add('late', 'lost', 'a', task);

  counts.addAll(others);

  expect(counts.list(4, 'today')).toMatchObject([{ tasks: 3, share: 0.75, examples: [sid(1), sid(2), sid(3)] }]);
});

test.each([
  ['80 characters is told whole', 'x'.repeat(80), 'x'.repeat(80)],
  ['81 characters is cut', 'x'.repeat(81), `${'x'.repeat(80)}…`],
  ['80 emoji is told whole', '🙂'.repeat(80), '🙂'.repeat(80)],
  ['81 emoji is cut between two of them', '🙂'.repeat(81), `${'🙂'.repeat(80)}…`],
])('a name of %s', (_, field, shown) => {
  expect(namesOf(['ignored', field])).toEqual([shown]);
});

test('a task counts once, however many of its names are shown alike', () => {
  const counts = createLossCounts();
  for (const task of [at(1), at(2)])
    for (const field of ['a\u0001', 'a\u0002']) counts.add('ignored', 'lost', field, task);

  expect(counts.list(2, 'today')).toMatchObject([{ field: 'a�', tasks: 2, share: 1, examples: [sid(1), sid(2)] }]);
});

test('2,000 names are told apart, all others together by their object', () => {
  const counts = createLossCounts();
  for (let name = 1; name <= 2003; name += 1) counts.add('ignored', 'lost', `customers.x${name}`, at(name));
  counts.add('ignored', 'lost', 'customers.x1', at(2004));

  const [others, twice, ...once] = counts.list(2004, 'today');

  expect(others).toMatchObject({ field: 'customers.*', tasks: 3, examples: [sid(2001), sid(2002), sid(2003)] });
  expect([twice.field, twice.tasks, once.length]).toEqual(['customers.x1', 2, 1999]);
});

const linkedFor = {
  problem: 'The task belongs to an earlier one, but is reported as a conversation of its own.',
  hint: 'Link it with /studio/link-task, or let /webhooks/taskrouter-event do it (LINK_TASK_ATTRIBUTES, LINK_BY).',
};
const likely = {
  problem: 'The customer had been in touch within 24 hours before, but the two tasks are separate conversations.',
  hint: 'If they belong together, set LINK_BY: /webhooks/taskrouter-event then links returning customers by itself.',
};
const wrong = {
  problem: 'conversations.activity_time has a value that does not fit the field.',
  hint: 'Write a number; /studio/enrich-task refuses anything else.',
};

test.each([
  ['a certain missing link', 'unlinked', 'lost', 'conversations.conversation_id', linkedFor],
  ['a likely one', 'unlinked', 'look', 'conversations.conversation_id', likely],
  ['a value that does not fit', 'wrong', 'look', 'conversations.activity_time', wrong],
] as const)('what happened and what ends it: %s', (_, kind, severity, field, { problem, hint }) => {
  const counts = createLossCounts();

  counts.add(kind, severity, field, at(1));

  expect(counts.list(3, 'today')).toEqual([
    { kind, severity, field, tasks: 1, share: 0.3333, examples: [sid(1)], problem, hint },
  ]);
});
