/** Lists of a report. Each gives a part of itself, so that thousands of entries cost no more than a screenful. */
import { type Conversation } from '../conversations';
import { segmentRows, type Row } from '../table/segment-rows';
import { clipText } from './clip';
import { countValues } from './overview';
import { conversationRow, type ConversationRow } from './conversation-view';

export const reportLists = ['conversations', 'segments'] as const;
export type ReportList = (typeof reportLists)[number];

export type PlainRow = Record<string, string | number | null>;

export interface ListPart {
  of: string;
  total: number;
  /** Place of the first item. */
  from: number;
  items: (ConversationRow | PlainRow)[];
}

export interface Range {
  from: number;
  count: number;
}

export function partOf<T>(
  entries: T[],
  { from, count }: Range,
  rowOf: (entry: T) => ListPart['items'][number],
): Omit<ListPart, 'of'> {
  return { total: entries.length, from, items: entries.slice(from, from + count).map(rowOf) };
}

/** Newest first, without turning the whole list around. */
export function newestFirst<T>(
  entries: T[],
  { from, count }: Range,
  rowOf: (entry: T) => PlainRow,
): Omit<ListPart, 'of'> {
  const end = Math.max(entries.length - from, 0);
  return {
    total: entries.length,
    from,
    items: entries
      .slice(Math.max(end - count, 0), end)
      .toReversed()
      .map(rowOf),
  };
}

const clipRow = (row: Row): PlainRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, typeof cell === 'string' ? clipText(cell) : cell]),
  );

/** Beside what the CSV has: the values a task loses, on its last segment. */
function addLosses(rows: Row[], { warnings }: Conversation): void {
  const sids = [...new Set(rows.map(({ task }) => task))];
  for (const sid of sids) {
    const last = rows.findLast(({ task }) => task === sid);
    const own = warnings.filter(({ taskSid }) => taskSid === sid);
    if (last) last.lost = countValues(own, 'lost') || null;
  }
}

function segmentsPart(conversations: Conversation[], { from, count }: Range, now: number): Omit<ListPart, 'of'> {
  let place = 0;
  const items: PlainRow[] = [];
  for (const conversation of conversations) {
    const size = conversation.tasks.reduce((sum, { segments }) => sum + segments.length, 0);
    if (place < from + count && place + size > from) {
      const rows = segmentRows([conversation], now);
      addLosses(rows, conversation);
      items.push(...rows.slice(Math.max(from - place, 0), from + count - place).map(clipRow));
    }
    place += size;
  }
  return { total: place, from, items };
}

export function reportPart(list: ReportList, found: Conversation[], range: Range, now: number): ListPart {
  const part =
    list === 'segments' ? segmentsPart(found, range, now) : partOf(found, range, (each) => conversationRow(each, now));
  return { of: list, ...part };
}
