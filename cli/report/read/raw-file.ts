/** Keeps the events as Twilio sent them, one JSON object a line, to be judged again without asking twice. */
import { closeSync, openSync, writeSync } from 'node:fs';

export class RawFile {
  /** Why the file is not complete. */
  problem: string | undefined;
  private readonly descriptor: number;

  /** Throws what the file system says. Readable for nobody else, since it holds attributes. */
  constructor(readonly name: string) {
    this.descriptor = openSync(name, 'w', 0o600);
  }

  add(lines: string[]): void {
    if (this.problem !== undefined || !lines.length) return;
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    try {
      for (let written = 0; written < bytes.length;)
        written += writeSync(this.descriptor, bytes, written, bytes.length - written);
    } catch (error) {
      this.problem = String((error as NodeJS.ErrnoException).code);
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
