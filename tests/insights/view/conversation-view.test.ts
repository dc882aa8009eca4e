import { type RecordingLink } from '../../../insights/attributes/recording-link';
import { joinConversations } from '../../../insights/conversations';
import { readTask } from '../../../insights/task-reading';
import { conversationRow, conversationView, unknownRecording } from '../../../insights/view/conversation-view';
import { answered, join, noon, sid, taskOf, type Step } from '../story';

const linked = { conversation_id: 'case 7' };
const link = 'https://example.com/1.mp3';

/** Two tasks of one conversation, an hour apart. */
const [both] = join(
  {
    direction: 'inbound',
    from: '+14155550101',
    customers: { name: 'Jane' },
    conversations: { ...linked, outcome: 'Open', segment_link: link, campain: 'x' },
  },
  { conversations: { ...linked, hold_time: 'long', outcome: 'Sale' } },
);

const openOf = (steps: Step[]) => joinConversations([readTask(taskOf(steps), 'today')])[0];

test('a row tells a conversation from its first task to its last', () => {
  expect(conversationRow(both, noon)).toMatchObject({
    id: 'case 7',
    customer: { name: 'Jane', address: '+14155550101' },
    channel: 'Call',
    direction: 'Inbound',
    from: noon,
    to: noon + 3_700_000,
    seconds: 200,
    outcome: { value: 'Sale' },
    abandonment: { abandoned: 'No', phase: null },
    recorded: true,
    tasks: 2,
    lost: 1,
    look: 1,
  });
});

test('a later task that knows nothing of customer and outcome takes nothing away', () => {
  const [conversation] = join(
    { customers: { name: 'Jane' }, conversations: { ...linked, outcome: 'Sale' } },
    { reason: undefined, conversations: linked },
  );

  expect(conversationRow(conversation, noon)).toMatchObject({ customer: { name: 'Jane' }, outcome: { value: 'Sale' } });
});

test('what goes on has no end, and lasts until now', () => {
  const row = conversationRow(openOf(answered.slice(0, 3)), noon + 50_000);

  expect(row).toMatchObject({ to: null, seconds: 50, outcome: null, recorded: false, customer: { name: null } });
  expect(row.segments.map(({ kind, to }) => [kind, to])).toEqual([
    ['queue', noon + 20_000],
    ['conversation', null],
  ]);
});

test('a row’s segments hold what is drawn, and no more', () => {
  const [waiting] = conversationRow(both, noon).segments;

  expect(waiting).toEqual({
    taskSid: sid(1),
    kind: 'queue',
    queue: 'Sales',
    agent: null,
    from: noon,
    to: noon + 20_000,
    ending: 'answered',
    phases: expect.any(Array),
  });
});

/** A task that was offered to nobody's avail, so often. */
const offered = (times: number): Step[] =>
  Array.from({ length: times }, (_, index): Step[] => [
    [index * 2, 'reservation.created', { agent: `ann${index}` }],
    [index * 2 + 1, 'reservation.rejected', { agent: `ann${index}` }],
  ]).flat();

test('of many phases a row draws sixty at the most, the conversation four hundred', () => {
  const conversation = openOf([[0, 'task.created'], ...offered(500)]);
  const phasesIn = ([segment]: { phases: unknown[] }[]) => segment.phases.length;

  expect(phasesIn(conversationRow(conversation, noon).segments)).toBeLessThanOrEqual(60);
  const { segments, taskViews } = conversationView(conversation, noon);
  for (const drawn of [segments, taskViews[0].segments]) {
    expect(phasesIn(drawn)).toBeGreaterThan(60);
    expect(phasesIn(drawn)).toBeLessThanOrEqual(400);
  }
});

test('of many segments four hundred are drawn', () => {
  const moved = Array.from({ length: 500 }, (_, index): Step => [index, 'task-queue.entered', { queue: `${index}` }]);
  const conversation = openOf(moved);

  expect(conversation.tasks[0].segments).toHaveLength(500);
  expect(conversationRow(conversation, noon).segments).toHaveLength(400);
  expect(conversationView(conversation, noon).taskViews[0].segments).toHaveLength(400);
});

test('a segment tells how long each phase took; attributes are rows of the task', () => {
  const [first] = conversationView(both, noon).taskViews;

  expect(first.segments.map(({ seconds }) => seconds)).toEqual([
    { queue: 5, ringing: 15, talk: 0, 'wrap-up': 0 },
    { queue: 0, ringing: 0, talk: 60, 'wrap-up': 20 },
  ]);
  expect(first.segments[0]).not.toHaveProperty('attributes');
  for (const inner of ['warnings', 'mentions']) expect(first).not.toHaveProperty(inner);
  expect(first.attributes).toContainEqual({ name: 'customers.name', value: 'Jane', verdict: 'loaded' });
});

test('what is lost stands before what is to look at, and attributes point to it', () => {
  const [conversation] = join({ conversations: { hold_time: 'long', campain: 'x' } });
  const { warnings, taskViews } = conversationView(conversation, noon);

  expect(warnings.map(({ kind, severity }) => [kind, severity])).toEqual([
    ['ignored', 'lost'],
    ['wrong', 'look'],
  ]);
  expect(taskViews[0].attributes.map(({ verdict, warning }) => [verdict, warning])).toEqual(
    expect.arrayContaining([
      ['ignored', 0],
      ['wrong', 1],
    ]),
  );
});

test('each recording is shown once, and nothing is known of it unless somebody says so', () => {
  const unknown = { status: 'unknown', durationMs: 0, channels: null, playable: null };
  expect(conversationView(both, noon).recordings).toEqual([
    { url: link, sid: null, from: 'segment_link', startTime: null, begins: null, ...unknown },
  ]);

  const seen = conversationView(both, noon, (each) => ({ ...unknownRecording(each), status: 'completed' }));
  expect(seen.recordings.map(({ status }) => status)).toEqual(['completed']);
});

test('a recording begins when its link says, and a long link is clipped', () => {
  const told: RecordingLink = { url: 'x', sid: null, from: 'media', startTime: noon };
  expect(unknownRecording(told).begins).toBe(noon);

  const [long] = join({ conversations: { segment_link: `https://example.com/${'x'.repeat(2000)}` } });
  expect(conversationView(long, noon).recordings[0].url).toMatch(
    /^https:\/\/example\.com\/x+ … and \d+ characters more$/,
  );
});

test('a conversation of which one task goes on has no end', () => {
  const attributes = { attributes: { conversations: linked } };
  const readings = [
    readTask(taskOf([[0, 'task.created', attributes], ...answered.slice(1)], sid(1)), 'today'),
    readTask(taskOf([[200, 'task.created', attributes]], sid(2)), 'today'),
  ];

  expect(conversationRow(joinConversations(readings)[0], noon + 300_000)).toMatchObject({ to: null, tasks: 2 });
});
