import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { bundleTools } from '../../harness/bundle-tools';

let folder: string;
beforeAll(() => {
  folder = bundleTools('cli/doctor.ts', 'cli/report.ts');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a tool whose readers are gone before it says a word. */
async function withoutReader(tool: string, args: string[], gone: 'stdout' | 'stderr') {
  const child = spawn(process.execPath, [path.join(folder, `${tool}.js`), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child[gone].destroy();
  let heard = '';
  const other = gone === 'stdout' ? child.stderr : child.stdout;
  other.setEncoding('utf8').on('data', (text) => (heard += String(text)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, heard };
}

test.each(['doctor', 'report'])('the help of %s may be read in part', async (tool) => {
  expect(await withoutReader(tool, ['--help'], 'stdout')).toEqual({ code: 0, heard: '' });
});

test('what is wrong with the options may go unread', async () => {
  expect(await withoutReader('report', ['--since', 'soon'], 'stderr')).toEqual({ code: 2, heard: '' });
});
