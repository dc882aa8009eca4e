/**
 * Warns of values that were written and that no report will show: too late, refused, or overwritten by another write.
 */
import { entriesOf, parseRoot, same, type Entry, type JsonObject } from '../attributes/attributes';
import { type End } from '../attributes/credited';
import { rules, type Edition } from '../attributes/edition';
import { losses } from './losses';
import { spell, type Warning } from './warning';
import { type AttributesAt, type TaskHistory, type Write } from '../history/task-history';

/** A task, the attributes that count, and the moment after which changes no longer count. */
export interface Judged {
  task: TaskHistory;
  /** The attributes that Insights reads. */
  credited: JsonObject | null;
  end: End | null;
  /** What the report shows in any case, by the attribute's name: a late value that equals it is not lost. */
  reported: Record<string, unknown>;
}

type Values = Map<string, unknown>;

const nameOf = ({ object, key }: Entry) => `${object}.${key}`;
const valuesOf = (root: JsonObject | null): Values =>
  new Map(entriesOf(root).map((entry) => [nameOf(entry), entry.value]));
const latestOf = (task: TaskHistory) => valuesOf(parseRoot(task.attributes.at(-1)?.text ?? null));
const isLink = (name: string) => name === 'conversations.segment_link' || name === 'conversations.media';

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** These values as they were written. */
const textsOf = (fields: string[], values: Values): Record<string, string> =>
  Object.fromEntries(fields.map((name) => [name, shown(values.get(name))]));

/** Names whose value in `newer` differs from that in `older`. */
function changed(newer: Values, older: Values): string[] {
  return [...newer.keys()].filter((name) => newer.get(name) !== '' && !same(newer.get(name), older.get(name)));
}

function hintForLate({ ended }: TaskHistory): string {
  if (ended?.reason?.toLowerCase() === 'hangup')
    return 'Set it when the task is created: a caller may hang up at any moment.';
  return 'Write it before the agent completes, or before the task is closed.';
}

/** The change that brought the first of these values, as they are now: they may have had others before. */
function arrivalOf(fields: string[], latest: Values, { attributes }: TaskHistory): AttributesAt {
  const before = attributes.findLastIndex(({ text }) => {
    const values = valuesOf(parseRoot(text));
    return fields.every((name) => !same(values.get(name), latest.get(name)));
  });
  return attributes[before + 1];
}

export function warnOfLateWrites({ task, credited, end, reported }: Judged, edition: Edition): Warning[] {
  // Most often nothing was written after the end; the same text is the same object.
  if (!end || credited === parseRoot(task.attributes.at(-1)?.text ?? null)) return [];
  const counted = valuesOf(credited);
  const latest = latestOf(task);
  const late = changed(latest, counted).filter((name) => !same(latest.get(name), reported[name]));
  return [late.filter((name) => !isLink(name)), late.filter(isLink)].flatMap((fields, index): Warning[] => {
    if (!fields.length) return [];
    const links = index === 1;
    const { at } = arrivalOf(fields, latest, task);
    const after = spell(at - end.at);
    const graceMs = links ? rules[edition].linkGraceMs : rules[edition].attributeGraceMs;
    const text = `${fields.join(', ')} came ${after} after the end, ${graceMs > 0 ? `and counts for ${spell(graceMs)} only` : 'when nothing counts any more'}.`;
    const hint = links
      ? 'Write the link when the recording starts: its address is known from then on.'
      : hintForLate(task);
    return [
      {
        kind: links ? 'late-link' : 'late',
        severity: losses.late.severity,
        taskSid: task.sid,
        fields,
        values: textsOf(fields, latest),
        text,
        hint,
        at,
      },
    ];
  });
}

const failures: Record<number, [why: string, hint: string]> = {
  400: ['was refused (400)', 'Attributes and the status completed need two requests, in this order.'],
  404: [
    'came when the task was already deleted (404)',
    'TaskRouter deletes a task minutes after its end: write before the end.',
  ],
  412: ['lost a race (412)', 'Read the task again, decide again, and repeat the write.'],
  429: ['exceeded the rate limit (429)', 'Wait a moment and repeat the write.'],
};

function failureOf({ status }: Write): [why: string, hint: string] {
  if (status === null) return ['got no answer', 'Read the task again, and repeat the write if it is missing.'];
  return failures[status] ?? [`failed (${status})`, 'Repeat the write.'];
}

/** Values of a failed write that were on the task neither before nor after it. */
export function warnOfFailedWrites({ task, credited }: Judged): Warning[] {
  return task.writes
    .filter(({ status }) => status === null || status >= 400)
    .flatMap((write): Warning[] => {
      const [latest, counted] = [latestOf(task), valuesOf(credited)];
      const before = valuesOf(parseRoot(task.attributes.findLast(({ at }) => at <= write.at)?.text ?? null));
      const unchangedSince = (name: string) => [latest, counted].every((now) => same(now.get(name), before.get(name)));
      const wanted = valuesOf(parseRoot(write.text));
      const fields = changed(wanted, before).filter(unchangedSince);
      if (!fields.length) return [];
      const [why, hint] = failureOf(write);
      return [
        {
          kind: 'failed',
          severity: 'lost',
          taskSid: task.sid,
          fields,
          values: textsOf(fields, wanted),
          text: `${fields.join(', ')} never arrived: the write ${why}.`,
          hint,
          at: write.at,
        },
      ];
    });
}
