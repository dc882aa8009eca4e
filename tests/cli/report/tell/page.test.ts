import * as fc from 'fast-check';
import { pageHtml, readingForPage, readPage } from '../../../../cli/report/tell/page';
import { reportData } from '../../../../cli/report/tell/report-data';
import { StoredReadings } from '../../../../cli/report/tell/stored-readings';
import { createJudge } from '../../../../insights/judgement/judge';
import { orderEvents } from '../../../../insights/events/order-events';
import { readEvent } from '../../../../insights/events/read-event';
import { overviewOf } from '../../../../insights/view/overview';
import { unpackReport, type ReportFile } from '../../../../insights/view/report-file';
import { rawEvents, type RawEvent } from '../../../insights/raw-events';
import { answered, noon, sid, type Step } from '../../../insights/story';

interface Asked {
  hideValues?: boolean;
  most?: number;
  complete?: boolean;
  problems?: string[];
  source?: string;
}

const dataOf = (html: string) => /id="report-data">([^<]*)</.exec(html)?.[1] ?? '';

/** `tasks`: the events of each. */
async function pageOf(tasks: RawEvent[][], asked: Asked = {}): Promise<ReportFile> {
  const { hideValues = false, most, complete = true, problems = [], source = 'WS1' } = asked;
  const judge = createJudge({ edition: 'today' });
  const readings = new StoredReadings();
  for (const raw of tasks) {
    const events = raw.map((each) => readEvent(each).event).filter((event) => event !== undefined);
    const judged = judge.add(orderEvents(events));
    if (judged && judged.verdict !== 'begunBefore') readings.add(readingForPage(judged, undefined));
  }
  const { period, notes, conversations } = judge.finish();
  const [from, to] = [noon, noon + 24 * 3_600_000];
  const report = reportData({ from, to, edition: 'today', complete, events: notes.events, period });
  const told = { report, conversations, readings, notes, problems, source };
  const html = await pageHtml(told, { script: '', styles: '' }, { edition: 'today', hideValues, most });
  return unpackReport(dataOf(html));
}

const having = (conversations: object, more: object = {}) => ({ attributes: { conversations, ...more } });

/** One answered call an hour. */
function call(number: number, conversations: object, more: object = {}): RawEvent[] {
  const steps = answered.map(([seconds, type, detail]): Step => [seconds + number * 3600, type, detail]);
  const [[seconds, type], ...others] = steps;
  return rawEvents([[seconds, type, having(conversations, more)], ...others], sid(number));
}

const fine = { outcome: 'Sale' };
const losing = { outcome: 'Sale', campain: 'Spring' };
const idsOf = ({ conversations }: ReportFile) => conversations.map(({ id }) => Number(id.slice(2)));

test('it names the workspace and the time, and what it holds first', async () => {
  const { about, notes, whole } = await pageOf([call(1, fine)], { source: 'some/folder/week.ndjson' });

  expect(about).toBe('week.ndjson, 1 Jan 2030, 12:00 to 2 Jan 2030, 12:00 UTC');
  expect(notes[0]).toMatch(/^This file holds personal data/);
  expect(notes[1]).toBe('Judged: 1 task that began and ended in the period.');
  expect([notes.length, whole]).toEqual([2, undefined]);
});

test('what was not judged or not read is said', async () => {
  const open = call(1, losing).slice(0, 3);
  const begunBefore = call(2, fine).slice(1);
  const redacted = call(3, fine).map((event) => ({ ...event, event_data: { ...event.event_data } }));
  for (const { event_data: data } of redacted) delete (data as Partial<typeof data>).task_attributes;

  const file = await pageOf([open, begunBefore, redacted], { complete: false, problems: ['A page is missing.'] });

  expect(file.notes.slice(1)).toEqual([
    'INCOMPLETE: not everything could be read. What was read follows.',
    'Judged: 0 tasks that began and ended in the period.',
    'Not judged: 1 task still open at the end of the period; 1 task begun before it: their beginning was not seen; 1 task without their attributes, which Twilio withholds after 30 days.',
    'A page is missing.',
  ]);
  expect(idsOf(file)).toEqual([3, 1]);
  expect(overviewOf(file.conversations)).toMatchObject({ lost: 0, look: 0 });
});

test('of too many conversations those with losses come first, then the newest, and the figures are of all', async () => {
  const tasks = [call(1, fine), call(2, losing), call(3, fine), call(4, fine), call(5, losing)];

  const whole = await pageOf(tasks);
  const part = await pageOf(tasks, { most: 3 });

  expect(idsOf(part)).toEqual([5, 4, 2]);
  expect(part.whole).toEqual(overviewOf(whole.conversations));
  expect(part.notes).toContain(
    'It holds 3 of 5 conversations: those with losses first, then the newest. The figures on top are those of all.',
  );
});

test('tasks that belong together are told as the text tells them, also when the other one is left out', async () => {
  const named = [call(1, fine), call(2, fine, { callback_for: sid(1) })];
  const unrecorded = [call(3, { ...fine, segment_link: 'https://example.com/1' }), call(4, fine)];

  const { conversations } = await pageOf([...named, ...unrecorded], { most: 2 });

  expect(conversations.flatMap(({ warnings }) => warnings.map(({ kind, taskSid }) => [kind, taskSid]))).toEqual([
    ['no-recording', sid(4)],
    ['unlinked', sid(2)],
    ['no-recording', sid(2)],
  ]);
});

