/** Everything that is wrong with one task; lost data comes first. */
import { parseRoot } from '../attributes/attributes';
import { type Edition } from '../attributes/edition';
import { type LoadedAttribute } from '../attributes/loaded-attributes';
import { warnOfAttributes } from './warn-of-attributes';
import { losses } from './losses';
import { warnOfOverwrites } from './warn-of-overwrites';
import { warnOfFailedWrites, warnOfLateWrites, type Judged } from './warn-of-writes';
import { type Warning } from './warning';

function warnOfText({ task }: Judged): Warning[] {
  if (parseRoot(task.attributes.at(-1)?.text ?? null)) return [];
  const text = 'The attributes are not a JSON object: Insights cannot read them.';
  return [
    {
      kind: 'unreadable',
      severity: losses.unreadable.severity,
      taskSid: task.sid,
      fields: [],
      text,
      hint: 'Write a JSON object.',
    },
  ];
}

function warnOfOutcome({ task, end, reported }: Judged): Warning[] {
  if (!end || reported['conversations.outcome'] !== undefined) return [];
  const text = 'It ended without an outcome or a reason: the field Outcome stays empty.';
  const hint = 'Write conversations.outcome before the end.';
  return [
    {
      kind: 'no-outcome',
      severity: losses['no-outcome'].severity,
      taskSid: task.sid,
      fields: ['conversations.outcome'],
      text,
      hint,
    },
  ];
}

export function warnOfTask(judged: Judged, attributes: LoadedAttribute[], edition: Edition): Warning[] {
  return [
    ...warnOfText(judged),
    ...warnOfLateWrites(judged, edition),
    ...warnOfFailedWrites(judged),
    ...warnOfOverwrites(judged.task),
    ...warnOfAttributes(judged.task.sid, attributes, edition),
    ...warnOfOutcome(judged),
  ];
}
