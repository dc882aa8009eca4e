import { joinConversations } from '../../../insights/conversations';
import { readTask } from '../../../insights/task-reading';
import { losses } from '../../../insights/warnings/losses';
import { hideConversation } from '../../../insights/view/hide-conversation';
import { answered, sid, taskOf, type Step } from '../story';

const callSid = `CA${'a'.repeat(32)}`;
const secret = 'secret of a person';
const attributes = {
  direction: secret,
  from: secret,
  call_sid: callSid,
  previous_task_sid: sid(9),
  flexInteractionSid: secret,
  callback_of: sid(8),
  conference: { sid: `CF${'b'.repeat(32)}` },
  customers: { name: secret, external_id: secret },
  conversations: {
    conversation_id: secret,
    outcome: secret,
    content: `${secret} ${'x'.repeat(200)}`,
    campain: secret,
    hang_up_by: secret,
    channel: secret,
    segment_link: `https://example.com/${secret.replaceAll(' ', '-')}`,
    abandoned: secret,
  },
};
const late = { ...attributes, conversations: { ...attributes.conversations, case: secret } };

function conversationOf(steps: Step[], own: object) {
  const task = taskOf(steps.map(([at, type, detail]) => [at, type, { attributes: own, ...detail }]));
  return joinConversations([readTask(task, 'today')])[0];
}

const whole = conversationOf([...answered, [130, 'task.updated', { attributes: late }]], attributes);
let hidden: ReturnType<typeof hideConversation>;
beforeEach(() => (hidden = hideConversation(whole)));

test('nothing that somebody wrote, and nobody’s name, is left', () => {
  const names = /secret|\bann\b|WRann/i;

  expect(JSON.stringify(whole)).toMatch(names);
  expect(JSON.stringify(hidden)).not.toMatch(names);
});

test('SIDs and times stay, and that a value is there', () => {
  const [task] = hidden.tasks;
  const [original] = whole.tasks;

  expect(hidden.id).toBe(sid(1));
  expect(task).toMatchObject({
    sid: sid(1),
    from: original.from,
    to: original.to,
    status: 'completed',
    workflow: 'Anyone',
    channel: 'hidden',
    direction: null,
    customer: { name: null, address: null },
    reason: null,
    outcome: { value: 'hidden', from: 'attribute' },
    abandonment: { abandoned: 'hidden', phase: null },
    conversationId: 'hidden',
    callSid,
    previousTaskSid: sid(9),
    interactionSid: 'hidden',
    conferenceSid: `CF${'b'.repeat(32)}`,
    mentions: [],
    customerKey: null,
  });
  expect(Object.keys(task).toSorted()).toEqual(Object.keys(original).toSorted());
});

test('a segment keeps its kind, queue, times and ending', () => {
  const [waiting, talk] = hidden.tasks[0].segments;

  expect(waiting).toMatchObject({
    taskSid: sid(1),
    kind: 'queue',
    queue: 'Sales',
    agent: null,
    ending: 'answered',
    recording: null,
  });
  expect(waiting.phases.map(({ name, agent }) => [name, agent])).toEqual([
    ['queue', undefined],
    ['ringing', 'hidden'],
  ]);
  expect(talk).toMatchObject({
    kind: 'conversation',
    agent: 'hidden',
    reservation: 'hidden',
    hangUpBy: 'hidden',
    outcome: { value: 'hidden', from: 'attribute' },
    recording: { url: 'hidden', sid: null, startTime: null },
  });
  expect([talk.from, talk.to]).toEqual([whole.tasks[0].segments[1].from, whole.tasks[0].segments[1].to]);
  expect(Object.keys(talk).toSorted()).toEqual(Object.keys(whole.tasks[0].segments[1]).toSorted());
});

test('attributes keep name and state, and whether something is lost', () => {
  const attributeOf = (name: string) => hidden.tasks[0].attributes.find((each) => each.name === name);

  expect(attributeOf('conversations.outcome')).toStrictEqual({
    name: 'conversations.outcome',
    value: 'hidden',
    state: 'loaded',
  });
  expect(attributeOf('conversations.content')).toMatchObject({ value: 'hidden', state: 'cut', lost: 'hidden' });
  expect(attributeOf('conversations.campain')).toMatchObject({ state: 'ignored', hint: expect.any(String) });
});

test('warnings keep what they say, not the values', () => {
  const warningOf = (kind: string) => hidden.warnings.find((each) => each.kind === kind);

  expect(hidden.warnings.map(({ kind, text, taskSid, severity }) => [kind, text, taskSid, severity])).toEqual(
    whole.warnings.map(({ kind, text, taskSid, severity }) => [kind, text, taskSid, severity]),
  );
  expect(warningOf('late')?.hint).not.toBe(whole.warnings.find(({ kind }) => kind === 'late')?.hint);
  expect(warningOf('late')).toMatchObject({
    fields: ['conversations.case'],
    values: { 'conversations.case': 'hidden' },
    // The general one: that of the task would tell how it ended.
    hint: losses.late.hint('conversations.case', 'today'),
    at: expect.any(Number),
  });
  expect(warningOf('ignored')?.hint).toBe(whole.warnings.find(({ kind }) => kind === 'ignored')?.hint);
  expect(warningOf('unlinked') ?? {}).not.toHaveProperty('at');
});

test('what is not there is not made up', () => {
  const bare = hideConversation(conversationOf(answered.slice(0, 3), {})).tasks[0];

  expect(bare).toMatchObject({
    to: null,
    reason: null,
    outcome: null,
    conversationId: null,
    callSid: null,
    previousTaskSid: null,
    interactionSid: null,
    conferenceSid: null,
    status: 'open',
  });
  expect(bare.segments[1]).toMatchObject({ hangUpBy: null, outcome: null, recording: null });
});

test('a conversation named by a SID keeps its name; a recording of Twilio’s is named by its SID', () => {
  const recording = `RE${'c'.repeat(32)}`;
  const { id, tasks } = hideConversation(
    conversationOf(answered, {
      conversations: {
        conversation_id: sid(5),
        segment_link: `https://api.twilio.com/2010-04-01/Accounts/AC${'d'.repeat(32)}/Recordings/${recording}`,
      },
    }),
  );

  expect([id, tasks[0].conversationId]).toEqual([sid(5), sid(5)]);
  expect(tasks[0].segments[1].recording).toMatchObject({ url: recording, sid: recording });
});
