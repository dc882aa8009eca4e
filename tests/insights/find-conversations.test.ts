import { findConversations } from '../../insights/find-conversations';
import { join, numbersOf } from './story';

test.each<[string, boolean, number[][]]>([
  ['ann summer', false, [[1]]],
  ['ann', false, [[2], [1]]],
  ['', true, [[2]]],
  ['nobody', false, []],
])('a search for "%s", warned only: %s', (search, onlyWarned, expected) => {
  const conversations = join({ conversations: { campaign: 'Summer' } }, { conversations: { campain: 'x' } });

  expect(numbersOf(findConversations(conversations, { search, onlyWarned }))).toEqual(expected);
});
