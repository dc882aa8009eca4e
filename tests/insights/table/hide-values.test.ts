import { hideValues, isSid } from '../../../insights/table/hide-values';
import { fixedColumns } from '../../../insights/table/segment-rows';

const sid = `WT${'0a'.repeat(16)}`;

test('columns that TaskRouter fills by itself stay, and nothing else', () => {
  const shown = [
    'task',
    'segment',
    'kind',
    'queue',
    'started',
    'ended',
    'duration_s',
    'queue_s',
    'ringing_s',
    'talk_s',
    'wrap_up_s',
    'ending',
    'warnings',
  ];
  const row = Object.fromEntries([...fixedColumns, 'conversations.campaign'].map((name) => [name, 'x']));

  expect(Object.entries(hideValues(row)).filter(([, value]) => value !== 'hidden')).toEqual(
    shown.map((name) => [name, 'x']),
  );
});

test('that there is no value is no secret; the name of a conversation is none where it is a SID', () => {
  expect(hideValues({ agent: null, conversation: sid, customer: sid })).toEqual({
    agent: null,
    conversation: sid,
    customer: 'hidden',
  });
  expect(hideValues({ conversation: 'case 7' })).toEqual({ conversation: 'hidden' });
});

test.each([
  [sid, true],
  [`x${sid}`, false],
  [`${sid}0`, false],
  [sid.slice(1), false],
  [sid.toLowerCase(), false],
  [sid.toUpperCase(), false],
  ['WT0', false],
  [[sid], false],
  [null, false],
])('%j is a SID: %s', (value, expected) => {
  expect(isSid(value)).toBe(expected);
});
