/** Which conversations a person wants to see: by words, by what became of their values, by time. */
import { type Conversation } from './conversations';
import { type Warning, type WarningKind } from './warnings/warning';

const texts = new WeakMap<Conversation, string>();

/** Everything a person might look for. */
function textOf(conversation: Conversation): string {
  const known = texts.get(conversation);
  if (known !== undefined) return known;
  const words = conversation.tasks.flatMap((task) => [
    task.sid,
    task.callSid,
    task.customer.name,
    task.customer.address,
    task.channel,
    task.outcome?.value,
    task.reason,
    ...task.segments.flatMap(({ queue, agent }) => [queue, agent]),
    ...task.attributes.map(({ value }) => value),
  ]);
  const text = [conversation.id, ...words].join(' ').toLowerCase();
  texts.set(conversation, text);
  return text;
}

/** meant: nothing is lost. lost and look: at least one such warning. likely-unlinked: only the customer is the same. */
export type Shown = 'all' | 'meant' | Warning['severity'] | WarningKind | 'likely-unlinked';

export interface Wanted {
  /** Words that must all occur. */
  search: string;
  shown: Shown;
  /** ms since 1970: those that began from then on, and before. */
  since?: number;
  until?: number;
}

const showing: Record<string, (conversation: Conversation) => boolean> = {
  all: () => true,
  meant: ({ warnings }) => !warnings.some(({ severity }) => severity === 'lost'),
  lost: ({ warnings }) => warnings.some(({ severity }) => severity === 'lost'),
  look: ({ warnings }) => warnings.some(({ severity }) => severity === 'look'),
  unlinked: ({ warnings }) => warnings.some(({ kind, severity }) => kind === 'unlinked' && severity === 'lost'),
  'likely-unlinked': ({ warnings }) =>
    warnings.some(({ kind, severity }) => kind === 'unlinked' && severity === 'look'),
};

export function inPeriod(conversations: Conversation[], { since, until }: Pick<Wanted, 'since' | 'until'>) {
  if (since === undefined && until === undefined) return conversations;
  return conversations.filter(({ tasks: [{ from }] }) => from >= (since ?? -Infinity) && from < (until ?? Infinity));
}

export function findConversations(conversations: Conversation[], wanted: Wanted): Conversation[] {
  const { search, shown } = wanted;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const within = inPeriod(conversations, wanted);
  if (words.length === 0 && shown === 'all') return within;
  const fits = showing[shown] ?? (({ warnings }) => warnings.some(({ kind }) => kind === shown));
  return within.filter((each) => fits(each) && words.every((word) => textOf(each).includes(word)));
}
