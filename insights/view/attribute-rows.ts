/** The attributes of a task as a person reads them: what is loaded, and every value that was written and is not. */
import { type LoadedAttribute } from '../attributes/loaded-attributes';
import { type Warning, type WarningKind } from '../warnings/warning';

export interface AttributeRow {
  /** conversations.campaign. */
  name: string;
  value: string;
  /** What of the value is not loaded: its end, or all of it. */
  lost?: string;
  verdict: 'loaded' | WarningKind;
  severity?: Warning['severity'];
  /** Why it does not count, and what to do about it. */
  why?: string;
  /** When it came, in ms since 1970. */
  at?: number;
  /** Place of the warning it belongs to among those of its conversation. */
  warning?: number;
}

interface Placed {
  warning: Warning;
  place: number;
}

function rowOf(attribute: LoadedAttribute, placed: Placed[]): AttributeRow {
  const { name, value, state, lost = '' } = attribute;
  if (state === 'loaded') return { name, value: String(value), verdict: 'loaded' };
  const found = placed.find(({ warning }) => warning.kind === state && warning.fields.includes(name));
  return {
    name,
    ...(state === 'cut' ? { value: String(value), lost } : { value: '', lost: String(value) }),
    verdict: state,
    severity: found?.warning.severity ?? 'lost',
    why: found?.warning.hint ?? attribute.hint,
    warning: found?.place,
  };
}

/** Values that a task does not have, or has no more, when Insights reads it. */
function gone({ warning, place }: Placed): AttributeRow[] {
  const { values, kind, severity, at, text } = warning;
  return Object.entries(values ?? {}).map(([name, lost]) => ({
    name,
    value: '',
    lost,
    verdict: kind,
    severity,
    why: text,
    at,
    warning: place,
  }));
}

/** `warnings`: those of the whole conversation. By name, what is loaded first. */
export function attributeRows(taskSid: string, attributes: LoadedAttribute[], warnings: Warning[]): AttributeRow[] {
  const placed = warnings
    .map((warning, place) => ({ warning, place }))
    .filter(({ warning }) => warning.taskSid === taskSid);
  const rows = [...attributes.map((attribute) => rowOf(attribute, placed)), ...placed.flatMap(gone)];
  const order = new Map([...new Set(rows.map(({ name }) => name))].map((name, index) => [name, index]));
  return rows.toSorted((one, other) => (order.get(one.name) ?? 0) - (order.get(other.name) ?? 0));
}
