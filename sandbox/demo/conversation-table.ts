/** Conversations as a table for the terminal. */
import { type Conversation } from '../../insights/conversations';
import { secondsBetween, secondsIn } from '../../insights/segments/segment';

interface Column {
  title: string;
  /** Right-aligned. */
  number?: boolean;
  read: (conversation: Conversation) => string;
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
const timeOf = (ms: number) => new Date(ms).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

const segmentsOf = ({ tasks }: Conversation) => tasks.flatMap(({ segments }) => segments);

function wayOf(conversation: Conversation): string {
  const names = segmentsOf(conversation).map(({ queue, agent }) => agent ?? queue);
  return names.filter((name, index) => name !== names[index - 1]).join(' > ');
}

function latest(
  conversation: Conversation,
  read: (task: Conversation['tasks'][number]) => string | null | undefined,
): string {
  return conversation.tasks.map(read).findLast(Boolean) ?? '';
}

const columns: Column[] = [
  { title: 'began', read: ({ tasks }) => timeOf(tasks[0].from) },
  { title: 'customer', read: (each) => latest(each, ({ customer }) => customer.name ?? customer.address) },
  {
    title: 'contact',
    read: ({ tasks }) =>
      tasks.map(({ direction, channel }) => `${direction ?? ''} ${channel}`.trim().toLowerCase()).join(', '),
  },
  { title: 'segments', number: true, read: (each) => String(segmentsOf(each).length) },
  { title: 'way', read: wayOf },
  {
    title: 'talk',
    number: true,
    read: (each) =>
      clock(segmentsOf(each).reduce((sum, segment) => sum + secondsIn(segment, 'talk', segment.to ?? segment.from), 0)),
  },
  {
    title: 'took',
    number: true,
    read: ({ tasks }) => clock(tasks.reduce((sum, { from, to }) => sum + secondsBetween(from, to ?? from), 0)),
  },
  { title: 'outcome', read: (each) => latest(each, ({ outcome }) => outcome?.value) },
  { title: 'abandoned', read: ({ tasks }) => tasks[tasks.length - 1].abandonment.abandoned },
  { title: 'recorded', read: (each) => (segmentsOf(each).some(({ recording }) => recording !== null) ? 'yes' : '') },
];

/** Oldest first, with a header and a line below it. */
export function conversationTable(conversations: Conversation[]): string {
  const rows = conversations.toReversed().map((conversation) => columns.map(({ read }) => read(conversation)));
  const widths = columns.map(({ title }, column) =>
    Math.max(title.length, ...rows.map((row) => Array.from(row[column]).length)),
  );
  const pad = (text: string, column: number) => {
    const fill = ' '.repeat(widths[column] - Array.from(text).length);
    return columns[column].number ? fill + text : text + fill;
  };
  const line = (cells: string[]) => cells.map(pad).join('  ').trimEnd();
  return [
    line(columns.map(({ title }) => title)),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
  ].join('\n');
}
