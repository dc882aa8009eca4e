/** The segments as CSV, as the sandbox exports them. */
import { type JudgedConversation } from '../../../insights/judgement/judged-conversations';
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
import { type StoredReadings } from './stored-readings';

interface TableOptions {
  hideValues: boolean;
}

export class SegmentTable {
  private readonly columns = new Set<string>();

  constructor(
    private readonly readings: StoredReadings,
    private readonly options: TableOptions,
  ) {}

  add(task: TaskReading): void {
    for (const name of attributeColumns(task)) this.columns.add(name);
    this.readings.add(task);
  }

  /** The whole table, piece by piece; can be asked for again. `now`: until which segments under way last. */
  pieces(conversations: JudgedConversation[], now: number): Iterable<string> {
    const columns = columnsOf(fixedColumns, this.columns);
    const { readings } = this;
    const rowsOf = (sid: string) => {
      const task = readings.read(sid);
      return task ? taskRows(task, now) : [];
    };
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
}
