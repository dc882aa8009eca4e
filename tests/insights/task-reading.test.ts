import { readTask } from '../../insights/task-reading';
import { answered, noon, sid, taskOf, type Step } from './story';

const read = (attributes: object, steps: Step[] = answered) =>
  readTask(taskOf(steps.map(([at, type, detail]) => [at, type, { ...detail, attributes }])), 'today');

test('a task tells when it was, how it ended, and what joins it to others', () => {
  const reading = read({
    direction: 'outbound',
    to: '+14155550101',
    call_sid: 'CA1',
    previous_task_sid: sid(7),
    flexInteractionSid: 'KD1',
    conference: { sid: 'CF1' },
    conversations: { conversation_id: 'case 7', outcome: 'Sale' },
  });

  expect(reading).toMatchObject({
    sid: sid(1),
    channel: 'Call',
    direction: 'Outbound',
    workflow: 'Anyone',
    from: noon,
    to: noon + 100_000,
    status: 'completed',
    reason: null,
    outcome: { value: 'Sale', from: 'attribute' },
    customer: { name: null, address: '+14155550101' },
    conversationId: 'case 7',
    callSid: 'CA1',
    previousTaskSid: sid(7),
    interactionSid: 'KD1',
    conferenceSid: 'CF1',
    customerKey: '+14155550101',
    mentions: [],
  });
});

test('a task that goes on has no end, and one without attributes nothing that joins it', () => {
  expect(read({}, answered.slice(0, 3))).toMatchObject({
    to: null,
    status: 'open',
    reason: null,
    outcome: null,
    conversationId: null,
    callSid: null,
    previousTaskSid: null,
    interactionSid: null,
    conferenceSid: null,
    customerKey: null,
    mentions: [],
  });
  expect(read({ conference: 'CF1' }).conferenceSid).toBeNull();
});

test('other tasks are named by any attribute but the one that links, at the root and in conversations', () => {
  const named = (attributes: object) => read(attributes).mentions;

  expect(named({ callback_of: sid(2), conversations: { conversation_id: sid(3) } })).toEqual([
    { attribute: 'callback_of', taskSid: sid(2) },
    { attribute: 'conversation_id', taskSid: sid(3) },
  ]);
  for (const nobody of [
    { previous_task_sid: sid(2) },
    { own: sid(1) },
    { customers: { of: sid(2) } },
    { of: `x${sid(2)}` },
    { of: sid(2).slice(0, 33) },
    { of: `${sid(2)}0` },
    { of: `x${sid(2).slice(0, 33)}` },
    { of: sid(2).replace('WT', 'CA') },
    { of: [sid(2)] },
    { of: 34 },
    { of: null },
  ])
    expect(named(nobody)).toEqual([]);
});

test('the reason of the end is that of the last segment; a recording belongs to a conversation', () => {
  const steps: Step[] = [
    ...answered.slice(0, 3),
    [60, 'task.transfer-initiated', { queue: 'Support' }],
    [61, 'reservation.completed', { agent: 'ann' }],
    [70, 'task.canceled', { reason: 'hangup' }],
  ];
  const conversations = { segment_link: 'https://example.com/1.mp3', hang_up_by: 'Agent' };
  const { segments, reason } = read({ conversations }, steps);

  expect(reason).toBe('hangup');
  expect(
    segments.map(({ kind, outcome, recording, hangUpBy }) => [kind, outcome?.value, recording?.url, hangUpBy]),
  ).toEqual([
    ['queue', undefined, undefined, 'Agent'],
    ['conversation', undefined, 'https://example.com/1.mp3', 'Agent'],
    ['queue', 'hangup', undefined, 'Agent'],
  ]);
});

test('a segment is named after its task, queue and agent', () => {
  const [waiting, talk] = read({ conversations: { campaign: 'Summer' } }).segments;

  expect([waiting, talk]).toMatchObject([
    { taskSid: sid(1), kind: 'queue', queue: 'Sales', agent: null, ending: 'answered', from: noon, to: noon + 20_000 },
    { taskSid: sid(1), kind: 'conversation', agent: 'ann', reservation: 'WRann', ending: 'completed' },
  ]);
  expect(talk.attributes).toEqual([expect.objectContaining({ name: 'conversations.campaign', value: 'Summer' })]);
  expect(talk.attributes).toBe(waiting.attributes);
});
