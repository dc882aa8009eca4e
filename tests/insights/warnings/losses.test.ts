import { type Edition } from '../../../insights/attributes/edition';
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
  ['conversations.out.come', 'Write conversations.outcome instead; /studio/enrich-task refuses a misspelled name.'],
  ['conversations.zzzzzzzzzz', 'Put it into conversations.conversation_attribute_1 to _10, or leave it out.'],
  ['5 more', 'Put it into conversations.conversation_attribute_1 to _10, or leave it out.'],
])('an ignored %s: %s', (field, hint) => {
  expect(losses.ignored.hint(field, 'today')).toBe(hint);
});

test.each([
  ['conversations.conversation_measure_1', 'a number'],
  ['conversations.campaign', 'a plain text'],
  ['conversations.media', 'a list'],
  ['conversations.segment_link', 'an address'],
  ['customers.business_value', 'a number'],
  ['conversations.zzzzzzzzzz', 'a plain text'],
  ['5 more', 'a plain text'],
])('a wrong %s wants %s', (field, wanted) => {
  expect(losses.wrong.hint(field, 'today')).toBe(`Write ${wanted}; /studio/enrich-task refuses anything else.`);
});

test('limits are those of the edition', () => {
  expect(losses.cut.problem('conversations.content', 'today')).toContain('128 characters');
  expect(losses.cut.problem('conversations.content', 'specification')).toContain('255 characters');
  expect(losses['late-link'].problem('conversations.media', 'specification')).toContain('5 minutes');
  expect(losses.ignored.hint('5 more', 'specification')).toBe(
    'Put it into conversations.conversation_attribute_1 to _7, or leave it out.',
  );
});

test.each<[Edition, string]>([
  ['today', 'the reservation or the task had ended, when nothing counts any more'],
  ['specification', 'the end by more than 5 minutes'],
])('late, by the rules of %s: after %s', (edition, end) => {
  expect(losses.late.problem('conversations.campaign', edition)).toBe(
    `conversations.campaign was written after ${end}.`,
  );
});

test.each([
  [
    'conversations.outcome',
    'Set up /webhooks/taskrouter-event (npm run configure), which writes the outcome at once, ' +
      'or close tasks with /studio/close-task.',
  ],
  [
    'conversations.campaign',
    'Write it while the agent still works: /studio/prepare-attributes before Send to Flex, or /studio/enrich-task.',
  ],
])('a late %s: %s', (field, hint) => {
  expect(losses.late.hint(field, 'today')).toBe(hint);
});

test.each(['', '_in_hierarchy'])('a hidden handling_team_name%s needs the id of the team', (ending) => {
  expect(losses.hidden.hint(`conversations.handling_team_name${ending}`, 'today')).toBe(
    'Write conversations.handling_team_id as well.',
  );
});

test('among thousands of names that are told together, nobody knows which id is missing', () => {
  expect(losses.hidden.hint('conversations.*', 'today')).toBe('Write its id as well.');
});
