import { givenLinks, linkParameters, tooManyLinks } from '../../../assets/parse/link-parameters';

const [FirstTaskSid, PreviousTaskSid, ConversationId] = ['WT1', 'WT2', 'C1'];
const none = { FirstTaskSid: undefined, PreviousTaskSid: undefined, ConversationId: undefined };

test('one link, or none, is right', () => {
  expect(tooManyLinks(none)).toEqual([]);
  expect(tooManyLinks({ ...none, PreviousTaskSid })).toEqual([]);
});

test('each link after the first is told', () => {
  const problems = tooManyLinks({ FirstTaskSid, PreviousTaskSid, ConversationId });

  expect(problems.map(({ field, problem }) => `${field} ${problem}`)).toEqual([
    'PreviousTaskSid cannot be given together with FirstTaskSid',
    'ConversationId cannot be given together with FirstTaskSid',
  ]);
  expect(new Set(problems.map(({ hint }) => hint))).toEqual(
    new Set(['send only one of FirstTaskSid, PreviousTaskSid, ConversationId']),
  );
});

test.each(['null', 'undefined', ' NULL ', 'NaN', '[object Object]'])('%j names no conversation', (word) => {
  expect(linkParameters.ConversationId.read(word)).toMatchObject({
    problem: expect.stringMatching(/^is a word for no/),
  });
});

test('each way is read as what it is, and none must be used', () => {
  const task = `WT${'a'.repeat(32)}`;

  expect(Object.entries(linkParameters).map(([name, { purpose }]) => [name, purpose])).toEqual([
    ['FirstTaskSid', undefined],
    ['PreviousTaskSid', undefined],
    ['ConversationId', undefined],
  ]);
  expect(linkParameters.FirstTaskSid.read(task)).toEqual({ value: task });
  expect(linkParameters.PreviousTaskSid.read(task)).toEqual({ value: task });
  expect(linkParameters.PreviousTaskSid.read('C1')).toMatchObject({ problem: 'is not the SID of a task' });
  expect(linkParameters.ConversationId.read('x'.repeat(128))).toEqual({ value: 'x'.repeat(128) });
  expect(linkParameters.ConversationId.read('x'.repeat(129))).toEqual({
    problem: 'has 129 characters',
    hint: 'send at most 128',
  });
});

test('links are given by name', () => {
  expect(givenLinks({ ...none, ConversationId, FirstTaskSid })).toEqual(['FirstTaskSid', 'ConversationId']);
});
