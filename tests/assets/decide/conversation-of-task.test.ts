import { decideFirstLink } from '../../../assets/decide/conversation-of-task';

test.each([
  ['the conversation of its predecessor', {}, 'WT0', { conversations: { conversation_id: 'WT0' } }],
  ['nothing when it is linked already', { conversations: { conversation_id: 'own' } }, 'WT0', undefined],
  ['nothing when it would be itself', {}, 'WT1', undefined],
])('a new task is linked to %s', (_, attributes, conversationId, expected) => {
  const decision = decideFirstLink({ sid: 'WT1', attributes, status: '', reason: null, version: '1' }, conversationId);

  expect('attributes' in decision ? decision.attributes : undefined).toEqual(expected);
});
