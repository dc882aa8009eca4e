/** What is read of each task until the report is told, on the disk when it is much: which conversation a task belongs to is known at the end only. */
import { type TaskReading } from '../../../insights/task-reading';
import { TemporaryFile, type Part } from '../../events/temporary-file';

/** Characters that wait in memory. */
const mostWaiting = 8_000_000;

export class StoredReadings {
  /** Why nothing more goes to the disk; all the rest stays in memory then. */
  diskProblem: string | undefined;
  private readonly written = new Map<string, Part>();
  private waiting = new Map<string, string>();
  private waitingLength = 0;
  private file: TemporaryFile | undefined;

  add(task: TaskReading): void {
    const text = JSON.stringify(task);
    this.waiting.set(task.sid, text);
    this.waitingLength += text.length;
    if (this.waitingLength > mostWaiting && this.diskProblem === undefined) this.spill();
  }

  has = (sid: string): boolean => this.written.has(sid) || this.waiting.has(sid);

  read(sid: string): TaskReading | undefined {
    const part = this.written.get(sid);
    const text = part ? this.readPart(part) : this.waiting.get(sid);
    return text === undefined ? undefined : (JSON.parse(text) as TaskReading);
  }

  close(): void {
    this.file?.close();
    this.file = undefined;
  }

  private spill(): void {
    try {
      this.file ??= new TemporaryFile();
      for (const [sid, text] of this.waiting) this.written.set(sid, this.file.append(Buffer.from(text)));
    } catch (error) {
      this.diskProblem = String((error as NodeJS.ErrnoException).code);
      return;
    }
    this.waiting = new Map();
    this.waitingLength = 0;
  }

  private readPart(part: Part): string {
    const bytes = Buffer.allocUnsafe(part.length);
    this.file!.read(part, bytes);
    return bytes.toString('utf8');
  }
}
