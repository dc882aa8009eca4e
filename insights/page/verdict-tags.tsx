/** What became of a conversation, in a few words; a loss comes first and is never cut. */
import { type ConversationRow } from '../view/conversation-view';
import { hidden } from '../table/hide-values';
import { grouped, withCapital } from './words';

export function VerdictTags({ row }: { row: ConversationRow }) {
  const { lost, look, outcome, abandonment, to, recorded } = row;
  return (
    <span class="verdicts">
      {lost > 0 && <span class="tag lost">{grouped(lost)} lost</span>}
      {look > 0 && <span class="tag look">{grouped(look)} to look at</span>}
      {to === null && <span class="tag live">Live</span>}
      {recorded && <span class="tag plain">Recorded</span>}
      {abandonment.abandoned !== 'No' && abandonment.abandoned !== hidden && to !== null && (
        <span class="tag plain">{abandonment.abandoned === 'Yes' ? 'Abandoned' : abandonment.abandoned}</span>
      )}
      {outcome && <span class="tag outcome">{withCapital(outcome.value)}</span>}
    </span>
  );
}
