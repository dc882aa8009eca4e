/**
 * Events on their way from the reader to the judge, a million of them in little memory: those of one task come into one
 * bucket, full buckets wait in a temporary file, and are judged one after the other.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compact } from '../../../insights/events/compact-event';
import { eventsByTask } from '../../../insights/events/order-events';
import { type SeenEvent } from '../../../insights/history/seen-event';

/** So many that one of a million events takes a few MB. */
const bucketCount = 256;
/** Characters that wait in memory, all buckets together. */
const mostWaiting = 24_000_000;

interface Part {
  position: number;
  length: number;
}

interface Bucket {
  lines: string[];
  /** What is in the file. */
  parts: Part[];
}

/** By the last letters, which differ between SIDs. */
function bucketOf(key: string): number {
  let hash = 0;
  for (let index = Math.max(0, key.length - 16); index < key.length; index += 1)
    hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0;
  return (hash >>> 0) % bucketCount;
}

interface BucketOptions {
  /** Where the temporary file goes. */
  folder?: string;
  mostWaiting?: number;
}

export class EventBuckets {
  /** Why nothing more goes to the disk; all the rest stays in memory then. */
  diskProblem: string | undefined;
  private readonly buckets: Bucket[] = Array.from({ length: bucketCount }, () => ({ lines: [], parts: [] }));
  private readonly folder: string;
  private readonly most: number;
  private waiting = 0;
  private file: { descriptor: number; folder: string; size: number } | undefined;

  constructor({ folder = tmpdir(), mostWaiting: most = mostWaiting }: BucketOptions = {}) {
    this.folder = folder;
    this.most = most;
  }

  add(event: SeenEvent): void {
    const line = compact(event);
    this.buckets[bucketOf(event.task || event.sid)].lines.push(line);
    this.waiting += line.length;
    if (this.waiting > this.most && this.diskProblem === undefined) this.spill();
  }

  /** All events of a task together, task after task in an order of their SIDs alone. */
  *tasks(): Generator<SeenEvent[]> {
    for (const bucket of this.buckets) {
      const lines = [...bucket.parts.flatMap((part) => this.read(part)), ...bucket.lines];
      bucket.lines = [];
      yield* eventsByTask(lines);
    }
  }

  close(): void {
    if (!this.file) return;
    closeSync(this.file.descriptor);
    rmSync(this.file.folder, { recursive: true, force: true });
    this.file = undefined;
  }

  private spill(): void {
    try {
      this.file ??= this.open();
      for (const bucket of this.buckets) {
        if (!bucket.lines.length) continue;
        bucket.parts.push(this.write(this.file, Buffer.from(bucket.lines.join('\n'))));
        bucket.lines = [];
      }
      this.waiting = 0;
    } catch (error) {
      this.diskProblem = String((error as NodeJS.ErrnoException).code);
    }
  }

  /** Readable for nobody else, since it holds attributes. Removed from its folder at once where the system allows it. */
  private open(): NonNullable<EventBuckets['file']> {
    const folder = mkdtempSync(path.join(this.folder, 'flex-insights-report-'));
    const descriptor = openSync(path.join(folder, 'events'), 'wx+', 0o600);
    if (process.platform !== 'win32') rmSync(folder, { recursive: true });
    return { descriptor, folder, size: 0 };
  }

  private write(file: NonNullable<EventBuckets['file']>, bytes: Buffer): Part {
    const part = { position: file.size, length: bytes.length };
    for (let written = 0; written < bytes.length;)
      written += writeSync(file.descriptor, bytes, written, bytes.length - written, part.position + written);
    file.size += bytes.length;
    return part;
  }

  private read({ position, length }: Part): string[] {
    const bytes = Buffer.allocUnsafe(length);
    for (let had = 0; had < length;) {
      const count = readSync(this.file!.descriptor, bytes, had, length - had, position + had);
      if (count === 0) throw new Error('the temporary file was cut short');
      had += count;
    }
    return bytes.toString('utf8').split('\n');
  }
}
