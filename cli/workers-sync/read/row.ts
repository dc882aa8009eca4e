/** What is read from a file of agents in any format: rows of named values, each with its place. */

/** Lines and columns count from 1. A column is the number of the cell in CSV, of the character in JSON. */
export interface Place {
  line: number;
  column?: number;
}

export interface Cell {
  /** Text from CSV; any value from JSON, with numbers exact. */
  value: unknown;
  column: number;
}

export interface Row {
  line: number;
  cells: Map<string, Cell>;
}

/** Which row of the file it is: the first has number 1. A line may hold many, as in minified JSON. */
export interface RowPlace {
  row: number;
  line: number;
}

/** Other rows as people find them from one of theirs: by line, by number where they share its line. */
export function rowsInWords(others: RowPlace[], { line }: RowPlace): string {
  return others.some((other) => other.line === line)
    ? `row ${others.map(({ row }) => row).join(', ')}`
    : `line ${others.map((other) => other.line).join(', ')}`;
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
