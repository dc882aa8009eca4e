import { joinConversations, type Conversation } from '../../insights/conversations';
import { findConversations, inPeriod, type Shown } from '../../insights/find-conversations';
import { type Warning } from '../../insights/warnings/warning';
import { readTask } from '../../insights/task-reading';
import { answered, join, noon, numbersOf, taskOf } from './story';

test.each<[string, Shown, number[][]]>([
  ['ann summer', 'all', [[1]]],
  ['ann', 'all', [[2], [1]]],
  ['', 'lost', [[2]]],
  ['', 'ignored', [[2]]],
  ['', 'late', []],
  ['', 'look', []],
  ['', 'meant', [[1]]],
  ['nobody', 'all', []],
])('a search for "%s", shown %s', (search, shown, expected) => {
  const conversations = join({ conversations: { campaign: 'Summer' } }, { conversations: { campain: 'x' } });

  expect(numbersOf(findConversations(conversations, { search, shown }))).toEqual(expected);
});

const hour = 3_600_000;

test('a search knows SID, call, customer, channel, outcome, reason, queue, agent and values, in any case', () => {
  const [second, first] = join(
    { from: '+14155550101', call_sid: 'CA77', customers: { name: 'Jane Roe' }, conversations: { outcome: 'Won' } },
    { conversations: { conversation_id: 'case 7' } },
  );
  const found = (search: string) =>
    numbersOf(findConversations([second, first], { search, shown: 'all' })).map(([number]) => number);

  for (const only of [first.tasks[0].sid, 'ca77', 'JANE', 'roe', '+14155550101', 'won'])
    expect(found(only)).toEqual([1]);
  for (const both of ['call', 'sales', 'ann', ' ann\t sales ', '']) expect(found(both)).toEqual([2, 1]);
  expect(found('case 7')).toEqual([2]);
  expect(found('done')).toEqual([2]);
  expect(found('jane ca77x')).toEqual([]);
  expect(found('ca77jane')).toEqual([]);
  expect(found('undefined')).toEqual([]);
});

const warned = (...warnings: Partial<Warning>[]) => ({ warnings }) as unknown as Conversation;
const kinds = {
  none: warned(),
  look: warned({ kind: 'no-outcome', severity: 'look' }),
  cut: warned({ kind: 'cut', severity: 'lost' }),
  both: warned({ kind: 'cut', severity: 'lost' }, { kind: 'no-outcome', severity: 'look' }),
  unlinked: warned({ kind: 'unlinked', severity: 'lost' }),
  likely: warned({ kind: 'unlinked', severity: 'look' }),
};

test.each<[Shown, (keyof typeof kinds)[]]>([
  ['all', ['none', 'look', 'cut', 'both', 'unlinked', 'likely']],
  ['meant', ['none', 'look', 'likely']],
  ['lost', ['cut', 'both', 'unlinked']],
  ['look', ['look', 'both', 'likely']],
  ['unlinked', ['unlinked']],
  ['likely-unlinked', ['likely']],
  ['cut', ['cut', 'both']],
  ['no-outcome', ['look', 'both']],
])('shown %s: %j', (shown, names) => {
  const all = Object.values(kinds);

  expect(findConversations(all, { search: '', shown })).toEqual(names.map((name) => kinds[name]));
});

test('a period begins with its first moment and ends before its last', () => {
  const conversations = join({}, { n: 1 }, { n: 2 });
  const within = (since?: number, until?: number) => numbersOf(inPeriod(conversations, { since, until })).flat();

  expect(within()).toEqual([3, 2, 1]);
  expect(within(noon + hour)).toEqual([3, 2]);
  expect(within(undefined, noon + hour)).toEqual([1]);
  expect(within(noon, noon + hour)).toEqual([1]);
  expect(within(noon + 1, noon + 2 * hour)).toEqual([2]);
  expect(numbersOf(findConversations(conversations, { search: '', shown: 'all', until: noon + hour }))).toEqual([[1]]);
});

test('a conversation that has no outcome yet is searched as well', () => {
  const open = joinConversations([readTask(taskOf(answered.slice(0, 3)), 'today')]);

  expect(findConversations(open, { search: 'ann', shown: 'all' })).toEqual(open);
});
