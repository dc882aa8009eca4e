import { writeOutput } from '../../../../cli/report/tell/output';

const { isTTY } = process.stdout;
afterEach(() => {
  process.stdout.isTTY = isTTY;
  jest.restoreAllMocks();
});

test.each<[string, boolean, string, string]>([
  ['what a person can read goes to the terminal', true, 'here is the report', 'text'],
  ['a page does not', false, 'name another file with --out', ''],
])('when a file cannot be written, %s', async (_, readable, message, shown) => {
  process.stdout.isTTY = true;
  const told = jest.spyOn(console, 'error').mockReturnValue();
  const screen = jest.spyOn(process.stdout, 'write').mockReturnValue(true);

  const written = await writeOutput(['text'], '/nowhere/report', readable);

  const out = screen.mock.calls.flat().join('');
  expect([written, told.mock.calls.flat().join(''), out]).toEqual([false, expect.stringContaining(message), shown]);
});
