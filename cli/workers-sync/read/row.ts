/** What a file of agents comes to, whatever its format: rows of named values, each with its place. */

/** Where something stands in the file; lines and columns count from 1. CSV: the cell's number. JSON: the character's. */
export interface Place {
  line: number;
  column?: number;
}

export interface Cell {
  /** Text from CSV; any JSON value from JSON, numbers exact. */
  value: unknown;
  column: number;
}

export interface Row {
  line: number;
  cells: Map<string, Cell>;
}

/** Something wrong in the file. `name`: the column or key, when it has one. */
export interface Problem extends Place {
  name?: string;
  problem: string;
  hint: string;
}

export interface RowsRead {
  rows: Row[];
  problems: Problem[];
}
