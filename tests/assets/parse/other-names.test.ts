import {
  attributeNames,
  attributeOfKey,
  jsonParameter,
  nearestParameter,
  otherName,
} from '../../../assets/parse/other-names';

test.each([
  ['campaign', 'write conversations.campaign'],
  ['Campaign', 'write conversations.campaign'],
  ['email', 'write customers.email'],
  ['conversation_id', 'write conversations.conversation_id'],
  ['campain', 'did you mean conversations.campaign?'],
  ['conversation_mesure_1', 'did you mean conversations.conversation_measure_1?'],
  ['CONVERSATION_MEASURE_1', 'write conversations.conversation_measure_1'],
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

test.each([
  'From',
  'Direction',
  'utm_source',
  'SpeechResult',
  'foo',
  '__proto__',
  'constructor',
  'ApiVersion',
  'Conversation_mesure_1',
  'conversation_mesure_1[]',
  '[]conversation_mesure_1',
  'campaiN',
  'Campain',
  'campain!',
  'nam',
  'Language',
  'Channel',
  'Name',
  'Type',
  'State',
  'Country',
  'Region',
])('the platform or somebody else may have a parameter %s', (name) => {
  expect(otherName(name, true)).toBeUndefined();
});

test.each(['Attributes', 'attributes', 'ATTRIBUTES'])('%s is Twilio’s own name, and what to send is told', (name) => {
  const problem = "is Twilio's name for all attributes, and no parameter of this Function";

  expect(otherName(name, true)).toEqual({
    problem,
    hint: 'send each one by its name, such as conversations.campaign, or all as JSON in Conversations and Customers',
  });
  expect(otherName(name, false)).toEqual({ problem, hint: 'send attributes to enrich-task' });
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

test.each(['conversations.campaign', 'customers', 'CUSTOMERS', 'customers.nonsense'])(
  '%s is refused for what it is only where no attributes are taken',
  (name) => {
    expect(otherName(name, false)?.problem).toBe('is not taken by this Function');
    expect(otherName(name, true)?.problem).not.toBe('is not taken by this Function');
  },
);

test('a Function without attributes asks the same of a slip', () => {
  expect(otherName('campain', false)).toEqual({
    problem: 'is not a parameter of this Function',
    hint: 'if it is conversations.campaign, send it to enrich-task',
  });
});

test('a known name is meant by one near it, and by one without its Sid', () => {
  const names = ['TaskSid', 'CallSid', 'Relink'];

  expect(
    ['TaskSd', 'task', 'CALL', 'relnik', 'Relin', 'TaskSidSid', 'Sid'].map((each) => nearestParameter(each, names)),
  ).toEqual(['TaskSid', 'TaskSid', 'CallSid', 'Relink', 'Relink', undefined, undefined]);
});

test('every attribute of a task has a name, and each object one for its JSON', () => {
  expect(jsonParameter).toEqual({ conversations: 'Conversations', customers: 'Customers' });
  expect(attributeNames).toEqual(
    expect.arrayContaining(['Conversations', 'Customers', 'conversations.campaign', 'customers.email']),
  );
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
