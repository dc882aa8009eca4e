/** workers:sync as a user runs it, with the results file that it writes. */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { buildSandboxTool, type SandboxTool } from './sandbox-tool';

export interface SyncTool extends SandboxTool {
  /** The results file of an input: the last word on each row of the input, by the number of the row. */
  results(input: string): Map<number, Record<string, string>>;
}

export function buildSyncTool(): SyncTool {
  return {
    ...buildSandboxTool('workers-sync'),
    results(input) {
      const file = `${input}.results.csv`;
      if (!existsSync(file)) return new Map();
      const records = parse(readFileSync(file), { columns: true }) as Record<string, string>[];
      return new Map(records.map((record) => [Number(record.row), record]));
    },
  };
}
