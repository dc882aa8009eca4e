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
