import {
  absentAs,
  channelCount,
  flag,
  lenient,
  moment,
  oneOf,
  optional,
  required,
  sid,
  singleText,
  text,
  wholeNumber,
} from '../../../assets/parse/parameters';

const hex = 'a'.repeat(32);

test('a parameter keeps its reader, and its purpose where it must be there', () => {
  expect(required(flag, 'the flag')).toEqual({ read: flag, purpose: 'the flag' });
  expect(optional(flag)).toEqual({ read: flag });
});

test('what a webhook’s parameter holds is absent where it cannot be read', () => {
  const parameter = lenient(sid('WR'));

  expect(parameter).toMatchObject({ lenient: true });
  expect(parameter.read(`WR${hex}`)).toEqual({ value: `WR${hex}` });
  expect(parameter.read('WR1')).toEqual({ value: undefined });
});

test('one word stands for nothing given, and no other', () => {
  const read = absentAs('none', flag);

  expect([read('none'), read('true'), read('no')]).toStrictEqual([
    { value: undefined },
    { value: true },
    { problem: 'must be true or false', hint: 'write true, or leave it out' },
  ]);
});

test.each([
  ['CA', 'CA followed by 32 hexadecimal digits; in Studio: {{trigger.call.CallSid}}'],
  ['FN', 'FN followed by 32 hexadecimal digits; in Studio: {{flow.sid}}'],
  ['FW', 'FW followed by 32 hexadecimal digits; in Studio: {{flow.flow_sid}}'],
  ['WT', 'WT followed by 32 hexadecimal digits; in Studio: {{widgets.send_to_flex.TaskSid}}'],
  ['WK', 'WK followed by 32 hexadecimal digits'],
] as const)('where Studio has the SID %s is told', (prefix, form) => {
  expect(sid(prefix)('x')).toMatchObject({ hint: `send ${form}` });
});

test.each([
  ['0', 'too few'],
  ['6', 'too many'],
  ['2.0', 'a point'],
  ['+2', 'a sign'],
  ['2h', 'a unit'],
  ['x2', 'letters'],
])('%s is no whole number from 1 to 5: %s', (given) => {
  expect(wholeNumber(1, 5)(given)).toEqual({
    problem: 'must be a whole number from 1 to 5',
    hint: 'write digits only',
  });
});

test('both ends of a whole number are included', () => {
  expect(['1', '5', '003'].map(wholeNumber(1, 5))).toEqual([{ value: 1 }, { value: 5 }, { value: 3 }]);
});

test('true and false in any case', () => {
  expect(['true', 'FALSE', 'False'].map(flag)).toEqual([{ value: true }, { value: false }, { value: false }]);
});

test('a moment in each way Twilio writes one', () => {
  const at = Date.parse('2026-11-22T10:00:00Z');

  for (const written of ['2026-11-22T10:00:00Z', 'Sun, 22 Nov 2026 10:00:00 +0000', String(at)])
    expect(moment(written)).toEqual({ value: at });
  expect(moment('soon')).toEqual({
    problem: 'is not a date and time',
    hint: 'send it as Twilio gives it, such as 2026-11-22T10:00:00Z',
  });
});

test.each([
  ['1', 1],
  ['mono', 1],
  ['Mono', 1],
  ['2', 2],
  ['dual', 2],
])('channels %s are %i', (given, value) => {
  expect(channelCount(given)).toEqual({ value });
});

test.each(['3', 'stereo', 'constructor', '__proto__', 'toString'])('channels %s are none', (given) => {
  expect(channelCount(given)).toEqual({ problem: 'has an unknown value', hint: 'write mono (1) or dual (2)' });
});

test('a text may have as many characters as its limit', () => {
  expect(text(3)('abc')).toEqual({ value: 'abc' });
  expect(text(3)('abcd')).toEqual({ problem: 'has 4 characters', hint: 'send at most 3' });
});

test('of several words the one that was nearly written is offered', () => {
  const read = oneOf('canceled', 'completed');

  expect(read('CANCELED')).toEqual({ value: 'canceled' });
  expect(read('complete')).toEqual({ problem: 'must be canceled or completed', hint: 'did you mean completed?' });
  expect(read('over')).toEqual({ problem: 'has an unknown value', hint: 'write canceled or completed' });
});

const rounded = {
  problem: 'is a number of more digits than a JSON body keeps exact',
  hint: 'send it as text, in quotes',
};

test.each<[unknown, object]>([
  [undefined, { value: undefined }],
  [null, { value: undefined }],
  [' \t', { value: undefined }],
  [' a b ', { value: 'a b' }],
  [7, { value: '7' }],
  [0, { value: '0' }],
  [1.5, { value: '1.5' }],
  [false, { value: 'false' }],
  [2 ** 60, rounded],
  [['a', 'b'], { problem: 'was given 2 times', hint: 'send it once' }],
  [['a'], { problem: 'was given 1 times', hint: 'send it once' }],
  [{ a: 2 ** 60 }, { problem: 'must be one value, not an object', hint: 'send it as text' }],
])('%j is read as one text, or what is wrong is told', (given, reading) => {
  expect(singleText(given)).toStrictEqual(reading);
});
