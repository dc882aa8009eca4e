import { refuseBasic, refuseBearer } from '../../../assets/serve/admit';

const token = 't'.repeat(32);
const newer = 'n'.repeat(32);
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

test.each([`Bearer ${token}`, `bearer   ${token} `, `Bearer ${newer}`])('%s may go on', (authorization) => {
  expect(refuseBearer(authorization, [token, newer])).toBeUndefined();
});

test.each([
  [undefined, 401],
  ['', 401],
  [`Basic ${token}`, 401],
  [token, 401],
  [`Bearer ${token} more`, 401],
  ['Bearer wrong', 403],
  [`Bearer ${token}t`, 403],
  [`Bearer ${token},${newer}`, 403],
])('%s is refused with %i', (authorization, status) => {
  expect(refuseBearer(authorization, [token, newer])).toMatchObject({ code: 'unauthorized', status });
});

test.each([basic(`event-streams:${token}`), basic(`event-streams:${newer}`)])('%s may go on', (authorization) => {
  expect(refuseBasic(authorization, 'event-streams', [token, newer])).toBeUndefined();
});

test.each([
  [undefined, 401],
  [`Bearer ${token}`, 401],
  ['Basic', 401],
  [basic(''), 401],
  [basic(token), 403],
  [basic(`somebody:${token}`), 403],
  [basic('event-streams:'), 403],
  [basic(`event-streams:${token}t`), 403],
  [`Basic event-streams:${token}`, 401],
])('of Basic credentials, %s is refused with %i', (authorization, status) => {
  expect(refuseBasic(authorization, 'event-streams', [token])).toMatchObject({ code: 'unauthorized', status });
});

test('a refusal without credentials says which are asked for', () => {
  expect([refuseBearer(undefined, [token]), refuseBasic(undefined, 'u', [token])].map((each) => each?.headers)).toEqual(
    [{ 'WWW-Authenticate': 'Bearer' }, { 'WWW-Authenticate': 'Basic realm="Event Streams"' }],
  );
});

test('a refusal never tells the token', () => {
  expect(
    JSON.stringify([refuseBearer('Bearer wrong', [token]), refuseBasic(basic('a:b'), 'u', [token])]),
  ).not.toContain(token);
});
