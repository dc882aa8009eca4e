/** How a tool for a live account ends when it cannot go on. */
import { existsSync } from 'node:fs';
import { NotConfigured } from '../../assets/settings/settings';
import { type Problem } from '../deployment/find-deployment';

/** Ends the run, told with the reason and the remedy; nothing was changed by then. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.why);
  }
}

/** Where a variable is to be set, as a sentence. */
export const placeOf = (file: string) =>
  existsSync(file) ? `Look into ${file}.` : `There is no ${file}: copy .env.example to it.`;

/**
 * Runs a tool that reads its variables from `file`; exit code 1 with two lines for what a person can mend, 2 for a defect
 * of ours.
 */
export async function runTool(
  file: string,
  run: () => Promise<void>,
  print: (text: string) => void = console.error,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof Refusal) return print(`${error.problem.why} Nothing was changed.\n${error.problem.todo}`);
    if (error instanceof NotConfigured) return print(`${error.message}. Nothing was changed.\n${placeOf(file)}`);
    process.exitCode = 2;
    // Never the error itself: one of the network carries the Authorization header.
    const frames =
      error instanceof Error
        ? (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
        : [];
    print(
      ['A defect of this tool:', error instanceof Error ? error.name : 'no Error', ...frames.slice(0, 8)].join('\n'),
    );
  }
}
