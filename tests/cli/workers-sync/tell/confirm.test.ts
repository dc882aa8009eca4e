import { PassThrough } from 'node:stream';
import { askYesNo } from '../../../../cli/workers-sync/tell/confirm';

const realInput = Object.getOwnPropertyDescriptor(process, 'stdin')!;
let input: PassThrough & { isTTY?: boolean };

beforeEach(() => {
  input = new PassThrough();
  Object.defineProperty(process, 'stdin', { value: input, configurable: true });
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  Object.defineProperty(process, 'stdin', realInput);
  jest.restoreAllMocks();
});

test.each([
  ['y', true],
  [' YES ', true],
  ['', false],
  ['n', false],
  ['yellow', false],
])('the answer "%s" on a terminal means %s', async (answer, meaning) => {
  input.isTTY = true;

  const asked = askYesNo('Write?', new AbortController().signal);
  input.write(`${answer}\n`);

  expect(await asked).toBe(meaning);
});

test('where there is no terminal nobody is asked', async () => {
  expect(await askYesNo('Write?', new AbortController().signal)).toBeUndefined();
});

test('Ctrl-C while it asks ends the question without an answer', async () => {
  input.isTTY = true;
  const stop = new AbortController();

  const asked = askYesNo('Write?', stop.signal);
  stop.abort('interrupted');

  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});
