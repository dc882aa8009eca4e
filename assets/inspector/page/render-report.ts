/** The right half of the page: the fault of an unreadable text, or the report on a readable one. */
import { byId, element } from './element';
import { type TextFault } from '../read/explain-fault';
import { type Inspection } from '../judge/inspect';
import { filterRenderer } from './render-filter';
import { renderSize } from './render-size';
import { tableRenderer } from './render-table';
import { type Input } from '../read/read-input';

/** Draws what became of the text; answers the same in one sentence, for those who listen. */
export function reportRenderer(): (input: Input, text: string, inspection: Inspection | undefined) => string {
  const [empty, fault, report, table] = [byId('empty'), byId('fault'), byId('report'), byId('table', HTMLTableElement)];
  const renderRows = tableRenderer(table);
  const renderFilter = filterRenderer(byId('filter'), table);

  return (input, text, inspection) => {
    byId('actions').hidden = input.kind === 'empty';
    empty.hidden = input.kind !== 'empty';
    fault.hidden = input.kind !== 'unreadable';
    report.hidden = !inspection;
    if (input.kind === 'empty') return '';
    if (input.kind === 'unreadable') return renderFault(input.fault, text);
    const { rows, counts, size, unseen } = inspection!;
    renderRows(rows);
    renderFilter(counts);
    renderSize(byId('size'), size);
    byId('unseen').textContent = unseen ? `${unseen.toLocaleString('en')} more are not judged: fix these first.` : '';
    byId('notes').replaceChildren(
      ...[...input.notes, ...noteOfWhitespace(text, input, size)].map((note) => element('li', {}, note)),
    );
    const summary = `Read as ${nameOf(input)}. ${countsInWords(counts)}`;
    byId('summary').textContent = summary;
    return summary;
  };
}

function nameOf(input: Exclude<Input, { kind: 'empty' | 'unreadable' }>): string {
  return input.kind === 'parameters'
    ? `parameters that write to a ${input.target}`
    : `the attributes of a ${input.kind}`;
}

function countsInWords(counts: Inspection['counts']): string {
  const { lost, look, loaded } = counts;
  if (!lost && !look) return loaded ? `All ${loaded} loaded as they are.` : 'Nothing in it is for Insights.';
  return `${[lost && `${lost} lost`, look && `${look} worth a look`, `${loaded} loaded as they are`].filter(Boolean).join(', ')}.`;
}

/** TaskRouter counts the text as it was sent, line breaks included. */
function noteOfWhitespace(text: string, input: Input, { characters, limit }: Inspection['size']): string[] {
  const pasted = text.trim().length;
  if (input.kind === 'parameters' || characters > limit || pasted <= limit) return [];
  return [
    `As pasted it has ${pasted.toLocaleString('en')} characters, and TaskRouter counts whitespace: send it on one line.`,
  ];
}

function renderFault({ at, line, column, problem, hint }: TextFault, text: string): string {
  const place = text.includes('\n') ? `Line ${line}, column ${column}` : `Character ${at + 1}`;
  byId('fault-problem').textContent = `${place}: ${problem[0].toLowerCase()}${problem.slice(1)}.`;
  byId('fault-hint').textContent = `${hint}.`;
  byId('fault-excerpt').replaceChildren(...excerpt(text, at, line));
  return `${place}: ${problem}. ${hint}.`;
}

/** The line with the fault and the one before it, numbered, the place marked; long lines are shortened around it. */
function excerpt(text: string, at: number, line: number): (Node | string)[] {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at);
  const previous =
    line > 1 ? [`${line - 1}  ${text.slice(text.lastIndexOf('\n', start - 2) + 1, start - 1).slice(0, 90)}\n`] : [];
  const before = at - start > 50 ? `…${text.slice(at - 50, at)}` : text.slice(start, at);
  const after = end - at > 51 ? `${text.slice(at + 1, at + 51)}…` : text.slice(at + 1, end);
  return [...previous, `${line}  ${before}`, element('mark', {}, at === end ? ' ' : text[at]), after];
}
