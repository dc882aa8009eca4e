import { type LinkFacts } from '../../../insights/links/link-facts';
import { warnOfNoRecording, warnOfUnlinked } from '../../../insights/warnings/warn-of-links';
import { readTask } from '../../../insights/task-reading';
import { answered, sid, taskOf } from '../story';

const [first, second]: LinkFacts[] = [1, 2].map((number) => readTask(taskOf(answered, sid(number)), 'today'));

test('a task that belongs to another one for certain loses its history', () => {
  expect(warnOfUnlinked({ task: second, other: first, because: 'named in first_task', likely: false })).toEqual({
    kind: 'unlinked',
    severity: 'lost',
    taskSid: sid(2),
    fields: ['conversations.conversation_id'],
    text: `It belongs to ${sid(1)}, named in first_task, but is not linked: Insights will report two conversations.`,
    hint: 'Link it with /studio/link-task, or let /webhooks/taskrouter-event do it (LINK_TASK_ATTRIBUTES, LINK_BY).',
  });
});

test('a task that probably belongs to another one is to be looked at', () => {
  expect(warnOfUnlinked({ task: second, other: first, because: 'of the same customer', likely: true })).toEqual({
    kind: 'unlinked',
    severity: 'look',
    taskSid: sid(2),
    fields: ['conversations.conversation_id'],
    text: `It may belong to ${sid(1)}, of the same customer: Insights will report two conversations.`,
    hint: 'If they belong together, set LINK_BY: /webhooks/taskrouter-event then links returning customers by itself.',
  });
});

test('a call without the recording that others have is to be looked at', () => {
  expect(warnOfNoRecording(sid(1))).toEqual({
    kind: 'no-recording',
    severity: 'look',
    taskSid: sid(1),
    fields: ['conversations.segment_link'],
    text: 'An answered call has no link to a recording, while others of its workflow have one.',
    hint: 'Set /webhooks/recording-status as the recording status callback, or record with /studio/record-call.',
  });
});
