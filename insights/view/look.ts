/** One look at a report: all that a page shows of it at one moment, in one answer. */
import { readEdition, type Edition } from '../attributes/edition';
import { type Conversation } from '../conversations';
import { findConversations, inPeriod, type Shown, type Wanted } from '../find-conversations';
import { type RecordingLink } from '../attributes/recording-link';
import { conversationView, type ConversationView, type RecordingView } from './conversation-view';
import { reportPart, type ListPart, type Range, type ReportList } from './list-part';
import { shownNames } from './kind-words';
import { overviewOf, type Overview } from './overview';

interface LookQuery extends Wanted {
  list: string;
  range: Range;
  /** A conversation's id, or a task's SID. */
  selected: string;
  edition: Edition;
}

/** A period with a name, to be set beside another: the same day by hand and through the Functions. */
export interface Period {
  title: string;
  /** ms since 1970. */
  since: number;
  until: number;
}

export interface ReportLook {
  /** ms since 1970, where the report is read. */
  now: number;
  /** Tasks that have been read so far, while there are more to read. */
  reading: { done: number; of: number } | null;
  counts: Record<string, number>;
  /** Of the chosen period, whatever else is chosen. */
  overview: Overview;
  compared: (Period & { overview: Overview })[];
  list: ListPart;
  selected: ConversationView | null;
}

/** A screenful several times over. */
const mostItems = 200;

function readNumber(text: string | null, otherwise: number, most: number): number {
  const value = Number(text ?? otherwise);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, most) : otherwise;
}

function readMoment(text: string | null): number | undefined {
  const value = Number(text ?? NaN);
  return text !== null && text !== '' && Number.isFinite(value) ? value : undefined;
}

export function readShown(text: string | null): Shown {
  return shownNames.find((name) => name === text) ?? 'all';
}

/** list, from, count, search, shown, since, until, selected, edition. What is not understood is left out. */
export function readLookQuery(query: URLSearchParams): LookQuery {
  return {
    list: query.get('list') ?? 'conversations',
    range: {
      from: readNumber(query.get('from'), 0, Number.MAX_SAFE_INTEGER),
      count: readNumber(query.get('count'), 50, mostItems),
    },
    search: query.get('search') ?? '',
    shown: readShown(query.get('shown')),
    since: readMoment(query.get('since')),
    until: readMoment(query.get('until')),
    selected: query.get('selected') ?? '',
    edition: readEdition(query.get('edition')),
  };
}

const overviews = new WeakMap<Conversation[], Map<string, Overview>>();

/** Counted once for each list of conversations: a page asks for the same again and again. */
function overviewIn(conversations: Conversation[], { since, until }: Pick<Wanted, 'since' | 'until'>): Overview {
  const known = overviews.get(conversations) ?? new Map<string, Overview>();
  overviews.set(conversations, known);
  const key = `${since}-${until}`;
  const overview = known.get(key) ?? overviewOf(inPeriod(conversations, { since, until }));
  known.set(key, overview);
  return overview;
}

export interface Looked {
  conversations: Conversation[];
  segments: number;
  conversation: (name: string) => Conversation | undefined;
  now: number;
  compared?: Period[];
  /** Of all there were, where these are only some of them. */
  whole?: Overview;
  seeRecording?: (link: RecordingLink) => RecordingView;
}

export function lookAt(looked: Looked, query: LookQuery): Omit<ReportLook, 'reading'> {
  const { conversations, segments, conversation, now, compared = [], whole, seeRecording } = looked;
  const found = findConversations(conversations, query);
  const selected = conversation(query.selected);
  const wholePeriod = query.since === undefined && query.until === undefined;
  return {
    now,
    counts: { conversations: conversations.length, segments },
    overview: (wholePeriod && whole) || overviewIn(conversations, query),
    compared: compared.map((period) => ({ ...period, overview: overviewIn(conversations, period) })),
    list: reportPart(query.list as ReportList, found, query.range, now),
    selected: selected ? conversationView(selected, now, seeRecording) : null,
  };
}
