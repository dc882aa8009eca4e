/** Warns of what only all tasks together tell: one that should be linked to another, or recorded as the others are. */
import { type LinkFacts } from '../links/link-facts';
import { type Unlinked } from '../links/find-unlinked';
import { likelyUnlinked, losses, severityOf } from './losses';
import { type Warning } from './warning';

const linkField = 'conversations.conversation_id';
const recordingField = 'conversations.segment_link';

export function warnOfUnlinked({ task, other, because, likely }: Unlinked<LinkFacts>): Warning {
  return {
    kind: 'unlinked',
    severity: severityOf('unlinked', likely),
    taskSid: task.sid,
    fields: [linkField],
    text: likely
      ? `It may belong to ${other.sid}, ${because}: Insights will report two conversations.`
      : `It belongs to ${other.sid}, ${because}, but is not linked: Insights will report two conversations.`,
    hint: likely ? likelyUnlinked.hint : losses.unlinked.hint(linkField, 'today'),
  };
}

export function warnOfNoRecording(taskSid: string): Warning {
  const { severity, problem, hint } = losses['no-recording'];
  return {
    kind: 'no-recording',
    severity,
    taskSid,
    fields: [recordingField],
    text: problem(recordingField, 'today'),
    hint: hint(recordingField, 'today'),
  };
}
