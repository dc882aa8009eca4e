import { joinConversations } from '../../../insights/conversations';
import { segmentRows } from '../../../insights/table/segment-rows';
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
