/** Reads a text file line by line in little memory, however long it is. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';

const chunkBytes = 1 << 20;
/** No event is so long; a file without line ends must not fill the memory. */
const longestLine = 16 * chunkBytes;
const newline = 0x0a;

interface LineReading {
  signal?: AbortSignal;
  /** Told of the share of the file that was read, 0 to 1. */
  onProgress?: (share: number) => void;
}

/** `take` gets each line that is not blank, without its end; null for one that is too long. Throws what the file system says. */
export async function readLines(
  file: string,
  take: (line: string | null, number: number) => void,
  { signal, onProgress }: LineReading = {},
): Promise<void> {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const chunk = Buffer.allocUnsafe(chunkBytes);
    let rest: Buffer[] = [];
    let restBytes = 0;
    let number = 0;
    let read = 0;

    const tell = (line: string | null) => {
      number += 1;
      if (line === null) take(null, number);
      else if (line.trim() !== '') take(number === 1 ? line.replace(/^\uFEFF/, '') : line, number);
    };
    /** Ends the line whose beginning came with earlier chunks. */
    const end = (piece: Buffer) => {
      const tooLong = restBytes + piece.length > longestLine;
      const line = tooLong ? null : Buffer.concat([...rest, piece]).toString('utf8');
      rest = [];
      restBytes = 0;
      tell(line);
    };

    for (;;) {
      const length = readSync(descriptor, chunk, 0, chunkBytes, null);
      if (length === 0) break;
      let from = 0;
      for (let at = chunk.indexOf(newline); at !== -1 && at < length; at = chunk.indexOf(newline, from)) {
        if (restBytes > 0) end(chunk.subarray(from, at));
        else tell(chunk.toString('utf8', from, at));
        from = at + 1;
        if (from >= length) break;
      }
      if (from < length) {
        if (restBytes <= longestLine) rest.push(Buffer.from(chunk.subarray(from, length)));
        restBytes += length - from;
      }
      read += length;
      onProgress?.(size > 0 ? Math.min(1, read / size) : 0);
      // Lets Ctrl-C through.
      await turn();
      if (signal?.aborted) return;
    }
    if (restBytes > 0) end(Buffer.alloc(0));
  } finally {
    closeSync(descriptor);
  }
}
