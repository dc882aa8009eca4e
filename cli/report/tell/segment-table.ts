/**
 * The segments as CSV, as the sandbox exports them. Which conversation a task belongs to is known at the end only, so
 * the rows wait, on the disk when there are many.
 */
import { type JudgedConversation } from '../../../insights/judgement/judge';
import { columnsOf, csvLine } from '../../../insights/table/csv';
import { hideValues } from '../../../insights/table/hide-values';
import {
  fixedColumns,
  attributeColumns,
  inConversation,
  taskRows,
  type Row,
} from '../../../insights/table/segment-rows';
import { type TaskReading } from '../../../insights/task-reading';
import { TemporaryFile, type Part } from '../../events/temporary-file';

interface TableOptions {
  hideValues: boolean;
}

/** Characters that wait in memory. */
const mostWaiting = 8_000_000;

export class SegmentTable {
  /** Why nothing more goes to the disk; all the rest stays in memory then. */
  diskProblem: string | undefined;
  private readonly columns = new Set<string>();
  private readonly written = new Map<string, Part>();
  private waiting = new Map<string, string>();
  private waitingLength = 0;
  private file: TemporaryFile | undefined;

  constructor(private readonly options: TableOptions) {}

  add(task: TaskReading): void {
    for (const name of attributeColumns(task)) this.columns.add(name);
    const text = JSON.stringify(task);
    this.waiting.set(task.sid, text);
    this.waitingLength += text.length;
    if (this.waitingLength > mostWaiting && this.diskProblem === undefined) this.spill();
  }

  /** The whole table, piece by piece; can be asked for again. `now`: until which segments under way last. */
  pieces(conversations: JudgedConversation[], now: number): Iterable<string> {
    const columns = columnsOf(fixedColumns, this.columns);
    const rowsOf = (sid: string) => this.rowsOf(sid, now);
    const shown = this.options.hideValues ? hideValues : (row: Row) => row;
    return {
      *[Symbol.iterator]() {
        yield csvLine(columns);
        for (const { id, tasks } of conversations) {
          const rows = inConversation(id, tasks.flatMap(rowsOf)).map(shown);
          yield rows.map((row) => csvLine(columns.map((name) => row[name]))).join('');
        }
      },
    };
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

  private rowsOf(sid: string, now: number): Row[] {
    const part = this.written.get(sid);
    const text = part ? this.readPart(part) : this.waiting.get(sid);
    return text === undefined ? [] : taskRows(JSON.parse(text) as TaskReading, now);
  }

  private readPart(part: Part): string {
    const bytes = Buffer.allocUnsafe(part.length);
    this.file!.read(part, bytes);
    return bytes.toString('utf8');
  }
}
