/** Proof that the simulation sees: defects put back, each found. The rest of them: `npm run simulate -- --defect NAME`. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defects, putBack } from './defects';

const root = path.resolve(__dirname, '../../..');

test.each(defects)('$name stands where the source has its place', (defect) => {
  const source = readFileSync(path.join(root, defect.file), 'utf8');

  expect(putBack(defect, source)).not.toBe(source);
});

test('a place that is gone is told', () => {
  expect(() => putBack(defects[0], '')).toThrow('stands 0 times');
});

test.each(['blind-write', 'two-recordings'])(
  '%s is found within a few hundred worlds',
  (name) => {
    const simulate = [
      'tests/simulation/main.cjs',
      '--worlds',
      '600',
      '--seed',
      '7',
      '--processes',
      '1',
      '--defect',
      name,
    ];

    const told = execFileSync(process.execPath, simulate, { cwd: root, encoding: 'utf8' });

    expect(told).toContain(`Found: ${name}`);
  },
  60_000,
);
