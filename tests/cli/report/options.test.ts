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

test.each([
  ['of a day', ['--until', '2020-01-01'], '--since (24h, unless it is given) must be before --until'],
  ['of a task', ['--task', `WT${'0'.repeat(32)}`, '--until', '31d'], '--since (30d, unless it is given)'],
  ['as given', ['--since', '1h', '--until', '1h'], '--since must be before --until'],
])('a period %s that ends before it begins is refused', (_, args, words) => {
  const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);

  readOptions(args);

  expect(process.exitCode).toBe(2);
  expect(said.mock.calls.flat().join('')).toContain(words);
});

test('a file of events begins with its first event, whenever it ends', () => {
  expect(readOptions(['--events', 'day.ndjson', '--until', '2020-01-01'])?.until).toBe(Date.UTC(2020, 0, 1));
});
