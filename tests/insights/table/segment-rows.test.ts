import { joinConversations } from '../../../insights/conversations';
import { attributeColumns, segmentRows } from '../../../insights/table/segment-rows';
import { readTask } from '../../../insights/task-reading';
import { answered, noon, sid, taskOf } from '../story';

test('one row a segment, with durations, and the attributes as further columns', () => {
  const steps = answered.map(
    ([seconds, type, detail]) =>
      [
        seconds,
        type,
        { ...detail, attributes: { conversations: { outcome: 'Sale', conversation_measure_1: 2 } } },
      ] as never,
  );

  const rows = segmentRows(joinConversations([readTask(taskOf(steps), 'today')]), noon);

  expect(rows).toMatchObject([
    { conversation: sid(1), segment: 1, kind: 'Queue', agent: null, queue_s: 5, ringing_s: 15, outcome: 'Sale' },
    {
      segment: 2,
      kind: 'Conversation',
      agent: 'ann',
      started: '2030-01-01T12:00:20Z',
      talk_s: 60,
      wrap_up_s: 20,
      'conversations.conversation_measure_1': 2,
    },
  ]);
});

test('a segment that goes on has neither an end nor a word on abandonment', () => {
  const rows = segmentRows(joinConversations([readTask(taskOf(answered.slice(0, 3)), 'today')]), noon + 50_000);

  expect(rows.map(({ ended, abandoned, talk_s }) => ({ ended, abandoned, talk_s }))).toEqual([
    { ended: '2030-01-01T12:00:20Z', abandoned: null, talk_s: 0 },
    { ended: null, abandoned: null, talk_s: 30 },
  ]);
});

const told = {
  direction: 'inbound',
  from: '+14155550101',
  conversations: { conversation_id: 'case 7', campaign: 'x'.repeat(200), outcom: 'Sale', media: [] },
};
const refused = taskOf([
  [0, 'task.created', { attributes: told }],
  [5, 'reservation.created', { agent: 'ann' }],
  [20, 'reservation.rejected', { agent: 'ann' }],
  [30, 'task.canceled', { reason: 'hangup' }],
]);

test('attributes that Insights loads have columns, also when they are cut; others have none', () => {
  const task = readTask(refused, 'today');
  const [row] = segmentRows(joinConversations([task]), noon);

  expect(attributeColumns(task)).toEqual(expect.arrayContaining(['conversations.campaign']));
  expect(attributeColumns(task)).not.toContain('conversations.outcom');
  expect(row['conversations.campaign']).toBe('x'.repeat(128));
  expect(row).not.toHaveProperty('conversations.outcom');
});

test('what a task comes to stands in the row of its last segment', () => {
  const rows = segmentRows(
    joinConversations([
      readTask(
        taskOf([
          [0, 'task.created', { attributes: told }],
          [9, 'task-queue.entered', { queue: 'Support' }],
          [40, 'task.canceled', { reason: 'hangup' }],
        ]),
        'today',
      ),
    ]),
    noon,
  );

  expect(
    rows.map(({ queue, ending, reason, abandoned, abandoned_phase }) => [
      queue,
      ending,
      reason,
      abandoned,
      abandoned_phase,
    ]),
  ).toEqual([
    ['Sales', 'moved', null, null, null],
    ['Support', 'abandoned', 'hangup', 'Yes', 'Queue'],
  ]);
  expect(rows.map(({ warnings }) => Number(warnings) > 0)).toEqual([false, true]);
});

test('a row tells its task whole', () => {
  const [row] = segmentRows(joinConversations([readTask(refused, 'today')]), noon + 90_000);

  expect(row).toMatchObject({
    conversation: 'case 7',
    task: sid(1),
    segment: 1,
    kind: 'Queue',
    channel: 'Call',
    direction: 'Inbound',
    customer_address: '+14155550101',
    queue: 'Sales',
    started: '2030-01-01T12:00:00Z',
    ended: '2030-01-01T12:00:30Z',
    duration_s: 30,
    queue_s: 15,
    ringing_s: 15,
    recording: null,
  });
});

test('the recording of a segment is its link', () => {
  const conversations = { segment_link: 'https://example.com/1.mp3' };
  const task = readTask(
    taskOf([[0, 'task.created', { attributes: { conversations } }], ...answered.slice(1)]),
    'today',
  );

  expect(segmentRows(joinConversations([task]), noon).map(({ recording }) => recording)).toContain(
    'https://example.com/1.mp3',
  );
});

test('the reason, abandonment and number of warnings of a task stand on its last segment, also where it is the only one', () => {
  const canceled = taskOf([
    [0, 'task.created', { attributes: { conversations: { campain: 'x' } } }],
    [9, 'task.canceled', { reason: 'hangup' }],
  ]);

  expect(segmentRows(joinConversations([readTask(canceled, 'today')]), noon)).toMatchObject([
    { segment: 1, kind: 'Queue', abandoned: 'Yes', reason: 'hangup', warnings: 1 },
  ]);
});
