import { attributeOfKey, otherName } from '../../../assets/parse/other-names';

test.each([
  ['campaign', 'write conversations.campaign'],
  ['Campaign', 'write conversations.campaign'],
  ['email', 'write customers.email'],
  ['conversation_id', 'write conversations.conversation_id'],
  ['campain', 'did you mean conversations.campaign?'],
  ['conversation_mesure_1', 'did you mean conversations.conversation_measure_1?'],
])('%s has lost its object: %s', (name, hint) => {
  expect(otherName(name, true)).toEqual({ problem: 'is not a parameter of this Function', hint });
});

test.each(['PreviousTaskSid', 'PreviousTask', 'first_task_sid', 'LinkKey', 'LinkWithinHours', 'Relink'])(
  'what would link a task is not ignored where nothing is linked: %s',
  (name) => {
    const refused = { problem: 'is not taken by this Function', hint: 'send it to link-task' };

    expect([true, false].map((takesAttributes) => otherName(name, takesAttributes))).toEqual([refused, refused]);
  },
);

test.each(['From', 'Direction', 'utm_source', 'SpeechResult', 'foo', '__proto__', 'constructor', 'ApiVersion'])(
  'the platform or somebody else may have a parameter %s',
  (name) => {
    expect(otherName(name, true)).toBeUndefined();
  },
);

test.each(['Attributes', 'attributes', 'ATTRIBUTES'])('%s is Twilio’s own name, and what to send is told', (name) => {
  expect(otherName(name, true)?.hint).toContain('Conversations and Customers');
});

test.each(['conversations.campaign', 'Conversations', 'conversations', 'Attributes', 'customers.nonsense'])(
  'a Function without attributes refuses %s and names the one that takes it',
  (name) => {
    expect(otherName(name, false)?.hint).toBe('send attributes to enrich-task');
  },
);

test('a Function without attributes asks whether a name like one is meant', () => {
  expect(otherName('campaign', false)?.hint).toBe('if it is conversations.campaign, send it to enrich-task');
});

test('only the exact key names the attribute', () => {
  expect(['outcome', 'name', 'Outcome', 'TaskSid', '__proto__'].map(attributeOfKey)).toEqual([
    'conversations.outcome',
    'customers.name',
    undefined,
    undefined,
    undefined,
  ]);
});
