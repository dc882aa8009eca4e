import { readEnvLines } from '../../../sandbox/launcher/env-file';

test('the file is read line by line', () => {
  const text =
    '\uFEFF# comment\r\n\nINSIGHTS_TEXT_LIMIT=128\nOUTCOME_BY_REASON = {"*":"Done"}\nURL="https://a.example/#x"\nEMPTY=';

  const names = readEnvLines(text, '.env').map(({ name }) => name);

  expect(names).toEqual(['INSIGHTS_TEXT_LIMIT', 'OUTCOME_BY_REASON', 'URL', 'EMPTY']);
});

test.each([
  ['export A=1', 'remove "export"'],
  ['just some words', 'write NAME=value'],
  ['A="open', 'close the "'],
  ["A='open' # comment", "close the '"],
  ['A=1 # comment', 'put the comment on a line of its own'],
])('a refusal of the line %s names file, line and remedy but no value', (line, remedy) => {
  const read = () => readEnvLines(`FIRST=1\n${line}\n`, '.env');

  expect(read).toThrow(`.env, line 2: ${remedy}`);
  expect(read).not.toThrow(/open/);
});
