import { inspect } from '../../../../assets/inspector/judge/inspect';
import { nameOffered } from '../../../../assets/findings/nearest-name';
import { readInput, type ReadAs } from '../../../../assets/inspector/read/read-input';
import { mender } from '../../../../assets/inspector/write/mend-name';

/** The text after the one name that a hint offers to mend. */
function mended(text: string, readAs: ReadAs = 'detect'): string | undefined {
  const input = readInput(text, readAs);
  if (input.kind === 'empty' || input.kind === 'unreadable') throw new Error('not readable');
  const offers = inspect(input, 'today').rows.flatMap((row) =>
    row.findings.map(({ hint }) => ({ row, meant: nameOffered(hint) })).filter(({ meant }) => meant !== undefined),
  );
  const [{ row, meant }, ...more] = offers;
  expect(more).toEqual([]);
  return mender(input, text)(row, meant!);
}

test.each<[string, string, string]>([
  [
    'a name in an object',
    '{ "conversations":\t{"outcom": "x",  "case":1}}',
    '{ "conversations":\t{"outcome": "x",  "case":1}}',
  ],
  [
    'only the name, not the same word in a value',
    '{"conversations":{"content":"\\"outcom\\":","outcom":1}}',
    '{"conversations":{"content":"\\"outcom\\":","outcome":1}}',
  ],
  ['without the outer braces', '"conversations": {"outcom": 1}', '"conversations": {"outcome": 1}'],
  ['the name of an object', '{"conversation":{"outcome":"x"}}', '{"conversations":{"outcome":"x"}}'],
  ['a name of a worker', '{"full_name":"A","department_nam":"B"}', '{"full_name":"A","department_name":"B"}'],
  [
    'from the root into its object, in the form of its first line',
    '{\n  "campaign": "Spring",\n  "conversations": {\n    "case": "x"\n  }\n}',
    '{\n  "conversations": {\n    "campaign": "Spring",\n    "case": "x"\n  }\n}',
  ],
  [
    'from behind its object into it',
    '{"conversations":{"case":"x"},"campaign":{"a":[1]}}',
    '{"conversations":{"campaign": {"a":[1]},"case":"x"}}',
  ],
  ['into an empty object', '{"campaign":"x","conversations":{ }}', '{"conversations":{ "campaign": "x" }}'],
  [
    'into an object that is made for it',
    '{"a":1,"outcome":"x","b":2}',
    '{"a":1,"conversations": { "outcome": "x" },"b":2}',
  ],
  [
    'the last of two, which counts',
    '{"conversations":{"outcom":1,"outcom":2}}',
    '{"conversations":{"outcom":1,"outcome":2}}',
  ],
  ['a line', 'TaskSid=WT1\nconversations.outcom = outcom', 'TaskSid=WT1\nconversations.outcome = outcom'],
  ['a parameter that lacks its object', 'TaskSid=WT1\ncampaign=x', 'TaskSid=WT1\nconversations.campaign=x'],
  ['a part of a form', 'TaskSid=WT1&conversations.outcom=a%26b', 'TaskSid=WT1&conversations.outcome=a%26b'],
  ['an encoded name', '?conversations%2Eoutcom=a&x=1', '?conversations.outcome=a&x=1'],
  [
    'a parameter in JSON',
    '{"TaskSid":"WT1","conversations.outcom":"x"}',
    '{"TaskSid":"WT1","conversations.outcome":"x"}',
  ],
  ['inside a JSON parameter', '{"Conversations":{"outcom":"x"}}', '{"Conversations":{"outcome":"x"}}'],
  [
    'a key of a flow',
    '[{"key":"conversations.outcom","value":"conversations.outcom"}]',
    '[{"key":"conversations.outcome","value":"conversations.outcom"}]',
  ],
])('mends %s', (_, text, expected) => {
  expect(mended(text)).toBe(expected);
});

test.each<[string, string]>([
  ['the name that was meant is there as well', '{"conversations":{"outcom":"x","outcome":"y"}}'],
  ['the same among lines', 'conversations.outcom=x\nconversations.outcome=y'],
  ['the same in a flow', '[{"key":"conversations.outcom","value":1},{"key":"conversations.outcome","value":1}]'],
  ['the object to move into is not one', '{"campaign":"x","conversations":5}'],
  ['the JSON is packed into a text', JSON.stringify('{"conversations":{"outcom":"x"}}')],
  [
    'the attributes are a text inside a pasted task, and a field of the task has the same name',
    JSON.stringify({ sid: 'WT1', attributes: '{"campaign":"x"}', campaign: 'y' }),
  ],
  ['it stands in an event', `TaskSid=WT1&TaskAttributes=${encodeURIComponent('{"conversations":{"outcom":"x"}}')}`],
])('leaves the text alone where %s', (_, text) => {
  expect(mended(text)).toBeUndefined();
});
