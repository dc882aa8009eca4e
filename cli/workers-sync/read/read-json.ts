/** JSON (a list of objects) and NDJSON (one object a line): every key with its place, every number with its digits. */
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { parseExactly } from '../../../assets/attributes/json';
import { type Cell, type Place, type Problem, type Row, type RowsRead } from './row';

const strict = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

export function readJson(text: string): RowsRead {
  const source = new Source(text);
  const { root, problems } = parseText(source);
  if (!root || problems.length) return { rows: [], problems };
  if (root.type !== 'array')
    return {
      rows: [],
      problems: [
        source.problem(
          root.offset,
          'is not a JSON list',
          'write [ {...}, {...} ], or one object a line in a .ndjson file',
        ),
      ],
    };
  return readNodes(source, root.children ?? []);
}

export function readNdjson(text: string): RowsRead {
  const read: RowsRead = { rows: [], problems: [] };
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const source = new Source(line, index + 1);
    const { root, problems } = parseText(source);
    const { rows, problems: more } = root && !problems.length ? readNodes(source, [root]) : { rows: [], problems };
    read.rows.push(...rows);
    read.problems.push(...more);
  }
  return read;
}

/** A text that knows the line and column of each of its characters. */
class Source {
  private readonly starts = [0];

  constructor(
    readonly text: string,
    private readonly firstLine = 1,
  ) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  placeOf(offset: number): Required<Place> {
    let line = 0;
    // Halved, not walked: a value is looked for among all lines of the file.
    for (let end = this.starts.length; line + 1 < end;) {
      const middle = (line + end) >>> 1;
      if (this.starts[middle] <= offset) line = middle;
      else end = middle;
    }
    return { line: this.firstLine + line, column: offset - this.starts[line] + 1 };
  }

  problem(offset: number, problem: string, hint: string, name?: string): Problem {
    return { ...this.placeOf(offset), ...(name !== undefined && { name }), problem, hint };
  }
}

function parseText(source: Source): { root?: Node; problems: Problem[] } {
  const errors: ParseError[] = [];
  const root = parseTree(source.text, errors, strict);
  const problems = errors
    .slice(0, 1)
    .map(({ error, offset }) =>
      source.problem(offset, `is not JSON: ${inWords(error)}`, 'check commas, quotes and brackets before this place'),
    );
  return { root, problems };
}

/** `ValueExpected` as `value expected`. */
function inWords(error: ParseError['error']): string {
  return printParseErrorCode(error)
    .replaceAll(/\B[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
}

function readNodes(source: Source, nodes: Node[]): RowsRead {
  const rows: Row[] = [];
  const problems: Problem[] = [];
  for (const node of nodes) {
    if (node.type !== 'object') {
      problems.push(source.problem(node.offset, 'is not a JSON object', 'write one object for each agent'));
      continue;
    }
    const cells = new Map<string, Cell>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children as [Node, Node];
      const name = key.value as string;
      if (cells.has(name)) problems.push(source.problem(key.offset, 'stands twice in this object', 'keep one', name));
      cells.set(name, {
        value: parseExactly(source.text.slice(value.offset, value.offset + value.length)),
        column: source.placeOf(value.offset).column,
      });
    }
    rows.push({ line: source.placeOf(node.offset).line, cells });
  }
  return { rows, problems };
}
