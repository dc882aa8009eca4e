import { findConversations, type Shown } from '../../insights/find-conversations';
import { join, numbersOf } from './story';

test.each<[string, Shown, number[][]]>([
  ['ann summer', 'all', [[1]]],
  ['ann', 'all', [[2], [1]]],
  ['', 'lost', [[2]]],
  ['', 'ignored', [[2]]],
  ['', 'late', []],
  ['', 'look', []],
  ['', 'meant', [[1]]],
  ['nobody', 'all', []],
])('a search for "%s", shown %s', (search, shown, expected) => {
  const conversations = join({ conversations: { campaign: 'Summer' } }, { conversations: { campain: 'x' } });

  expect(numbersOf(findConversations(conversations, { search, shown }))).toEqual(expected);
});
