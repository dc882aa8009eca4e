/** A row without anything that stands in an attribute, or that a person typed: names, numbers, times and SIDs remain. */
import { type Row } from './segment-rows';

/** What stands in the place of a value. */
export const hidden = 'hidden';

/** Columns that TaskRouter fills by itself. */
const kept = new Set([
  'task',
  'segment',
  'kind',
  'queue',
  'started',
  'ended',
  'duration_s',
  'queue_s',
  'ringing_s',
  'talk_s',
  'wrap_up_s',
  'ending',
  'warnings',
]);

export const isSid = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Z]{2}[0-9a-f]{32}$/.test(value);

export function hideValues(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const shown = value === null || kept.has(name) || (name === 'conversation' && isSid(value));
      return [name, shown ? value : hidden];
    }),
  );
}
