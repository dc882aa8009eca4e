/** Finds the lines of a text file in little memory, however long it is. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';

const chunkBytes = 1 << 20;
/** No event is so long; a file without line ends must not fill the memory. */
const longestLine = 16 * chunkBytes;
const newline = 0x0a;

/** A line of the file, without its end. */
export interface FoundLine {
  /** From 1. */
  number: number;
  /** Its bytes, for as long as the call lasts; undefined when the line is too long to be an event. */
  bytes: Buffer | undefined;
}

interface LineReading {
  signal?: AbortSignal;
  /** Told of the share of the file that was read, 0 to 1. */
  onProgress?: (share: number) => void;
}

/** `take` gets every line, also those that are blank. Throws what the file system says. */
export async function readLines(
  file: string,
  take: (line: FoundLine) => void,
  { signal, onProgress }: LineReading = {},
): Promise<void> {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const lines = createLineReader(take);
    let total = 0;
    for (;;) {
      const read = readSync(descriptor, chunk, 0, chunkBytes, null);
      if (read === 0) return lines.end();
      lines.feed(chunk.subarray(0, read));
      total += read;
      onProgress?.(size > 0 ? Math.min(1, total / size) : 1);
      // Lets Ctrl-C through.
      await turn();
      if (signal?.aborted) return;
    }
  } finally {
    closeSync(descriptor);
  }
}

function createLineReader(take: (line: FoundLine) => void) {
  let begun: Buffer[] = [];
  let begunBytes = 0;
  let number = 0;

  /** `piece`: the end of the line, whose beginning may have come with earlier chunks. */
  function tell(piece: Buffer): void {
    number += 1;
    if (begunBytes === 0) return take({ number, bytes: piece });
    const tooLong = begunBytes + piece.length > longestLine;
    take({ number, bytes: tooLong ? undefined : Buffer.concat([...begun, piece]) });
    begun = [];
    begunBytes = 0;
  }

  return {
    feed(chunk: Buffer): void {
      let from = 0;
      for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
        tell(chunk.subarray(from, at));
        from = at + 1;
      }
      if (from === chunk.length) return;
      if (begunBytes <= longestLine) begun.push(Buffer.from(chunk.subarray(from)));
      begunBytes += chunk.length - from;
    },
    end(): void {
      if (begunBytes > 0) tell(Buffer.alloc(0));
    },
  };
}
