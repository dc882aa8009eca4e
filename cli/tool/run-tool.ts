/** How a tool ends when it cannot go on: with the reason and the remedy, or with what may be told about a defect. */
import { existsSync } from 'node:fs';
import { NotConfigured } from '../../assets/settings/settings';
import { type Found, type Problem } from './found';

/** Ends the run, told with the reason and the remedy; nothing was changed by then. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.why);
  }
}

/** Throws Refusal when nothing was found. */
export function valueOf<T>(found: Found<T>): T {
  if (found.problem) throw new Refusal(found.problem);
  return found.value;
}

/** Where variables are set, as a sentence. */
export const placeOf = (file: string) =>
  existsSync(file) ? `Check ${file}.` : `There is no ${file}: copy .env.example to it.`;

/**
 * What may be told about a defect. Never the error itself: one of the network layer carries the Authorization header.
 */
export function describeDefect(error: unknown): string {
  if (!(error instanceof Error)) return 'A defect in this tool: something other than an Error was thrown.';
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [`A defect in this tool: ${error.name}`, ...frames.slice(0, 8)].join('\n');
}

/**
 * Runs a tool that reads its variables from `file`. Exit code 1, with two lines, for what a person can fix; 2 for a
 * defect.
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
    print(describeDefect(error));
  }
}
