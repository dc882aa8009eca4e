import { formOfSid, isSid, notASid, sidPattern } from '../../../assets/findings/sid';

const digits = '0123456789abcdef0123456789abcdef';

test.each([`WT${digits}`, `wt${digits}`, `WT${digits.toUpperCase()}`])('%s is the SID of a task', (value) => {
  expect(isSid(value, 'WT')).toBe(true);
});

test.each([
  ['the prefix of something else', `WR${digits}`],
  ['a digit too few', `WT${digits.slice(1)}`],
  ['a digit too many', `WT${digits}0`],
  ['a letter that is no digit', `WT${digits.slice(1)}g`],
  ['something before it', ` WT${digits}`],
  ['a line behind it', `WT${digits}\n`],
  ['no text', 42],
  ['nothing', undefined],
])('%s is not the SID of a task', (_, value) => {
  expect(isSid(value, 'WT')).toBe(false);
});

test('the pattern finds a SID inside an address', () => {
  const address = `https://api.twilio.com/Recordings/RE${digits}.mp3`;

  expect(new RegExp(sidPattern('RE')).exec(address)?.[0]).toBe(`RE${digits}`);
});

test('the words name the prefix', () => {
  expect(`CallSid ${notASid('CA')}: send ${formOfSid('CA')}`).toBe(
    'CallSid is not the SID of a call: send CA followed by 32 hexadecimal digits',
  );
});

test.each([
  [`CA${digits}`, 'is the SID of a call, not of a task'],
  [`wr${digits}`, 'is the SID of a reservation, not of a task'],
  [`ZZ${digits}`, 'is the SID of something else, not of a task'],
  [`CA${digits}0`, 'is not the SID of a task'],
])('in place of the SID of a task, %s %s', (text, problem) => {
  expect(notASid('WT', text)).toBe(problem);
});
