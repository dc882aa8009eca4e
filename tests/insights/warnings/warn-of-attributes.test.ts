import { readLoaded } from '../../../insights/attributes/loaded-attributes';
import { warnOfAttributes } from '../../../insights/warnings/warn-of-attributes';
import { sid } from '../story';

const shorten = 'Shorten it, or split it between two attributes.';

test.each([
  ['cut', 'content', 'x'.repeat(130), 'is longer than 128 characters: the last 2 are not loaded.', shorten],
  ['cut', 'content', '😀'.repeat(131), 'is longer than 128 characters: the last 3 are not loaded.', shorten],
  ['ignored', 'outcom', 'Sale', 'is ignored.', 'Did you mean conversations.outcome?'],
  ['ignored', 'zzzzzzzzzz', 'Sale', 'is ignored.', 'Insights does not know this name.'],
  [
    'hidden',
    'handling_team_name',
    'Blue',
    'is loaded but not shown.',
    'It is shown only where conversations.handling_team_id is given.',
  ],
  ['wrong', 'hold_time', 'long', 'has a value of the wrong type.', 'Insights takes a number here.'],
])('%s: conversations.%s', (kind, key, value, what, hint) => {
  const warnings = warnOfAttributes(sid(1), readLoaded({ conversations: { [key]: value } }, 'today'), 'today');

  expect(warnings).toEqual([
    {
      kind,
      severity: kind === 'wrong' ? 'look' : 'lost',
      taskSid: sid(1),
      fields: [`conversations.${key}`],
      text: `conversations.${key} ${what}`,
      hint,
    },
  ]);
});

test('the older edition loads longer texts, and does not know today’s names', () => {
  const loaded = readLoaded({ conversations: { content: 'x'.repeat(256), destination: 'Sales' } }, 'specification');

  const warnings = warnOfAttributes(sid(1), loaded, 'specification');

  expect(warnings.map(({ text, hint }) => `${text} ${hint}`)).toEqual([
    `conversations.content is longer than 255 characters: the last one is not loaded. ${shorten}`,
    'conversations.destination is ignored. Known to today’s Insights only.',
  ]);
});

test('what is loaded as it was written has no warning', () => {
  const loaded = readLoaded({ conversations: { outcome: 'Sale', hold_time: 5 } }, 'today');

  expect(warnOfAttributes(sid(1), loaded, 'today')).toEqual([]);
});
