/** The demonstration's agents get their attributes as an operator gives them: with the tool, from a file. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * npm run workers:sync -- examples/agents.csv against this sandbox, without npm. Resolves with what it did; rejects
 * with all that it printed when it fails.
 */
export async function syncAgents(projectRoot: string, sandboxPort: number): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'flex-insights-demo-'));
  const built = path.join(projectRoot, 'dist');
  const preload = path.join(built, 'sandbox/preload/redirect-tool.js');
  const args = [
    '--require',
    preload,
    path.join(built, 'cli/workers-sync.js'),
    path.join(projectRoot, 'examples/agents.csv'),
    '--results',
    path.join(folder, 'results.csv'),
    // The demonstration takes nothing from .env.
    '--env',
    path.join(folder, 'none.env'),
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, SANDBOX_PORT: String(sandboxPort) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  rmSync(folder, { recursive: true });
  if (code !== 0) throw new Error(`workers:sync ended with ${code}:\n${output}`);
  return `Agents from examples/agents.csv: ${/\d+ rows?: \d+ changed.*/.exec(output)?.[0]}`;
}
