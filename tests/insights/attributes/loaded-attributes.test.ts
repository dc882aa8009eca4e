import { cutText, readLoaded } from '../../../insights/attributes/loaded-attributes';
import { type Edition } from '../../../insights/attributes/edition';

const read = (root: object, edition: Edition = 'today') => readLoaded(root as Record<string, unknown>, edition);

test.each<[string, object, object]>([
  [
    'a text',
    { conversations: { campaign: 'Spring' } },
    { name: 'conversations.campaign', value: 'Spring', state: 'loaded' },
  ],
  ['a number', { conversations: { conversation_measure_1: 12.5 } }, { value: 12.5, state: 'loaded' }],
  ['a number as text', { conversations: { hold_time: '7' } }, { value: 7, state: 'loaded' }],
  [
    'not a number',
    { conversations: { hold_time: 'long' } },
    { value: 'long', state: 'wrong', hint: 'Insights takes a number here' },
  ],
  ['a number where a text belongs', { conversations: { campaign: 7 } }, { value: '7', state: 'loaded' }],
  ['yes where a text belongs', { conversations: { campaign: true } }, { value: 'true', state: 'loaded' }],
  ['yes where a number belongs', { conversations: { hold_time: true } }, { value: 'true', state: 'wrong' }],
  ['a list where a number belongs', { conversations: { hold_time: [7] } }, { value: '[7]', state: 'wrong' }],
  ['a blank where a number belongs', { conversations: { hold_time: ' ' } }, { value: ' ', state: 'wrong' }],
  ['a number where a link belongs', { conversations: { segment_link: 7 } }, { value: '7', state: 'wrong' }],
  [
    'a link longer than any text',
    { conversations: { segment_link: `https://x.example/${'x'.repeat(300)}` } },
    { value: `https://x.example/${'x'.repeat(300)}`, state: 'loaded' },
  ],
  [
    'a name whose id is blank',
    { conversations: { handling_team_name: 'Sales', handling_team_id: '' } },
    { value: 'Sales', state: 'hidden' },
  ],
  ['a list where a text belongs', { customers: { category: ['VIP'] } }, { value: '["VIP"]', state: 'wrong' }],
  [
    'a misspelled name',
    { conversations: { outcom: 'Sale' } },
    { state: 'ignored', hint: 'did you mean conversations.outcome?' },
  ],
  [
    'a name of the other object',
    { conversations: { phone: '+1' } },
    { state: 'ignored', hint: 'did you mean customers.phone?' },
  ],
  [
    'a name unlike any',
    { customers: { zodiac: 'Leo' } },
    { state: 'ignored', hint: 'Insights does not know this name' },
  ],
  [
    'a name of a prototype',
    { customers: JSON.parse('{"__proto__":"x"}') },
    { name: 'customers.__proto__', state: 'ignored' },
  ],
  [
    'a team without its id',
    { conversations: { handling_team_name: 'Sales' } },
    { state: 'hidden', hint: 'shown only where conversations.handling_team_id is given' },
  ],
])('%s', (_, root, expected) => {
  expect(read(root)).toMatchObject([expected]);
});

test('null and blank say nothing; what is not an object is not read', () => {
  expect(read({ conversations: { campaign: null, case: '' }, customers: 'Ann' })).toEqual([]);
  expect(readLoaded(null, 'today')).toEqual([]);
});

test.each<[Edition, number]>([
  ['today', 128],
  ['specification', 255],
])('%s loads %d characters of a text', (edition, limit) => {
  const [attribute] = read({ conversations: { content: 'x'.repeat(300) } }, edition);

  expect(attribute).toMatchObject({ value: 'x'.repeat(limit), state: 'cut', lost: 'x'.repeat(300 - limit) });
});

test('the specification does not know today’s names', () => {
  expect(read({ conversations: { conversation_attribute_8: 'x' } }, 'specification')).toMatchObject([
    { state: 'ignored', hint: 'known to today’s Insights only' },
  ]);
});

test('a cut never splits a character', () => {
  expect(cutText('a👍🏽b', 2)).toEqual({ kept: 'a👍', lost: '🏽b' });
});

test('300 names are read one by one, and more are counted', () => {
  const named = (count: number) =>
    read({ customers: Object.fromEntries(Array.from({ length: count }, (_, place) => [`own_${place}`, 'x'])) });

  expect(named(300)).toHaveLength(300);
  expect(named(300).at(-1)).toMatchObject({ name: 'customers.own_299' });
  expect([named(302).length, named(302).at(-1)]).toEqual([
    301,
    { name: '2 more', value: '', state: 'ignored', hint: 'more than TaskRouter takes' },
  ]);
});

test('a name beside its id is loaded', () => {
  const loaded = read({ conversations: { handling_team_name: 'Sales', handling_team_id: '7' } });

  expect(loaded.map(({ state }) => state)).toEqual(['loaded', 'loaded']);
});

test('no name is offered that the edition does not know', () => {
  const hintIn = (edition: Edition) => read({ conversations: { channnel: 'voice' } }, edition)[0].hint;

  expect([hintIn('today'), hintIn('specification')]).toEqual([
    'did you mean conversations.channel?',
    'Insights does not know this name',
  ]);
});
