import { inspect } from '../../../../assets/inspector/judge/inspect';
import { notesOf, placeOf, saidOf, sentence } from '../../../../assets/inspector/page/summary';
import { readInput } from '../../../../assets/inspector/read/read-input';

function said(text: string): string {
  const input = readInput(text, 'detect');
  return saidOf(
    input,
    input.kind === 'empty' || input.kind === 'unreadable' ? undefined : inspect(input, 'today'),
    text,
  );
}

test.each([
  ['', ''],
  ['{"conversations":{"outcome":"Sale"}}', 'Read as the attributes of a task. All 1 loaded as they are.'],
  ['{"conversations":{"outcom":"Sale"}}', 'Read as the attributes of a task. 1 lost, 0 loaded as they are.'],
  ['{"mine":1}', 'Read as the attributes of a task. Nothing in it is for Insights.'],
  ['WorkerSid=WK1\nfull_name=Ann', 'Read as parameters that write to a worker. All 1 loaded as they are.'],
  ['{a', 'Character 2: The name a is not in quotes. Write "a".'],
])('of %j is said: %s', (text, expected) => {
  expect(said(text)).toBe(expected);
});

test('a place is told by line and column where there are several lines', () => {
  const fault = { at: 3, line: 2, column: 1, problem: '', hint: '' };

  expect(placeOf(fault, 'ab\nc')).toBe('Line 2, column 1');
  expect(placeOf(fault, 'abcd')).toBe('Character 4');
});

test('whitespace that goes over the limit is told', () => {
  const text = `{"conversations":{"outcome":"Sale"}${' '.repeat(4096)}}`;
  const input = readInput(text, 'task');
  if (input.kind !== 'task') throw new Error('not a task');

  expect(notesOf(input, text, inspect(input, 'today').size)).toEqual([
    'As pasted it has 4,132 characters, and TaskRouter counts whitespace: send it on one line.',
  ]);
  expect(notesOf(input, '{}', inspect(input, 'today').size)).toEqual([]);
});

test.each([
  ['must be a date', 'Must be a date.'],
  ['did you mean this?', 'Did you mean this?'],
])('%s becomes a sentence', (text, expected) => {
  expect(sentence(text)).toBe(expected);
});