test('events whose dates contradict their versions are told beside what was not judged', async () => {
  const [first, second, ...others] = call(1, fine);
  const jumped = [{ ...first, event_date_ms: second.event_date_ms + 1 }, second, ...others];

  const { notes } = await pageOf([jumped]);

  expect(notes.slice(1)).toEqual([
    'Judged: 1 task that began and ended in the period.',
    '1 task has events whose dates contradict their versions: a clock jumped. The dates were believed.',
  ]);
});

test('nothing at all is a report without a conversation', async () => {
  const { conversations, notes } = await pageOf([]);

  expect([conversations, notes[1]]).toEqual([[], 'Judged: 0 tasks that began and ended in the period.']);
});

const secret = fc.integer({ min: 0, max: 99 }).map((number) => `sEcReT ${number}`);
const names = fc.constantFrom(
  'outcome',
  'campaign',
  'conversation_id',
  'hang_up_by',
  'channel',
  'direction',
  'abandoned',
  'abandoned_phase',
  'outcom',
  'segment_link',
  'content',
  'hold_time',
  'handling_team_name',
  'external_contact',
  'media',
);
const values = fc.oneof(
  secret,
  secret.map((text) => text.padEnd(300, '.')),
  secret.map((text) => ({ deep: [text] })),
  secret.map((url) => [{ type: 'VoiceRecording', url, start_time: 1 }]),
);
const roots = fc.constantFrom(
  'from',
  'reason',
  'customerName',
  'direction',
  'call_sid',
  'previous_task_sid',
  'flexInteractionSid',
  'mine',
);
const lives = fc.record({
  before: fc.dictionary(names, values, { maxKeys: 5 }),
  after: fc.dictionary(names, values, { maxKeys: 5 }),
  customers: fc.dictionary(fc.constantFrom('name', 'phone', 'external_id', 'nam'), secret),
  root: fc.dictionary(roots, secret),
  reservation: fc.dictionary(fc.constantFrom('conference', 'reservation_attributes'), values),
  agent: secret,
  reason: secret,
});

test('with hidden values no value that was put in stands in the data', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(lives, { minLength: 1, maxLength: 4 }), async (tasks) => {
      const raw = tasks.map(({ before, after, customers, root, reservation, agent, reason }, index) =>
        rawEvents(
          [
            [0, 'task.created', having(before, { ...root, customers })],
            [1, 'reservation.created', { agent }],
            [2, 'reservation.rejected', { agent }],
            [3, 'reservation.created', { agent }],
            [4, 'reservation.accepted', { agent, ...having({ ...before, campaign: 'sEcReT 1' }, reservation) }],
            [6, 'task.updated', having(after, root)],
            [9, 'reservation.completed', { agent }],
            [9, 'task.completed', { reason }],
            [20, 'task.updated', having({ ...after, language: 'sEcReT 2' }, { ...root, customers })],
          ],
          sid(index + 1),
        ),
      );

      const shown = JSON.stringify(await pageOf(raw));
      const hidden = JSON.stringify(await pageOf(raw, { hideValues: true }));

      // Case is not kept everywhere: customers are compared in lower case.
      expect(shown).toMatch(/secret/i);
      expect(hidden).not.toMatch(/secret/i);
      expect(hidden).toContain('conversations.language');
    }),
    { numRuns: 100 },
  );
});

test('the first line says that values are hidden, and SIDs stay', async () => {
  const { notes, conversations } = await pageOf([call(1, losing)], { hideValues: true });

  expect(notes[0]).toMatch(/^Values are hidden/);
  expect(conversations[0]).toMatchObject({ id: sid(1), warnings: [{ kind: 'ignored', taskSid: sid(1) }] });
});

test('ten thousand events of one task make one conversation', async () => {
  const rings = Array.from({ length: 5000 }, (_, index): Step[] => [
    [index + 1, 'reservation.created', { agent: `a${index}` }],
    [index + 1, 'reservation.timeout', { agent: `a${index}` }],
  ]);

  const { conversations } = await pageOf([rawEvents([[0, 'task.created'], ...rings.flat(), [6000, 'task.canceled']])]);

  expect(conversations.map(({ tasks }) => tasks[0].segments.length)).toEqual([1]);
});

test('a page that was not built is refused', () => {
  expect(() => readPage('nowhere')).toThrow('The page of the report is not built.');
});

test('with hidden values a hint does not tell the reason', async () => {
  const steps: Step[] = [
    [0, 'task.created'],
    [9, 'task.canceled', { reason: 'hangup' }],
    [20, 'task.updated', having({ campaign: 'Spring' })],
  ];

  const [shown, hidden] = await Promise.all(
    [false, true].map(async (hideValues) => JSON.stringify(await pageOf([rawEvents(steps)], { hideValues }))),
  );

  expect([shown, hidden].map((text) => /hang ?up/.test(text))).toEqual([true, false]);
});
