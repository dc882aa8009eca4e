/** Runs one step as a process of its own, whose calls to Twilio end in the sandbox, and shows what it prints. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { type Step } from './steps';

interface Stage {
  projectRoot: string;
  folder: string;
  /** host:port of the sandbox. */
  sandbox: string;
  print: (text: string) => void;
}

interface StepRun {
  passed: boolean;
  output: string;
}

/** Nothing of an account in the caller's environment reaches a step. */
function environmentOf({ projectRoot, sandbox }: Stage): NodeJS.ProcessEnv {
  const preload = path.join(projectRoot, 'dist/sandbox/preload/redirect.cjs');
  const { PATH, HOME, TMPDIR, SystemRoot, TERM } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    SystemRoot,
    TERM,
    TWILIO_SANDBOX: sandbox,
    NODE_OPTIONS: `--require=${JSON.stringify(preload)}`,
  };
}

const indented = (text: string) => text.replaceAll(/^(?=.)/gm, '  ');

export async function runStep(step: Step, stage: Stage): Promise<StepRun> {
  const { purpose, command, script, args, exitCode, says } = step;
  const { projectRoot, folder, print } = stage;
  print(`\n${purpose}\n$ ${command}\n\n`);
  const child = spawn(process.execPath, [path.join(projectRoot, script), ...args], {
    cwd: folder,
    env: environmentOf(stage),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += String(text)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const passed = code === exitCode && says.test(output);
  print(`${indented(output.trim())}\n\n${passed ? 'as expected' : 'NOT as expected'}: it ended with ${code}\n`);
  return { passed, output };
}
