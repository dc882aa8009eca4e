import { rootRow } from '../../../assets/attributes/root-table';

test('a root key that Insights reads tells the field it fills', () => {
  expect(rootRow('to')).toEqual({ field: 'Customers > Phone', edition: 'current', note: 'for outbound calls' });
});

test.each(['campaign', '__proto__', 'toString'])('%s is no root key', (key) => {
  expect(rootRow(key)).toBeUndefined();
});
