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
});

test.each(['null', 'undefined', ' NULL ', 'NaN', '[object Object]'])('%j names no conversation', (word) => {
  expect(linkParameters.ConversationId.read(word)).toMatchObject({
    problem: expect.stringMatching(/^is a word for no/),
  });
});

test('links are given by name', () => {
  expect(givenLinks({ ...none, ConversationId, FirstTaskSid })).toEqual(['FirstTaskSid', 'ConversationId']);
});
