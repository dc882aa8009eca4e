import { readOptions } from '../../../cli/report/options';

const { isTTY } = process.stdout;
afterEach(() => {
  process.stdout.isTTY = isTTY;
  process.exitCode = undefined;
  jest.restoreAllMocks();
});

test.each<[string, boolean, string[], number | undefined]>([
  ['poured onto a terminal', true, [], 2],
  ['sent into a pipe', false, [], undefined],
  ['written to a file', true, ['--out', 'report.html'], undefined],
])('a page that is %s: %s %j ends with %s', (_, terminal, args, code) => {
  process.stdout.isTTY = terminal;
  const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);

  readOptions(['--format', 'html', ...args]);

  expect(process.exitCode).toBe(code);
  expect(said.mock.calls.flat().join('')).toMatch(code ? /name its file with --out report\.html/ : /^$/);
});

test.each([
  ['read from', ['--events', 'day.ndjson', '--out', './day.ndjson']],
  ['kept in', ['--save', 'day.ndjson', '--out', 'day.ndjson']],
])('a report is not written over the events it is %s', (_, args) => {
  const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);

  readOptions(args);

  expect(process.exitCode).toBe(2);
  expect(said.mock.calls.flat().join('')).toMatch(/--out would write the report over the file of events/);
});
