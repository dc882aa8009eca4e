/** The part of a text around a fault. */
import { type TextFault } from '../read/explain-fault';

/** The line with the fault and the one before it, numbered; long lines are shortened around the place. */
export function excerptOf(
  text: string,
  { at, line }: Pick<TextFault, 'at' | 'line'>,
): { before: string; at: string; after: string } {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at);
  const previous =
    line > 1 ? `${line - 1}  ${text.slice(text.lastIndexOf('\n', start - 2) + 1, start - 1).slice(0, 90)}\n` : '';
  const before = at - start > 50 ? `…${text.slice(at - 50, at)}` : text.slice(start, at);
  const after = end - at > 51 ? `${text.slice(at + 1, at + 51)}…` : text.slice(at + 1, end);
  return { before: `${previous}${line}  ${before}`, at: at === end ? ' ' : text[at], after };
}
