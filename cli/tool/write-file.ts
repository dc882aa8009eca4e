/** Files that the tools leave behind. */
import { writeFileSync } from 'node:fs';
import { Refusal } from './run-tool';

const reasons: Record<string, string> = {
  ENOENT: 'its folder does not exist',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not write there',
  EROFS: 'this user may not write there',
};

/** Readable for this user alone, since addresses may hold secrets. Throws Refusal; `option`: what names another file. */
export function writeFile(file: string, text: string, option?: string): void {
  const problem = write(file, text, 'w');
  if (problem) throw refusalOf(file, problem, option);
}

/** The same, where nothing has that name yet; false where something has it, which stays as it is. */
export function writeNewFile(file: string, text: string): boolean {
  const problem = write(file, text, 'wx');
  if (problem && problem !== 'EEXIST') throw refusalOf(file, problem);
  return !problem;
}

/** The code of what went wrong; undefined when nothing did. */
function write(file: string, text: string, flag: 'w' | 'wx'): string | undefined {
  try {
    writeFileSync(file, text, { mode: 0o600, flag });
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown error';
  }
}

const refusalOf = (file: string, code: string, option?: string) =>
  new Refusal({
    why: `${file} cannot be written: ${reasons[code] ?? code}.`,
    todo: option ? `Name another file with ${option}.` : 'Run it in a folder that you may write to.',
  });
