/** A row of the list of conversations. */
import { type ConversationRow } from '../view/conversation-view';
import { PhaseBar } from './phase-bar';
import { VerdictTags } from './verdict-tags';
import { atDateAndMinute, clockSeconds, shortSid } from './words';

export const titleOf = ({ customer, id }: Pick<ConversationRow, 'customer' | 'id'>): string =>
  customer.name ?? customer.address ?? shortSid(id);

/** Queues and agents in the order in which they had the customer. */
function wayOf({ segments }: ConversationRow): string {
  const names = segments.map(({ queue, agent }) => agent ?? queue);
  return names.filter((name, index) => name !== names[index - 1]).join(' → ');
}

interface Props {
  row: ConversationRow;
  now: number;
}

export function ConversationItem({ row, now }: Props) {
  const about = [row.direction, row.channel].filter(Boolean).join(' ');
  return (
    <>
      <span class="top">
        <strong>
          <bdi>{titleOf(row)}</bdi>
        </strong>
        <span class="when">
          {atDateAndMinute(row.from)} · {clockSeconds(row.seconds)}
        </span>
      </span>
      <PhaseBar segments={row.segments} now={now} />
      <span class="bottom">
        <span class="hidden">{about} </span>
        <VerdictTags row={row} />
        <span class="way">{wayOf(row)}</span>
      </span>
    </>
  );
}
