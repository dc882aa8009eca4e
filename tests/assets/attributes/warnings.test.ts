import { warnOfPhoneCustomer } from '../../../assets/attributes/warnings';

const phone = { phone: '+15555550100' };

test.each([
  ['their own phone attribute', { customers: { ...phone, category: 'Gold' } }],
  ['the number that called', { from: '+15555550100', customers: { category: 'Gold' } }],
  ['the number that was called', { to: '+15555550100', customers: { category: 'Gold' } }],
])('a customer known only by %s may be written over by the next call', (_, attributes) => {
  expect(warnOfPhoneCustomer(attributes, { category: 'Gold' })).toEqual([
    expect.objectContaining({ field: 'customers', hint: expect.stringContaining('customers.external_id') }),
  ]);
});

test.each([
  ['an external_id names the customer', { customers: { ...phone, external_id: '7' } }, { category: 'Gold' }],
  ['only names and numbers are given', { customers: phone }, { name: 'Jane', ...phone }],
  ['a value is removed', { customers: phone }, { category: null }],
  ['nothing of the customer is given', { customers: phone }, undefined],
  ['no phone is known', { customers: { email: 'a@example.com' } }, { category: 'Gold' }],
])('no warning when %s', (_, attributes, given) => {
  expect(warnOfPhoneCustomer(attributes, given)).toEqual([]);
});
