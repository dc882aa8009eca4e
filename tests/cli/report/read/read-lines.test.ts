import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readLines } from '../../../../cli/report/read/read-lines';

const folder = mkdtempSync(path.join(tmpdir(), 'lines-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function linesOf(text: string): Promise<[number, string | undefined][]> {
  const file = path.join(folder, 'lines');
  writeFileSync(file, text);
  const lines: [number, string | undefined][] = [];
  await readLines(file, ({ number, bytes }) => lines.push([number, bytes?.toString()]));
  return lines;
}

test.each<[string, string, [number, string][]]>([
  ['an empty file', '', []],
  [
    'a last line without its end',
    'a\nb',
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
  [
    'a last line with its end',
    'a\nb\n',
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
  [
    'blank lines, which count',
    'a\n\nc\n',
    [
      [1, 'a'],
      [2, ''],
      [3, 'c'],
    ],
  ],
])('%s', async (_, text, lines) => {
  expect(await linesOf(text)).toEqual(lines);
});

test('lines longer than what is read at once are whole', async () => {
  const long = 'ä'.repeat(800_000);

  expect(await linesOf(`a\n${long}\nb\n${long}`)).toEqual([
    [1, 'a'],
    [2, long],
    [3, 'b'],
    [4, long],
  ]);
});

test('a line without an end is not read into the memory', async () => {
  expect(await linesOf(`${'x'.repeat(17 << 20)}\nb\n`)).toEqual([
    [1, undefined],
    [2, 'b'],
  ]);
});
