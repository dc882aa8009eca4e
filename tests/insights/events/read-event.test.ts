import { readEvent } from '../../../insights/events/read-event';
import { rawEvents } from '../raw-events';
import { noon, sid } from '../story';

const [raw] = rawEvents([[0, 'reservation.created', { agent: 'ann', attributes: { a: 1 } }]]);
const withData = (more: object) => ({ ...raw, event_data: { ...raw.event_data, ...more } });

test('an event is read whether its data are an object or their JSON', () => {
  const event = readEvent(raw).event;

  expect(event).toMatchObject({ task: sid(1), type: 'reservation.created', at: noon, version: 0, agent: 'ann' });
  expect(readEvent({ ...raw, event_data: JSON.stringify(raw.event_data) }).event).toEqual(event);
});

test.each<[string, object]>([
  ['ms as text', { event_date_ms: String(noon) }],
  ['ms with a fraction', { event_date_ms: noon + 0.5 }],
  ['a date beside ms that are none', { event_date_ms: 'x1', event_date: new Date(noon).toISOString() }],
  ['a date beside ms with a unit', { event_date_ms: '1ms', event_date: new Date(noon).toISOString() }],
  ['a date alone', { event_date_ms: undefined, event_date: new Date(noon).toISOString() }],
])('the time is read from %s', (_, more) => {
  expect(readEvent({ ...raw, ...more }).event?.at).toBe(noon);
});

test.each<[string, unknown]>([
  ['missing', undefined],
  ['null', null],
  ['blank', ' '],
  ['a word', 'REDACTED'],
  ['a word in brackets', '[redacted]'],
])('attributes that are %s are not shown, which is not the same as none', (_, task_attributes) => {
  expect(readEvent(withData({ task_attributes })).event?.attributes).toBeNull();
});

test('the last moment that a date can hold is one', () => {
  expect(readEvent({ ...raw, event_date_ms: 8.64e15 }).event?.at).toBe(8.64e15);
});

test.each(['{broken', '[]', '7'])('data that are %s are none', (event_data) => {
  expect(readEvent({ ...raw, event_data }).event).toMatchObject({ type: 'reservation.created', task: '', agent: '' });
});

test('attributes that are an object are seen as their JSON', () => {
  expect(readEvent(withData({ task_attributes: { a: 1 } })).event?.attributes).toBe('{"a":1}');
});

test('a SID that is a number is told, and what is neither number nor text is none', () => {
  expect([7, true].map((given) => readEvent({ ...raw, sid: given }).event?.sid)).toEqual(['7', '']);
});

test.each([19, 20])('%i characters without a letter are attributes withheld only while they are few', (length) => {
  const text = '-'.repeat(length);

  expect(readEvent(withData({ task_attributes: text })).event?.attributes).toBe(length < 20 ? null : text);
});

test('attributes that are no JSON stay as they are', () => {
  expect(readEvent(withData({ task_attributes: 'oops' })).event?.attributes).toBe('oops');
});

test.each<[unknown, string]>([
  [null, 'is not an event'],
  [[], 'is not an event'],
  [{ ...raw, event_type: undefined }, 'has no event_type'],
  [{ ...raw, event_date_ms: 'soon' }, 'has no date'],
  [{ ...raw, event_date_ms: 1e300 }, 'has no date'],
])('%j: %s', (broken, problem) => {
  expect(readEvent(broken)).toEqual({ problem });
});
