import { finding } from '../../../assets/findings/finding';
import {
  besidesNothingGiven,
  checkedAttributes,
  firstOf,
  nothingGiven,
  wroteAttributes,
} from '../../../assets/reply/told';

const first = finding('Status', 'is missing', 'send it');
const question = finding('Statu', 'is not a parameter', 'did you mean Status?');

test('the first finding is told whole, the others are counted', () => {
  expect(firstOf([first], 'issues')).toBe('Status is missing: send it.');
  expect(firstOf([question, first, first], 'warnings')).toBe(
    'Statu is not a parameter: did you mean Status? And 2 more in warnings.',
  );
});

test.each([
  [{ conversations: { outcome: 'Sale' } }, 'Wrote 1 attribute.'],
  [{ conversations: { outcome: 'Sale', media: [{}, {}] }, customers: { name: 'J' } }, 'Wrote 3 attributes.'],
  [{ conversations: { outcome: null } }, 'Removed 1 attribute.'],
  [{ conversations: { outcome: null, campaign: 'x' } }, 'Wrote 1 attribute and removed 1.'],
])('%j: %s', (changes, message) => {
  expect(wroteAttributes(changes)).toBe(message);
});

test('what was only checked was not written', () => {
  expect(checkedAttributes({ customers: { name: 'J', zip: '1' } })).toBe('Checked 2 attributes; nothing was written.');
});

test('a value outside an object counts as one', () => {
  expect(wroteAttributes({ outcome: 'Sale' })).toBe('Wrote 1 attribute.');
});

test('that nothing was given is said of the attributes, with what to send', () => {
  expect(firstOf([nothingGiven()], 'warnings')).toBe(
    'attributes were not given, or all of them are blank: send conversations.* or customers.* parameters.',
  );
  expect(nothingGiven('send team_id').hint).toBe('send team_id');
});

test('that nothing was given is not said where everything was left out', () => {
  expect(besidesNothingGiven([nothingGiven(), first])).toEqual([first]);
});
