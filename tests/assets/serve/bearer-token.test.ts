import { refuseStranger } from '../../../assets/serve/bearer-token';

const token = 't'.repeat(32);

test.each([`Bearer ${token}`, `bearer   ${token} `])('%s may go on', (authorization) => {
  expect(refuseStranger(authorization, token)).toBeUndefined();
});

test.each([
  [undefined, 401],
  ['', 401],
  [`Basic ${token}`, 401],
  [token, 401],
  [`Bearer ${token} more`, 401],
  ['Bearer wrong', 403],
  [`Bearer ${token}t`, 403],
])('%s is refused with %i', (authorization, status) => {
  expect(refuseStranger(authorization, token)).toMatchObject({ code: 'unauthorized', status });
});

test('a refusal never tells the token', () => {
  expect(JSON.stringify(refuseStranger('Bearer wrong', token))).not.toContain(token);
});
