/** workers:sync as a user runs it, with the results file that it writes. */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { buildSandboxTool, type SandboxTool } from './sandbox-tool';

export interface SyncTool extends SandboxTool {
  /** The results file of an input, a record a line; the last word on each line of the input. */
  results(input: string): Map<number, Record<string, string>>;
}

export function buildSyncTool(): SyncTool {
  return {
    ...buildSandboxTool('workers-sync'),
    results(input) {
      const file = `${input}.results.csv`;
      if (!existsSync(file)) return new Map();
      const records = parse(readFileSync(file), { columns: true }) as Record<string, string>[];
      return new Map(records.map((record) => [Number(record.line), record]));
    },
  };
}
