/**
 * CSV as HR systems and spreadsheets write it: commas, semicolons or tabs, quotes, a byte order mark, a `sep=` line.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { type Cell, type Problem, type Row, type RowsRead } from './row';

interface Record {
  cells: string[];
  line: number;
}

const delimiters = [',', ';', '\t', '|'];

/** The first record names the columns. Rows without any value are left out; an empty cell is an empty text. */
export function readCsv(text: string): RowsRead {
  const { body, delimiter, linesBefore } = delimiterOf(text.replaceAll(/\r\n?/g, '\n'));
  const { records, problems } = parseRecords(body, delimiter, linesBefore);
  const [header, ...rest] = records;
  if (!header)
    return {
      rows: [],
      problems: problems.length
        ? problems
        : [{ line: 1, problem: 'is empty', hint: 'begin with a line that names the columns' }],
    };

  const names = header.cells;
  problems.push(...headerProblems(header));
  const rows: Row[] = [];
  for (const { cells, line } of rest) {
    if (cells.every((cell) => cell === '')) continue;
    problems.push(...shapeProblems(cells, names, line));
    rows.push({
      line,
      cells: new Map(
        names.map((name, place): [string, Cell] => [name, { value: cells[place] ?? '', column: place + 1 }]),
      ),
    });
  }
  return { rows, problems };
}

/** The delimiter that the header uses most, outside quotes; a first line such as `sep=;` decides without looking. */
function delimiterOf(text: string): { body: string; delimiter: string; linesBefore: number } {
  const declared = /^sep=(.)\n/.exec(text);
  if (declared) return { body: text.slice(declared[0].length), delimiter: declared[1], linesBefore: 1 };
  const header = (/^(?:"[^"]*"|[^"\r\n])*/.exec(text.trimStart())?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return { body: text, delimiter: delimiters[counts.indexOf(Math.max(...counts))], linesBefore: 0 };
}

interface Parsed {
  record: string[];
  raw: string;
  info: { lines: number };
}

const options = { info: true, raw: true, trim: true, relax_column_count: true, skip_empty_lines: true } as const;

function parseRecords(
  text: string,
  delimiter: string,
  linesBefore: number,
): { records: Record[]; problems: Problem[] } {
  const read = (to?: number) =>
    (parse(text, { ...options, delimiter, to }) as unknown as Parsed[]).map(({ record, raw, info }) => ({
      cells: record,
      line: linesBefore + info.lines - linesWithin(raw),
      lastLine: linesBefore + info.lines,
    }));
  try {
    return { records: read(), problems: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code !== 'CSV_QUOTE_NOT_CLOSED')
      return {
        records: [],
        problems: [
          {
            line: linesBefore + lineOf(error),
            problem: 'has a quote in the wrong place',
            hint: 'put the whole cell into quotes, and write a quote inside it twice',
          },
        ],
      };
    const { records: good } = error as CsvError & { records: number };
    const line = 1 + (good > 0 ? read(good).at(-1)!.lastLine : linesBefore);
    return {
      records: [],
      problems: [
        {
          line,
          problem: 'or a later line opens a quote that is never closed',
          hint: 'close it; a quote inside a quoted cell is written twice',
        },
      ],
    };
  }
}

/** A quoted cell may span lines: the parser reports the last line of a record, people look for the first. */
function linesWithin(raw: string): number {
  return raw.trim().split('\n').length - 1;
}

function lineOf({ message }: CsvError): number {
  return Number(/line (\d+)/.exec(message)?.[1] ?? 1);
}

function headerProblems({ cells, line }: Record): Problem[] {
  return cells.flatMap((name, place): Problem[] => {
    const column = place + 1;
    const first = cells.indexOf(name);
    if (name === '' || first === place) return [];
    return [
      {
        line,
        column,
        name,
        problem: `is the name of column ${first + 1} too`,
        hint: 'give each column a name of its own',
      },
    ];
  });
}

function shapeProblems(cells: string[], names: string[], line: number): Problem[] {
  const surplus = cells.findIndex((cell, place) => cell !== '' && !names[place]);
  if (surplus >= 0)
    return [
      {
        line,
        column: surplus + 1,
        problem: 'is a cell without a column name',
        hint: `the first line names ${names.length} columns; is a value with the delimiter in it not quoted?`,
      },
    ];
  if (cells.length < names.length)
    return [
      {
        line,
        column: cells.length,
        problem: `is the last of ${cells.length} cells where the header has ${names.length}`,
        hint: 'leave cells empty instead of leaving them out',
      },
    ];
  return [];
}
