import { lossKinds, losses } from '../../../insights/warnings/losses';

test.each(lossKinds)('%s says what happened and what to do, in sentences', (kind) => {
  const { problem, hint, title } = losses[kind];
  const said = [problem('conversations.campaign', 'today'), hint('conversations.campaign', 'today')];

  expect(said.filter((sentence) => !/^[A-Zc/].*\.$/.test(sentence))).toEqual([]);
  expect(title).toMatch(/^[A-Z].{5,40}$/);
});

test.each([
  ['conversations.outcom', 'Write conversations.outcome instead; /studio/enrich-task refuses a misspelled name.'],
  ['customers.campaign', 'Write conversations.campaign instead; /studio/enrich-task refuses a misspelled name.'],
  ['conversations.zzzzzzzzzz', 'Put it into conversations.conversation_attribute_1 to _10, or leave it out.'],
])('an ignored %s: %s', (field, hint) => {
  expect(losses.ignored.hint(field, 'today')).toBe(hint);
});

test.each([
  ['conversations.conversation_measure_1', 'a number'],
  ['conversations.campaign', 'a plain text'],
  ['conversations.media', 'a list'],
])('a wrong %s wants %s', (field, wanted) => {
  expect(losses.wrong.hint(field, 'today')).toContain(`Write ${wanted};`);
});

test('limits are those of the edition', () => {
  expect(losses.cut.problem('conversations.content', 'today')).toContain('128 characters');
  expect(losses.cut.problem('conversations.content', 'specification')).toContain('255 characters');
  expect(losses['late-link'].problem('conversations.media', 'specification')).toContain('5 minutes');
});
