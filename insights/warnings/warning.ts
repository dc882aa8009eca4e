/** A warning: something the report will not show as its writer meant it. */
import { type LossKind, type Severity } from './losses';

/** failed: a write that was refused; only who sees requests can tell. */
export type WarningKind = LossKind | 'failed';

export interface Warning {
  kind: WarningKind;
  severity: Severity;
  taskSid: string;
  /** The attributes it is about: conversations.outcome ... */
  fields: string[];
  /** What was written and is lost, by attribute, where the report has no such value. */
  values?: Record<string, string>;
  /** What happened, as a sentence. */
  text: string;
  /** What to do instead. */
  hint: string;
  /** When the lost values were written, in ms since 1970. */
  at?: number;
}

/** 5 s, 2 min 5 s, 3 h 2 min: as exact as a reader needs. */
export function spell(ms: number): string {
  if (ms < 1000) return `${Math.max(Math.round(ms), 1)} ms`;
  const seconds = Math.round(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  const rest = seconds % 60;
  if (minutes === 0) return `${rest} s`;
  return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`;
}
