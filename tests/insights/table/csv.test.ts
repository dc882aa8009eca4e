import { parse } from 'csv-parse/sync';
import { toCsv } from '../../../insights/table/csv';
import { joinConversations } from '../../../insights/conversations';
import { fixedColumns, segmentRows, type Row } from '../../../insights/table/segment-rows';
import { readTask } from '../../../insights/task-reading';
import { answered, noon, sid, taskOf } from '../story';

test('one row a segment, with durations, and the attributes as further columns', () => {
  const steps = answered.map(
    ([seconds, type, detail]) =>
      [
        seconds,
        type,
        { ...detail, attributes: { conversations: { outcome: 'Sale', conversation_measure_1: 2 } } },
      ] as never,
  );

  const rows = segmentRows(joinConversations([readTask(taskOf(steps), 'today')]), noon);

  expect(rows).toMatchObject([
    { conversation: sid(1), segment: 1, kind: 'Queue', agent: null, queue_s: 5, ringing_s: 15, outcome: 'Sale' },
    {
      segment: 2,
      kind: 'Conversation',
      agent: 'ann',
      started: '2030-01-01T12:00:20Z',
      talk_s: 60,
      wrap_up_s: 20,
      'conversations.conversation_measure_1': 2,
    },
  ]);
});

test('a segment that goes on has neither an end nor a word on abandonment', () => {
  const rows = segmentRows(joinConversations([readTask(taskOf(answered.slice(0, 3)), 'today')]), noon + 50_000);

  expect(rows.map(({ ended, abandoned, talk_s }) => ({ ended, abandoned, talk_s }))).toEqual([
    { ended: '2030-01-01T12:00:20Z', abandoned: null, talk_s: 0 },
    { ended: null, abandoned: null, talk_s: 30 },
  ]);
});

test('a parser reads back what was written: quotes, commas, line breaks', () => {
  const rows: Row[] = [
    { a: 'say "hi", now', b: 'two\nlines' },
    { a: 1, b: null, c: 'x' },
  ];

  const [header, ...read] = parse(toCsv(rows, ['a', 'b']), { columns: false });

  expect(header).toEqual(['a', 'b', 'c']);
  expect(read).toEqual([
    ['say "hi", now', 'two\nlines', ''],
    ['1', '', 'x'],
  ]);
});

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+cmd', "'+cmd"],
  ['+14155550101', '+14155550101'],
  ['-3.5', '-3.5'],
])('a spreadsheet takes %s for no formula', (text, expected) => {
  expect(toCsv([{ a: text }], ['a']).split('\r\n')[1]).toBe(expected);
});

test('fixed columns come first, also without rows', () => {
  expect(toCsv([], fixedColumns).trim().split(',')).toEqual(fixedColumns);
});
