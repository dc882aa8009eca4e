import { ConnectionLost } from '../../../assets/twilio/exchange';
import { failureOf, failureOfStatus, waitOf } from '../../../assets/twilio/failure';
import { NotConfigured } from '../../../assets/settings/settings';

const date = 'Sun, 22 Nov 2026 10:00:00 GMT';

test.each([
  ['2', undefined, 2000],
  ['0.5', undefined, 500],
  ['Sun, 22 Nov 2026 10:00:05 GMT', date, 5000],
  ['Sun, 22 Nov 2026 09:00:00 GMT', date, 0],
  ['12', undefined, 12_000],
  ['0.25', undefined, 250],
  ['2026-11-22T10:00:05Z', date, 5000],
  ['Sun Nov 22 10:00:05 2026', 'Sun Nov 22 10:00:00 2026', 5000],
  ['', date, undefined],
  ['soon', date, undefined],
  [undefined, date, undefined],
])('Retry-After %s next to the Date %s: %s ms, whatever our clock says', (header, at, expected) => {
  expect(waitOf(header, at)).toBe(expected);
});

test.each([
  [404, 'not-found', false],
  [412, 'precondition-failed', false],
  [429, 'rate-limited', false],
  [400, 'refused', false],
  [408, 'unavailable', true],
  [500, 'unavailable', true],
  [503, 'unavailable', true],
])('an answer of %i is %s; lost: %s', (status, problem, answerLost) => {
  expect(failureOfStatus(status)).toMatchObject({ ok: false, problem, status, answerLost });
});

test('refused credentials are a matter of the configuration', () => {
  expect(() => failureOfStatus(401)).toThrow(NotConfigured);
  expect(() => failureOfStatus(401)).toThrow('Twilio refused ACCOUNT_SID and AUTH_TOKEN');
});

test.each([
  ['ECONNREFUSED', false],
  ['ENOTFOUND', false],
  ['ECONNRESET', true],
  ['ABORT_ERR', true],
  [undefined, true],
])('after %s of the network, an answer may be lost: %s', (code, answerLost) => {
  expect(failureOf(new ConnectionLost(code))).toEqual({ ok: false, problem: 'unavailable', answerLost });
});

test('what is no failure of Twilio is thrown on', () => {
  const defect = new TypeError('ours');

  expect(() => failureOf(defect)).toThrow(defect);
});

test('half an answer, or a page in its place, may hide that it was done', () => {
  expect(failureOf(new SyntaxError())).toEqual({ ok: false, problem: 'unavailable', answerLost: true });
});

test.each([
  [20_001, 20_001],
  ['ERR_OTHER', undefined],
])('the code %j of a refusal is Twilio’s: %j', (code, twilioCode) => {
  expect(failureOf({ status: 400, code })).toEqual({
    ok: false,
    problem: 'refused',
    status: 400,
    twilioCode,
    answerLost: false,
  });
});
