/** Writes the report where it was asked for, piece by piece: a table of a million events is long. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { once } from 'node:events';

/**
 * False when the file could not be written: the report goes to the screen then, so that nothing is lost. `readable`:
 * whether a person can read it there; where it is not, only a pipe gets it.
 */
export async function writeOutput(
  pieces: Iterable<string>,
  file: string | undefined,
  readable: boolean,
): Promise<boolean> {
  if (file === undefined) {
    await writeScreen(pieces);
    return true;
  }
  try {
    writeFile(pieces, file);
    console.error(`Written to ${file}.`);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (!readable && process.stdout.isTTY) {
      console.error(`${file} could not be written (${code}): name another file with --out.`);
      return false;
    }
    console.error(`${file} could not be written (${code}): here is the report.`);
    await writeScreen(pieces);
    return false;
  }
}

/** Readable for nobody else, since a report may name customers. */
function writeFile(pieces: Iterable<string>, file: string): void {
  const descriptor = openSync(file, 'w', 0o600);
  try {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece);
      for (let written = 0; written < bytes.length;)
        written += writeSync(descriptor, bytes, written, bytes.length - written);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** As fast as it is read; a reader who left early, as head does, gets no more. */
async function writeScreen(pieces: Iterable<string>): Promise<void> {
  const { stdout } = process;
  for (const piece of pieces) {
    if (stdout.destroyed) return;
    if (!stdout.write(piece)) await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(() => undefined);
  }
}
