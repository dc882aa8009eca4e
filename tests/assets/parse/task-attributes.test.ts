/** Of task-attributes.ts and json-parameter.ts: attributes as flat names and as JSON. */
import { taskAttributes } from '../../../assets/parse/task-attributes';

const settings = { textLimit: 255, recordingsNeedLogin: false };

function read(event: Record<string, unknown>): unknown {
  const { value, issues } = taskAttributes.read(event, settings);
  return issues.length ? issues.map(({ field, problem }) => `${field} ${problem}`) : value;
}

test('flat names and JSON say the same', () => {
  const flat = { 'conversations.campaign': 'Spring', 'conversations.hold_time': '5', 'customers.name': 'Jane' };
  const json = { Conversations: '{"campaign":"Spring","hold_time":5}', Customers: { name: 'Jane' } };

  expect(read(flat)).toEqual({ conversations: { campaign: 'Spring', hold_time: 5 }, customers: { name: 'Jane' } });
  expect(read(json)).toEqual(read(flat));
});

test('a flat name wins over JSON, unless it is blank', () => {
  const Conversations = '{"campaign":"json","content":"json"}';

  expect(read({ Conversations, 'conversations.campaign': 'flat', 'conversations.content': ' ' })).toEqual({
    conversations: { campaign: 'flat', content: 'json' },
  });
});

test.each<[string, unknown, string]>([
  ['broken JSON', '{"a":', 'Conversations is not valid JSON (see character 6)'],
  ['a list', '[1]', 'Conversations is a list, not a JSON object'],
  ['a word', '"x"', 'Conversations is a string, not a JSON object'],
  ['a number in JSON', 7, 'Conversations is a number, not a JSON object'],
  ['given twice', ['{}', '{}'], 'Conversations is a list, not a JSON object'],
])('%s is refused', (_, Conversations, problem) => {
  expect(read({ Conversations })).toEqual([problem]);
});

test.each(['null', ' null ', null])(
  '%j, which a widget sends where Liquid made JSON of nothing, is nothing',
  (nothing) => {
    expect(read({ Conversations: nothing, 'conversations.campaign': 'flat' })).toEqual({
      conversations: { campaign: 'flat' },
    });
  },
);

test.each([
  ['12345678901234567891', '12345678901234567891'],
  ['12345678901234567000', '12345678901234567000'],
  ['1.10', '1.10'],
  ['42', '42'],
])('a number %s in JSON text keeps its digits as a text', (number, kept) => {
  expect(read({ Customers: `{"external_id":${number}}` })).toEqual({ customers: { external_id: kept } });
});

test('a measure of many digits and a start time with a point are numbers', () => {
  const media = [{ type: 'VoiceRecording', url: 'https://example.com/1', start_time: 1_700_000_000_000, size: '' }];
  const json = JSON.stringify({ media, hold_time: 0 }).replace('000,"size":""', '000.0').replace(':0}', ':1.50}');

  expect(read({ Conversations: json })).toEqual({
    conversations: { hold_time: 1.5, media: [{ ...media[0], size: undefined }] },
  });
});

test.each([
  { Customers: { external_id: 2 ** 60 } },
  { 'customers.external_id': 2 ** 60 },
  { Conversations: { media: [{ type: 'Raw', url: 'https://example.com/1', id: 2 ** 60 }] } },
])('a number that a JSON body rounded is refused: %j', (event) => {
  expect(read(event)).toEqual([expect.stringMatching(/ is a number of more digits than a JSON body keeps exact$/)]);
});

test('__proto__ inside JSON is a wrong name and changes nothing', () => {
  expect(read({ Conversations: '{"__proto__":{"polluted":1}}' })).toEqual([
    'conversations.__proto__ is not an attribute that Insights reads; it would be ignored',
  ]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('Liquid is told by the name of its attribute, as a flat name and inside JSON', () => {
  const problem = 'holds Liquid that was not filled in, {{...}}';

  expect(read({ 'conversations.campaign': '{{a}}', Customers: { name: '{{b}}' } })).toEqual([
    `conversations.campaign ${problem}`,
    `customers.name ${problem}`,
  ]);
});

test('nothing given changes nothing: not even an empty object is there', () => {
  expect(taskAttributes.read({ 'conversations.campaign': ' ' }, settings)).toEqual({
    value: {},
    issues: [],
    warnings: [],
  });
});

test('what Insights would cut is told with the right of it', () => {
  const { value, warnings } = taskAttributes.read({ 'conversations.campaign': 'x'.repeat(256) }, settings);

  expect(value.conversations?.campaign).toHaveLength(255);
  expect(warnings).toEqual([expect.objectContaining({ field: 'conversations.campaign' })]);
});

test('only names of task attributes are claimed', () => {
  const names = ['Conversations', 'Customers', 'conversations.outcome', 'customers.nonsense', 'outcome', 'TaskSid'];

  expect(names.filter((name) => taskAttributes.claims(name))).toEqual(names.slice(0, 4));
});
