/** A file that nobody else can read and that is gone when the process ends, for what does not fit the memory. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where something lies in a file, in bytes. */
export interface Part {
  position: number;
  length: number;
}

export class TemporaryFile {
  private readonly descriptor: number;
  private readonly folder: string;
  private size = 0;

  /** Throws what the file system says, as the other methods do. Its folder is removed at once where that is allowed. */
  constructor(parent = tmpdir()) {
    this.folder = mkdtempSync(path.join(parent, 'flex-insights-report-'));
    this.descriptor = openSync(path.join(this.folder, 'data'), 'wx+', 0o600);
    if (process.platform !== 'win32') rmSync(this.folder, { recursive: true });
  }

  append(bytes: Buffer): Part {
    const part = { position: this.size, length: bytes.length };
    for (let written = 0; written < bytes.length;)
      written += writeSync(this.descriptor, bytes, written, bytes.length - written, part.position + written);
    this.size += bytes.length;
    return part;
  }

  /** Into `bytes`, from `at` on. */
  read({ position, length }: Part, bytes: Buffer, at = 0): void {
    for (let had = 0; had < length;) {
      const read = readSync(this.descriptor, bytes, at + had, length - had, position + had);
      if (read === 0) throw new Error('the temporary file was cut short');
      had += read;
    }
  }

  close(): void {
    closeSync(this.descriptor);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
