/**
 * Lines in buckets, as bytes: outside of the memory that JavaScript looks after, and on the disk when there are many.
 * Lines of one key are in one bucket, and come out together.
 */
import { TemporaryFile, type Part } from './temporary-file';

/** So many that one of a million events takes a few MB. */
const bucketCount = 256;
/** A bucket that is so full goes to the disk. */
const chunkBytes = 64 * 1024;
/** Before each line: its number, its length and its key's length. */
const headerBytes = 4 + 4 + 2;
/** SIDs have 34. */
const longestKey = 200;

interface Bucket {
  chunk: Buffer | undefined;
  used: number;
  /** What was full: in the file, or in memory when the disk would not take it. */
  full: (Part | Buffer)[];
}

interface Line {
  number: number;
  text: string;
}

/** Lines that have the same key. */
export interface Group {
  key: string;
  lines: () => Line[];
}

/** By the last letters, which differ between SIDs. */
function bucketOf(key: Uint8Array): number {
  let hash = 0;
  for (let index = Math.max(0, key.length - 16); index < key.length; index += 1)
    hash = (Math.imul(hash, 31) + key[index]) | 0;
  return (hash >>> 0) % bucketCount;
}

export class Buckets {
  /** Why nothing more goes to the disk; all the rest stays in memory then. */
  diskProblem: string | undefined;
  private readonly buckets: Bucket[] = Array.from({ length: bucketCount }, () => ({
    chunk: undefined,
    used: 0,
    full: [],
  }));
  private file: TemporaryFile | undefined;
  /** The bucket that is looked at; one buffer for all of them, which the garbage collector need not know. */
  private opened = Buffer.alloc(0);

  /** `folder`: where the temporary file goes. */
  constructor(private readonly folder?: string) {}

  /** `line` and `key` are copied. */
  add(key: Buffer, number: number, line: Buffer): void {
    const shortKey = key.subarray(0, longestKey);
    const bucket = this.buckets[bucketOf(shortKey)];
    const length = headerBytes + shortKey.length + line.length;
    if (bucket.chunk && bucket.used + length > bucket.chunk.length) this.empty(bucket);
    bucket.chunk ??= Buffer.allocUnsafeSlow(Math.max(chunkBytes, length));
    const { chunk, used } = bucket;
    chunk.writeUInt32LE(number, used);
    chunk.writeUInt32LE(line.length, used + 4);
    chunk.writeUInt16LE(shortKey.length, used + 8);
    chunk.set(shortKey, used + headerBytes);
    chunk.set(line, used + headerBytes + shortKey.length);
    bucket.used += length;
  }

  /**
   * Group after group in an order of their keys alone; what was given out is forgotten. A group is good until the next
   * one is asked for.
   */
  *groups(): Generator<Group> {
    for (const bucket of this.buckets) {
      const bytes = this.open(bucket);
      const places = placesIn(bytes);
      for (const key of [...places.keys()].toSorted((one, other) => (one < other ? -1 : 1)))
        yield { key, lines: () => linesAt(bytes, places.get(key)!) };
    }
  }

  close(): void {
    this.file?.close();
    this.file = undefined;
  }

  private empty(bucket: Bucket): void {
    const bytes = bucket.chunk!.subarray(0, bucket.used);
    const part = this.toDisk(bytes);
    bucket.full.push(part ?? bytes);
    // What is on the disk leaves its place to the next lines.
    if (!part || bytes.length > chunkBytes) bucket.chunk = undefined;
    bucket.used = 0;
  }

  private toDisk(bytes: Buffer): Part | undefined {
    if (this.diskProblem !== undefined) return undefined;
    try {
      this.file ??= new TemporaryFile(this.folder);
      return this.file.append(bytes);
    } catch (error) {
      this.diskProblem = String((error as NodeJS.ErrnoException).code);
      return undefined;
    }
  }

  private open(bucket: Bucket): Buffer {
    const { chunk, used, full } = bucket;
    const length = full.reduce((sum, part) => sum + part.length, used);
    if (length > this.opened.length) this.opened = Buffer.allocUnsafeSlow(length);
    let at = 0;
    for (const part of full) {
      if (Buffer.isBuffer(part)) this.opened.set(part, at);
      else this.file!.read(part, this.opened, at);
      at += part.length;
    }
    if (chunk) this.opened.set(chunk.subarray(0, used), at);
    Object.assign(bucket, { chunk: undefined, used: 0, full: [] });
    return this.opened.subarray(0, length);
  }
}

/** Where the lines of each key begin. */
function placesIn(bytes: Buffer): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at < bytes.length;) {
    const from = at + headerBytes;
    const to = from + bytes.readUInt16LE(at + 8);
    const key = bytes.toString('utf8', from, to);
    const known = places.get(key);
    if (known) known.push(at);
    else places.set(key, [at]);
    at = to + bytes.readUInt32LE(at + 4);
  }
  return places;
}

function linesAt(bytes: Buffer, places: number[]): Line[] {
  return places.map((at) => {
    const from = at + headerBytes + bytes.readUInt16LE(at + 8);
    const text = bytes.toString('utf8', from, from + bytes.readUInt32LE(at + 4));
    return { number: bytes.readUInt32LE(at), text };
  });
}
