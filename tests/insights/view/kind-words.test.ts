import { kindNames, shownNames, shownOf, wordsOf } from '../../../insights/view/kind-words';

test('every kind of loss has its words, the most costly first', () => {
  expect(kindNames.map((kind) => [kind, wordsOf(kind, 'lost').title, wordsOf(kind, 'lost').meaning])).toEqual([
    ['late', 'Too late', 'Written when Insights had already read the attributes.'],
    ['late-link', 'Link too late', 'The link to a recording came when links no longer counted.'],
    ['overwritten', 'Overwritten', 'Another write put an older state over the value.'],
    ['failed', 'Never arrived', 'The write was refused or lost, and nobody repeated it.'],
    ['ignored', 'Ignored', 'Insights does not read an attribute of this name.'],
    ['cut', 'Cut', 'The text is longer than Insights loads.'],
    ['hidden', 'Not shown', 'A name is loaded, but shown only where its id is given as well.'],
    ['unlinked', 'Not linked', 'Tasks of one customer are reported as two conversations.'],
    ['unreadable', 'Unreadable', 'The attributes are not a JSON object.'],
    ['wrong', 'Wrong type', 'The value is of a type that the field does not have.'],
    ['no-outcome', 'No outcome', 'It ended without an outcome and without a reason.'],
    ['no-recording', 'No recording', 'No link leads to a recording of the call.'],
  ]);
});

test('a task that is only likely unlinked has words and a choice of its own; other kinds have not', () => {
  expect(wordsOf('unlinked', 'look')).toEqual({
    title: 'Perhaps not linked',
    meaning: 'The same customer was in touch within 24 hours before, in a conversation of its own.',
  });
  expect(wordsOf('wrong', 'look').title).toBe('Wrong type');
  expect([
    shownOf('unlinked', 'look'),
    shownOf('unlinked', 'lost'),
    shownOf('wrong', 'look'),
    shownOf('late', 'lost'),
  ]).toEqual(['likely-unlinked', 'unlinked', 'wrong', 'late']);
});

test('a person chooses all, one side, or one kind', () => {
  expect(shownNames).toEqual(['all', 'meant', 'lost', 'look', ...kindNames, 'likely-unlinked']);
});
