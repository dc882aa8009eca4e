/** The frame of every tool: how it ends, with the reason and the remedy, and with all that it said said. */
import { existsSync } from 'node:fs';
import { NotConfigured } from '../../assets/settings/settings';
import { type Found, type Problem } from './found';

const noEffect = 'Nothing was changed.';

/** Ends the run, told with the reason and the remedy. `effect`: what became of what the tool was to change. */
export class Refusal extends Error {
  /** Nothing was changed. */
  readonly isWithoutEffect: boolean;

  constructor(
    readonly problem: Problem,
    readonly effect = noEffect,
  ) {
    super(problem.why);
    this.isWithoutEffect = effect === noEffect;
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

/** What a tool ends with when a person can fix it, and for a defect. */
export interface EndCodes {
  refused: number;
  defect: number;
}

export const usualCodes: EndCodes = { refused: 1, defect: 2 };

/**
 * What may be told about a defect. Never the error itself: one of the network layer carries the Authorization header.
 */
export function describeDefect(error: unknown): string {
  if (!(error instanceof Error)) return 'A defect in this tool: something other than an Error was thrown.';
  const own = framesOf(error).filter((line) => !/node_modules|\(?node:/.test(line));
  return [`A defect in this tool: ${error.name}`, ...own.slice(0, 8)].join('\n');
}

const framesOf = ({ stack = '' }: Error) => stack.split('\n').filter((line) => line.trimStart().startsWith('at '));

/** Thrown inside the SDK: its lists reject a promise that nobody is given, next to the one that we were. */
const isOfSdk = (error: unknown) => error instanceof Error && framesOf(error)[0]?.includes('node_modules/twilio');

/**
 * Runs a tool that reads its variables from `file`; `run` answers its exit code, 0 when nothing. What a person can fix
 * is told in two lines. The process ends by itself: to end it here would cut off what a slow reader has not taken yet.
 */
export async function runTool(
  file: string,
  run: () => Promise<number | void>,
  print: (text: string) => void = console.error,
  { refused, defect }: EndCodes = usualCodes,
): Promise<void> {
  const strays = watchStrays();
  try {
    const code = await Promise.race([run(), strays.stuck]);
    const ours = strays.seen.find((error) => !isOfSdk(error));
    if (ours !== undefined) throw ours;
    process.exitCode = code ?? 0;
  } catch (error) {
    process.exitCode = refused;
    if (error instanceof Refusal) return print(`${error.problem.why} ${error.effect}\n${error.problem.todo}`);
    if (error instanceof NotConfigured) return print(`${error.message}. Nothing was changed.\n${placeOf(file)}`);
    process.exitCode = defect;
    print(describeDefect(error));
  } finally {
    strays.stop();
  }
}

/** A reader such as `head` may leave early; the work goes on. To be called before anything is said. */
export function letReadersLeave(): void {
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners('error').includes(ignoreClosedPipe)) stream.on('error', ignoreClosedPipe);
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Keeps rejections that nobody handles from ending the process with a stack. */
function watchStrays() {
  const seen: unknown[] = [];
  const keep = (error: unknown) => void seen.push(error);
  let giveUp = () => {};
  /** Rejects when nothing is left to wait for: what the run waits for will never come. */
  const stuck = new Promise<never>((_, reject) => {
    giveUp = () => reject(seen[0] ?? new Error('The run never ended'));
  });
  process.on('unhandledRejection', keep).once('beforeExit', giveUp);
  return {
    seen,
    stuck,
    stop: () => process.off('unhandledRejection', keep).off('beforeExit', giveUp),
  };
}
