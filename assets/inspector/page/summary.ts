/** What became of the text, in words. */
import { type Inspection } from '../judge/inspect';
import { type TextFault } from '../read/explain-fault';
import { type Input } from '../read/read-input';

type Readable = Exclude<Input, { kind: 'empty' | 'unreadable' }>;

export function summaryOf(input: Readable, counts: Inspection['counts']): string {
  return `Read as ${nameOf(input)}. ${countsInWords(counts)}`;
}

/** The same in one sentence for those who listen, or where the text is broken. */
export function saidOf(input: Input, inspection: Inspection | undefined, text: string): string {
  if (input.kind === 'unreadable') return `${placeOf(input.fault, text)}: ${input.fault.problem}. ${input.fault.hint}.`;
  return input.kind === 'empty' || !inspection ? '' : summaryOf(input, inspection.counts);
}

export function placeOf({ at, line, column }: TextFault, text: string): string {
  return text.includes('\n') ? `Line ${line}, column ${column}` : `Character ${at + 1}`;
}

/** What was done to read the text, or deserves to be said of it as a whole. */
export function notesOf(input: Readable, text: string, { characters, limit }: Inspection['size']): string[] {
  const pasted = text.trim().length;
  if (input.kind === 'parameters' || characters > limit || pasted <= limit) return input.notes;
  // TaskRouter counts the text as it was sent, line breaks included.
  return [
    ...input.notes,
    `As pasted it has ${pasted.toLocaleString('en')} characters, and TaskRouter counts whitespace: send it on one line.`,
  ];
}

function nameOf(input: Readable): string {
  return input.kind === 'parameters'
    ? `parameters that write to a ${input.target}`
    : `the attributes of a ${input.kind}`;
}

function countsInWords({ lost, look, loaded }: Inspection['counts']): string {
  if (!lost && !look) return loaded ? `All ${loaded} loaded as they are.` : 'Nothing in it is for Insights.';
  return `${[lost && `${lost} lost`, look && `${look} worth a look`, `${loaded} loaded as they are`].filter(Boolean).join(', ')}.`;
}

/** Findings are ends of sentences; here they stand alone. */
export function sentence(text: string): string {
  return text[0].toUpperCase() + text.slice(1) + (/[.?!]$/.test(text) ? '' : '.');
}
