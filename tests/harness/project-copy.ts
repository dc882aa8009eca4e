/** The project's sources in a temporary folder, to build and deploy from without touching the ones at hand. */
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const leftOut = new Set(['node_modules', 'dist', 'coverage', '.git', '.env', '.twiliodeployinfo']);

export interface ProjectCopy {
  folder: string;
  remove(): void;
}

/** Everything that lies in the project, tests and all; packages are linked, `.env` holds the variables given. */
export function copyProject(variables: Record<string, string>): ProjectCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'flex-insights-project-'));
  cpSync(root, folder, { recursive: true, filter: (source) => !leftOut.has(path.basename(source)) });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  writeFileSync(path.join(folder, '.env'), `${lines.join('\n')}\n`);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
