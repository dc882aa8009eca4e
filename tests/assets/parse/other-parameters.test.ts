import { isOfPlatform, judgeOthers, nothingElse } from '../../../assets/parse/other-parameters';
import { taskAttributes } from '../../../assets/parse/task-attributes';

const known = { TaskSid: {}, Relink: {} };
const told = ({ issues, warnings, meant }: ReturnType<typeof judgeOthers>) => ({
  issues: issues.map(({ field, problem, hint }) => `${field} ${problem}: ${hint}`),
  warnings: warnings.map(({ field, problem, hint }) => `${field} ${problem}: ${hint}`),
  meant: [...meant],
});
const judge = (event: Record<string, unknown>) => told(judgeOthers(known, undefined, event));
const judgeBesideAttributes = (event: Record<string, unknown>) => told(judgeOthers(known, taskAttributes, event));
const none = { issues: [], warnings: [], meant: [] };

const ignored = 'is not a parameter of this Function and was ignored: remove it, unless the platform adds it';
const plusLost =
  'begins with a blank, as a number does whose plus was lost on the way: in a form write the plus as %2B';
const liquid = 'holds Liquid that was not filled in, {{...}}: correct the expression, or write the value itself';

test('known parameters, attributes and blank values are nothing else', () => {
  expect(told(nothingElse)).toEqual(none);
  expect(judge({ TaskSid: 'x', Relink: true, From: ' ', To: undefined })).toEqual(none);
  expect(judgeBesideAttributes({ Conversations: '{}', 'customers.name': 'Ann' })).toEqual(none);
});

test('a slip is refused, and what it was meant to be is known', () => {
  expect(judge({ TaskSd: 'x', From: 'y' })).toEqual({
    issues: ['TaskSd is not a parameter of this Function: write TaskSid'],
    warnings: [`From ${ignored}`],
    meant: ['TaskSid'],
  });
});

test.each(['ConversationSid', 'FlowSid', 'ChannelSid'])('%s is Twilio’s own, not a slip', (name) => {
  expect(told(judgeOthers({ ConversationId: {}, FlowSd: {}, ChannelSd: {} }, undefined, { [name]: 'x' }))).toEqual({
    ...none,
    warnings: [`${name} ${ignored}`],
  });
});

test('the key of an attribute is that attribute, not a slip of another name', () => {
  expect(judgeBesideAttributes({ outcome: 'x' }).issues).toEqual([
    'outcome is not a parameter of this Function: write conversations.outcome',
  ]);
  expect(judge({ outcome: 'x' }).issues).toEqual([
    'outcome is not a parameter of this Function: if it is conversations.outcome, send it to enrich-task',
  ]);
});

test('Liquid in a name that nobody knows is refused', () => {
  expect(judge({ From: '{{trigger.call.From}}' })).toEqual({ ...none, issues: [`From ${liquid}`] });
});

test.each([' 1555555', ' 15555550100', ' 1 (555) 555-0100', ` 1${'5'.repeat(18)}`])(
  'the number %j lost its plus, under a known name and under another',
  (number) => {
    expect(judge({ TaskSid: number, From: number })).toEqual({
      ...none,
      warnings: [`TaskSid ${plusLost}`, `From ${plusLost}`, `From ${ignored}`],
    });
  },
);

test.each([
  '15555550100',
  ' 155555',
  ` 1${'5'.repeat(19)}`,
  ' a5555550100',
  ' 15555550100x',
  'x 15555550100',
  15_555_550_100,
  [' 15555550100'],
])('the value %j lost none', (value) => {
  expect(judge({ TaskSid: value })).toEqual(none);
});

test.each([
  [999, true],
  [1000, false],
])('behind %i other names a slip is still compared: %s', (count, compared) => {
  const others = Object.fromEntries(Array.from({ length: count }, (_, place) => [`utm_source_${place}`, 'x']));

  expect(judge({ ...others, TaskSd: 'x' }).meant).toEqual(compared ? ['TaskSid'] : []);
  expect(judge({ ...others, campaign: 'x' }).issues).toHaveLength(compared ? 1 : 0);
});

test('slips count among the names that are compared', () => {
  const slips = Object.fromEntries(Array.from({ length: 600 }, (_, place) => [`campaign${'.'.repeat(place)}`, 'x']));
  const others = Object.fromEntries(Array.from({ length: 400 }, (_, place) => [`utm_source_${place}`, 'x']));

  expect(judge({ ...slips, ...others, TaskSd: 'x' }).meant).toEqual([]);
});

test.each<[string, unknown, boolean]>([
  ['request', { headers: {}, cookies: {} }, true],
  ['request', { headers: undefined }, true],
  ['request', {}, false],
  ['request', null, false],
  ['request', 'headers', false],
  ['other', { headers: {} }, false],
  ['bodySHA256', 'a1'.repeat(32), true],
  ['bodySHA256', 'A1'.repeat(32), true],
  ['bodySHA256', `${'a1'.repeat(32)}0`, false],
  ['bodySHA256', `0${'a1'.repeat(32)}`, false],
  ['bodySHA256', 'a1'.repeat(31), false],
  ['bodySHA256', ['a1'.repeat(32)], false],
  ['bodySha256', 'a1'.repeat(32), false],
])('%s of %j is of the platform: %s', (name, value, expected) => {
  expect(isOfPlatform(name, value)).toBe(expected);
});
