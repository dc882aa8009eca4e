import { parseAttributes } from '../../../assets/attributes/json';
import { conversationIdOf, decideFirstLink, predecessorOf } from '../../../assets/decide/conversation-of-task';

test.each([
  ['the conversation of its predecessor', {}, 'WT0', { conversations: { conversation_id: 'WT0' } }],
  ['nothing when it is linked already', { conversations: { conversation_id: 'own' } }, 'WT0', undefined],
  ['nothing when it would be itself', {}, 'WT1', undefined],
])('a new task is linked to %s', (_, attributes, conversationId, expected) => {
  const decision = decideFirstLink({ sid: 'WT1', attributes, status: '', reason: null, version: '1' }, conversationId);

  expect('attributes' in decision ? decision.attributes : undefined).toEqual(expected);
});

test.each([
  ['{"conversations":{"conversation_id":"WT0"}}', 'WT0'],
  ['{"conversations":{"conversation_id":42}}', '42'],
  ['{"conversations":{"conversation_id":12345678901234567890}}', '12345678901234567890'],
  ['{"conversations":{"conversation_id":""}}', undefined],
  ['{"conversations":{"conversation_id":"  "}}', undefined],
  ['{"conversations":{"conversation_id":" case 7 "}}', ' case 7 '],
  ['{"conversations":{"conversation_id":null}}', undefined],
  ['{"conversations":"text"}', undefined],
  ['{}', undefined],
])('%s belongs to the conversation %s', (json, expected) => {
  expect(conversationIdOf(parseAttributes(json)!)).toBe(expected);
});

describe('the task before', () => {
  const own = `WT${'1'.repeat(32)}`;
  const other = `WT${'2'.repeat(32)}`;
  const third = `WT${'3'.repeat(32)}`;
  const predecessor = (attributes: object) =>
    predecessorOf({ sid: own, attributes: { ...attributes }, status: '', reason: null, version: '1' }, [
      'first',
      'second',
    ]);

  test.each([
    ['is named by the first attribute that has one', { first: other, second: third }, other],
    ['is named by the next when the first is not a SID', { first: 'WT1', second: third }, third],
    ['is never the task itself', { first: own, second: third }, third],
    ['is not looked for elsewhere', { third: other }, undefined],
    ['is not a worker', { first: `WK${'2'.repeat(32)}` }, undefined],
  ])('%s', (_, attributes, expected) => {
    expect(predecessor(attributes)).toBe(expected);
  });
});
