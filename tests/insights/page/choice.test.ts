import { filtersOf, isNarrowed, readChoice, unnarrowed, writeChoice, type Choice } from '../../../insights/page/choice';

const lists = ['conversations', 'segments'];
const chosen: Choice = {
  list: 'segments',
  selected: 'WT1',
  opened: true,
  edition: 'specification',
  search: 'ann & bob',
  shown: 'late',
  since: 1000,
  until: 2000,
};

test('what is chosen comes back from the address', () => {
  expect(readChoice(writeChoice(chosen), lists)).toEqual(chosen);
});

test('what an address does not say, or says wrongly, is as in the beginning', () => {
  const begun = readChoice('', lists);

  expect(readChoice('#list=nothing&shown=x&since=noon&edition=next&opened=1', lists)).toEqual(begun);
  expect(begun).toMatchObject({ list: 'conversations', ...unnarrowed });
});

test('an export is asked for what narrows the list, and for nothing else', () => {
  expect(filtersOf(chosen).toString()).toBe(
    'edition=specification&search=ann+%26+bob&shown=late&since=1000&until=2000',
  );
});

test('an edition narrows nothing', () => {
  expect(isNarrowed({ ...chosen, ...unnarrowed })).toBe(false);
  expect(isNarrowed(chosen)).toBe(true);
});
