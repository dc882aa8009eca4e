/** Reads a file of agents: CSV with a header, JSON or NDJSON. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCsv } from './read-csv';
import { readJson, readNdjson } from './read-json';
import { type RowsRead } from './row';

export interface AgentsFile extends RowsRead {
  /** Differs for any other content: a resumed run must find the same. */
  digest: string;
}

const readers: Record<string, (text: string) => RowsRead> = {
  '.csv': readCsv,
  '.tsv': readCsv,
  '.txt': readCsv,
  '.json': readJson,
  '.ndjson': readNdjson,
  '.jsonl': readNdjson,
};

/** Throws an Error with a remedy when the file cannot be read at all; what is wrong inside it is told as problems. */
export function readAgents(file: string): AgentsFile {
  const read = readers[path.extname(file).toLowerCase()];
  if (!read)
    throw new Error(`${file}: its name must end in ${Object.keys(readers).join(', ')}, which says how to read it.`);
  const bytes = readBytes(file);
  return { ...read(decode(bytes, file)), digest: createHash('sha256').update(bytes).digest('hex').slice(0, 16) };
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${file}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`}.`, {
      cause: error,
    });
  }
}

/**
 * UTF-8, or UTF-16 with its mark, as Excel writes "Unicode Text". Another encoding would garble names, so it is
 * refused.
 */
function decode(bytes: Buffer, file: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`${file}: is not ${encoding.toUpperCase()}. Save it as "CSV UTF-8".`, { cause: error });
  }
}
