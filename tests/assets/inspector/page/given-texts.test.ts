import { givenTexts, targetOf } from '../../../../assets/inspector/page/given-texts';
import { readInput } from '../../../../assets/inspector/read/read-input';

test.each<[string, [string, string][]]>([
  ['', []],
  ['{oops', []],
  [
    '{"call_sid":"CA1","conversations":{"outcome":"Sale","hold_time":5,"case":null}}',
    [
      ['conversations.outcome', 'Sale'],
      ['conversations.hold_time', '5'],
    ],
  ],
  ['TaskSid=WT1\ncustomers.name=Ann', [['customers.name', 'Ann']]],
])('%j', (text, expected) => {
  expect([...givenTexts(readInput(text, 'detect'))]).toEqual(expected);
});

test('an empty form is a task’s unless a worker is chosen', () => {
  expect(targetOf({ kind: 'empty' }, 'detect')).toBe('task');
  expect(targetOf({ kind: 'empty' }, 'worker')).toBe('worker');
  expect(targetOf(readInput('WorkerSid=WK1\nfull_name=Ann', 'detect'), 'detect')).toBe('worker');
});
