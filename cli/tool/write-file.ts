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
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new Refusal({
      why: `${file} cannot be written: ${reasons[code] ?? code}.`,
      todo: option ? `Name another file with ${option}.` : 'Run it in a folder that you may write to.',
    });
  }
}
