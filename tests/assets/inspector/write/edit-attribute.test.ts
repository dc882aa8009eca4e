import { editAttribute } from '../../../../assets/inspector/write/edit-attribute';
import { readInput, type ReadAs } from '../../../../assets/inspector/read/read-input';

type Edit = Parameters<typeof editAttribute> extends [unknown, unknown, unknown, ...infer Rest] ? Rest : never;
const edited = (text: string, readAs: ReadAs, ...edit: Edit) =>
  editAttribute(readInput(text, readAs), text, readAs, ...edit);

describe('a field of the form changes the text', () => {
  test.each<[string, string, ReadAs, Edit, unknown]>([
    ['starts a task', '', 'detect', ['conversations', 'outcome', 'Sale'], { conversations: { outcome: 'Sale' } }],
    ['starts a worker', '', 'detect', ['worker', 'full_name', 'Mary'], { full_name: 'Mary' }],
    [
      'keeps what else stands there',
      '{"call_sid":"CA1","conversations":{"own":1}}',
      'detect',
      ['conversations', 'hold_time', '5'],
      { call_sid: 'CA1', conversations: { own: 1, hold_time: 5 } },
    ],
    [
      'removes a blank value, and the object that is left empty',
      '{"call_sid":"CA1","conversations":{"case":"x"}}',
      'detect',
      ['conversations', 'case', ' '],
      { call_sid: 'CA1' },
    ],
    [
      'writes media as a list',
      '{}',
      'detect',
      ['conversations', 'media', '[{"type":"Raw"}]'],
      { conversations: { media: [{ type: 'Raw' }] } },
    ],
    [
      'keeps a value that is not finished yet',
      '{}',
      'detect',
      ['conversations', 'hold_time', '12.'],
      { conversations: { hold_time: 12 } },
    ],
    [
      'keeps a wrong value, to be told',
      '{}',
      'detect',
      ['conversations', 'hold_time', 'abc'],
      { conversations: { hold_time: 'abc' } },
    ],
    [
      'mends an object that was none',
      '{"conversations":"x"}',
      'task',
      ['conversations', 'case', 'y'],
      { conversations: { case: 'y' } },
    ],
  ])('%s', (_, text, readAs, edit, expected) => {
    expect(JSON.parse(edited(text, readAs, ...edit))).toEqual(expected);
  });

  test('digits that JavaScript would round survive', () => {
    expect(edited('{"order_number":12345678901234567890}', 'task', 'conversations', 'case', 'x')).toContain(
      '12345678901234567890',
    );
  });

  test('the last value removed leaves an empty page', () => {
    expect(edited('{"conversations":{"case":"x"}}', 'detect', 'conversations', 'case', '')).toBe('');
  });

  test('parameters stay parameters, one a line', () => {
    expect(edited('TaskSid=WT1&conversations.case=a', 'detect', 'customers', 'name', 'Ann')).toBe(
      'conversations.case=a\nTaskSid=WT1\ncustomers.name=Ann',
    );
    expect(edited('', 'parameters', 'customers', 'name', 'Ann')).toBe('customers.name=Ann');
    expect(edited('conversations.case=a\ncustomers.name=Ann', 'detect', 'customers', 'name', '')).toBe(
      'conversations.case=a',
    );
  });

  test('a text that cannot be read is left alone', () => {
    expect(edited('{oops', 'detect', 'conversations', 'case', 'x')).toBe('{oops');
  });
});
