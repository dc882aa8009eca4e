import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DiskSpool } from '../../../cli/report/spool';

const folder = mkdtempSync(path.join(tmpdir(), 'spool-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lines = Array.from({ length: 30 }, (_, index) => `${index} ${'ä'.repeat(100_000)}`);

test.each<[string, string, string | undefined]>([
  ['a disk', folder, undefined],
  ['no disk', path.join(folder, 'missing'), 'ENOENT'],
])('lines come back as they went, with %s, as often as they are asked for', (_, place, problem) => {
  const spool = new DiskSpool(place);

  for (const line of lines) spool.add(line);

  expect([...spool.lines()]).toEqual(lines);
  expect([...spool.lines()]).toEqual(lines);
  expect(spool.diskProblem).toBe(problem);
  spool.close();
  expect(readdirSync(folder)).toEqual([]);
});
