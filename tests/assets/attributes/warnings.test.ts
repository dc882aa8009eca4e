import { warnOfHiddenNames, warnOfMissingIds, warnOfPhoneCustomer } from '../../../assets/attributes/warnings';

const phone = { phone: '+15555550100' };

test.each([
  ['their own phone attribute', { customers: { ...phone, category: 'Gold' } }],
  ['the number that called', { from: '+15555550100', customers: { category: 'Gold' } }],
  ['the number that was called', { to: '+15555550100', customers: { category: 'Gold' } }],
])('a customer known only by %s may be written over by the next call', (_, attributes) => {
  expect(warnOfPhoneCustomer(attributes, { category: 'Gold' })).toEqual([
    {
      field: 'customers',
      problem: 'belong to whoever calls from that number: the next call may replace them',
      hint: 'set customers.external_id too, or use conversations.* for what is true of this conversation',
    },
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

test('a name whose id is missing, or empty, is hidden on a task', () => {
  const conversations = { handling_team_name: 'Sales', handling_department_name: 'EMEA', handling_department_id: '' };

  expect(warnOfHiddenNames({ conversations, customers: { name: 'Jane' } })).toEqual([
    {
      field: 'conversations.handling_department_name',
      problem: 'is not shown by Insights without conversations.handling_department_id',
      hint: 'set conversations.handling_department_id too',
    },
    {
      field: 'conversations.handling_team_name',
      problem: 'is not shown by Insights without conversations.handling_team_id',
      hint: 'set conversations.handling_team_id too',
    },
  ]);
});

test.each([
  ['its id is there', { conversations: { handling_team_name: 'Sales', handling_team_id: '2' } }],
  ['the name is empty', { conversations: { handling_team_name: '' } }],
  ['the task holds no attributes of ours', { conversations: 'x' }],
])('nothing is hidden when %s', (_, attributes) => {
  expect(warnOfHiddenNames(attributes)).toEqual([]);
});

test('a worker’s names are told without a prefix', () => {
  expect(warnOfMissingIds('worker', { team_name: 'Sales', department_name: 'EMEA', department_id: '1' })).toEqual([
    { field: 'team_name', problem: 'is not shown by Insights without team_id', hint: 'set team_id too' },
  ]);
});
