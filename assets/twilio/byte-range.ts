/**
 * Range headers: https://www.rfc-editor.org/rfc/rfc9110#name-range-requests. One range of bytes; anything else counts
 * as none.
 */

/** What a caller asked for: from a place on, or the last so many bytes. */
export type AskedRange = { first: number; last?: number } | { suffix: number };

/** Behind the end of any recording, and still written with digits only. */
const farthest = 1e15;
const placeOf = (digits: string) => Math.min(Number(digits), farthest);

/** Reads a Range header; undefined when it asks for nothing that can be given. Units are written in any case. */
export function parseRange(header: unknown): AskedRange | undefined {
  const [, first, last] = (typeof header === 'string' && /^bytes=(\d*)-(\d*)$/i.exec(header.trim())) || [];
  if (first) {
    if (last && placeOf(last) < placeOf(first)) return undefined;
    return { first: placeOf(first), ...(last && { last: placeOf(last) }) };
  }
  return last ? { suffix: placeOf(last) } : undefined;
}

/** The place of the bytes in an answer; `total` undefined when the server does not tell it. */
export interface ContentRange {
  first: number;
  total?: number;
}

/**
 * Reads Content-Range: of a part, `bytes 0-99/1000` (`*` for an unknown total), and of a refusal, `bytes` and `*` for
 * the place.
 */
export function parseContentRange(header: string | undefined): ContentRange | undefined {
  const [, first, total] = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(header ?? '') ?? [];
  if (total === undefined) return undefined;
  return { first: Number(first ?? 0), ...(total !== '*' && { total: Number(total) }) };
}
