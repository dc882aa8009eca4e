import { malformedLines, readEnvLines } from '../../../cli/account/env-file';

test('the file is read line by line', () => {
  const text =
    '\uFEFF# comment\r\n\nINSIGHTS_TEXT_LIMIT=128\nOUTCOME_BY_REASON = {"*":"Done"}\nURL="https://a.example/#x"\nEMPTY=';

  const lines = readEnvLines(text).map(({ number, name }) => [number, name]);

  expect(lines).toEqual([
    [3, 'INSIGHTS_TEXT_LIMIT'],
    [4, 'OUTCOME_BY_REASON'],
    [5, 'URL'],
    [6, 'EMPTY'],
  ]);
  expect(malformedLines(text, '.env')).toEqual([]);
});

test.each([
  ['export A=1', 'remove "export"'],
  ['just some words', 'write NAME=value'],
  ['A="open', 'close the "'],
  ["A='open' # comment", "close the '"],
  ['A=1 # comment', 'put the comment on a line of its own'],
])('what is said of the line %s names file, line and remedy but no value', (line, remedy) => {
  const told = malformedLines(`FIRST=1\n${line}\n`, '.env');

  expect(told).toEqual([expect.stringContaining(`.env, line 2: ${remedy}`)]);
  expect(told[0]).not.toMatch(/open/);
});
