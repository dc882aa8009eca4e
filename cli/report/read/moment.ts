/** A moment as people write it: 90m, 24h and 7d ago, a date, an ISO time. */
import { toMilliseconds } from '../../../assets/attributes/values';

const unitMs: Record<string, number> = { m: 60_000, h: 3_600_000, d: 24 * 3_600_000 };

/**
 * ms since 1970; undefined for anything else, also for a day that no calendar has. A date alone begins at midnight UTC,
 * as TaskRouter counts; a time without an offset is UTC, as the report tells it.
 */
export function readMoment(text: string, now: number): number | undefined {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text.trim()) ?? [];
  if (unit) return now - Number(count) * unitMs[unit];
  return /^\d{4}-\d{2}-\d{2}/.test(text.trim()) ? toMilliseconds(text) : undefined;
}
