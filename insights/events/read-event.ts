/** One event of TaskRouter's Events resource, as raw JSON that anyone may have changed. */
import { callbackNames, sameText, seeFields, type SeenEvent } from '../history/seen-event';

type Fields = Record<string, unknown>;

/** Why an event cannot be read, as the end of a sentence. */
type ReadEvent = { event: SeenEvent; problem?: undefined } | { event?: undefined; problem: string };

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** Usually an object, seen as its JSON as well. Empty when it is neither. */
function dataOf(value: unknown): Fields {
  if (typeof value !== 'string') return isObject(value) ? value : {};
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function timeOf({ event_date_ms: ms, event_date: date }: Fields): number {
  const number = typeof ms === 'number' ? ms : /^\d+$/.test(textOf(ms)) ? Number(ms) : Date.parse(textOf(date));
  // What Date can hold; a report could not write anything else as a date.
  return Math.abs(number) <= 8.64e15 ? Math.floor(number) : Number.NaN;
}

/** Withheld after 30 days, in a form that Twilio does not tell: seen as missing, blank, or as a word. */
function attributesOf(value: unknown): string | null {
  if (isObject(value)) return JSON.stringify(value);
  const text = textOf(value);
  return text.length < 20 && /^\W*(redacted\W*)?$/i.test(text) && !/[{}]/.test(text) ? null : text;
}

/** TaskSid is task_sid here. */
const snakeNames = Object.fromEntries(
  Object.entries(callbackNames).map(([field, name]) => [field, name.replaceAll(/(?<=.)[A-Z]/g, '_$&').toLowerCase()]),
) as typeof callbackNames;

export function readEvent(raw: unknown): ReadEvent {
  if (!isObject(raw)) return { problem: 'is not an event' };
  const type = textOf(raw.event_type);
  if (type === '') return { problem: 'has no event_type' };
  const at = timeOf(raw);
  if (Number.isNaN(at)) return { problem: 'has no date' };
  const data = dataOf(raw.event_data);
  const { version, task, queue, channel, workflow, reservation, agent, reason } = seeFields(data, snakeNames);
  const attributes = attributesOf(data[snakeNames.attributes]);
  return {
    event: {
      sid: textOf(raw.sid),
      type: sameText(type),
      at,
      version,
      task,
      queue,
      channel,
      workflow,
      reservation,
      agent,
      reason,
      attributes,
    },
  };
}
