/** Lines of text that wait on the disk, in memory only as long as they are few, or when the disk takes nothing. */
import { TemporaryFile, type Part } from '../events/temporary-file';
import { type Spool } from '../../insights/judgement/kept-tasks';

/** Characters that wait in memory. */
const mostWaiting = 1_000_000;

export class DiskSpool implements Spool {
  /** Why nothing more goes to the disk; all the rest stays in memory then. */
  diskProblem: string | undefined;
  private readonly parts: Part[] = [];
  private waiting: string[] = [];
  private waitingLength = 0;
  private file: TemporaryFile | undefined;

  /** `folder`: where the temporary file goes. */
  constructor(private readonly folder?: string) {}

  add(line: string): void {
    this.waiting.push(line);
    this.waitingLength += line.length;
    if (this.waitingLength > mostWaiting && this.diskProblem === undefined) this.spill();
  }

  *lines(): Generator<string> {
    for (const part of this.parts) {
      const bytes = Buffer.allocUnsafe(part.length);
      this.file!.read(part, bytes);
      yield* bytes.toString('utf8').split('\n');
    }
    yield* this.waiting;
  }

  close(): void {
    this.file?.close();
    this.file = undefined;
  }

  private spill(): void {
    try {
      this.file ??= new TemporaryFile(this.folder);
      this.parts.push(this.file.append(Buffer.from(this.waiting.join('\n'))));
    } catch (error) {
      this.diskProblem = String((error as NodeJS.ErrnoException).code);
      return;
    }
    this.waiting = [];
    this.waitingLength = 0;
  }
}
