/** Tests events.ts, and with it buckets.ts, temporary-file.ts and task-in-line.ts. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Events } from '../../../cli/events/events';
import { rawEvents } from '../../insights/raw-events';
import { answered, sid } from '../../insights/story';

const folder = mkdtempSync(path.join(tmpdir(), 'events-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const opened: Events[] = [];
afterEach(() => opened.splice(0).forEach((events) => events.close()));

function open(more: { folder?: string; task?: string } = {}): Events {
  const events = new Events({ noun: 'Line', folder, ...more });
  opened.push(events);
  return events;
}

function add(events: Events, ...lines: unknown[]): void {
  for (const [index, line] of lines.entries())
    events.add(Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)), index + 1);
}

const sidsOf = (events: Events) => [...events.tasks()].map((own) => own.map((event) => event.sid));
const life = rawEvents(answered);

test('the events of a task come together, in order, each once', () => {
  const events = open();
  const other = rawEvents(answered, sid(2));

  add(events, ...life.toReversed(), ...other, ...life);

  expect(sidsOf(events)).toEqual([life, other].map((own) => own.map((event) => event.sid)));
});

test.each<[string, string]>([
  ['spaces', JSON.stringify(life[0], null, 1).replaceAll('\n', '')],
  ['data that are JSON in a text', JSON.stringify({ ...life[0], event_data: JSON.stringify(life[0].event_data) })],
  ['the name in an attribute before', JSON.stringify({ actor: '"task_sid":"WT5"', ...life[0] })],
])('an event with %s comes to those of its task', (_, line) => {
  const events = open();

  add(events, line, ...life.slice(1));

  expect(sidsOf(events)).toEqual([life.map((event) => event.sid)]);
});

test('more than the memory takes goes through a file that is gone afterwards', () => {
  const events = open();
  const large = rawEvents(answered.map(([at, type]) => [at, type, { attributes: { x: 'y'.repeat(50_000) } }]));

  add(events, ...large);
  const sids = sidsOf(events);
  events.close();

  expect(sids).toEqual([large.map((event) => event.sid)]);
  expect(readdirSync(folder)).toEqual([]);
});

test('where the disk takes nothing, all stays in memory, and is told', () => {
  const events = open({ folder: path.join(folder, 'missing') });
  const large = rawEvents(answered.map(([at, type]) => [at, type, { attributes: { x: 'y'.repeat(50_000) } }]));

  add(events, ...large);

  expect(sidsOf(events)).toEqual([large.map((event) => event.sid)]);
  expect(events.diskProblem).toBe('ENOENT');
});

test('lines that are no events are named by their number, the first ones one by one', () => {
  const events = open();

  add(events, ...life, '{"task_sid":"WT1",', '[]', ...Array.from({ length: 12 }, () => 'x'));
  const told = sidsOf(events).length;

  expect(told).toBe(1);
  expect(events.problems).toHaveLength(11);
  expect(events.problems.slice(0, 2)).toEqual(['Line 7 is not JSON.', 'Line 8 is not an event.']);
  expect(events.problems.at(-1)).toBe('4 more could not be read.');
});

test('an event that names two tasks is refused, not judged for either', () => {
  const events = open();

  add(events, JSON.stringify({ task_sid: sid(7), ...life[0] }));

  expect([sidsOf(events), events.problems]).toEqual([[], ['Line 1 names two tasks.']]);
});

test('one task alone can be asked for', () => {
  const events = open({ task: sid(2) });

  add(events, ...life, ...rawEvents([[0, 'task.created']], sid(2)));

  expect(sidsOf(events)).toHaveLength(1);
});
