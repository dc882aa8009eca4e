/** Proof that the simulation sees: defects put back, each found. The rest of them: `npm run simulate -- --defect NAME`. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defects, putBack } from './defects';

const root = path.resolve(__dirname, '../../..');

const places = defects.flatMap((defect) => defect.changes.map(({ file }) => ({ name: defect.name, defect, file })));

test.each(places)('$name stands where $file has its place', ({ defect, file }) => {
  const source = readFileSync(path.join(root, file), 'utf8');

  expect(putBack(defect, file, source)).not.toBe(source);
});

test('a place that is gone is told', () => {
  const [defect] = defects;

  expect(() => putBack(defect, defect.changes[0].file, '')).toThrow('stands 0 times');
});

test.each(['rounded-numbers', 'ending-without-reason', 'two-recordings'])(
  '%s is found within a few hundred worlds',
  (name) => {
    const simulate = [
      'tests/simulation/main.cjs',
      '--worlds',
      '600',
      '--seed',
      '7',
      '--stories',
      '0',
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
