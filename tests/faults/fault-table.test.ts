/** docs/faults.md is what the cases of tests/faults say, and nothing else. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

test('docs/faults.md is the matrix that is tested (npm run faults:table writes it)', () => {
  const script = `
    import { readFileSync } from 'node:fs';
    import { withFaults } from './build/fault-table.mjs';
    process.stdout.write(await withFaults(readFileSync('docs/faults.md', 'utf8')));`;

  const current = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });

  expect(current).toBe(readFileSync(path.join(root, 'docs/faults.md'), 'utf8'));
});
