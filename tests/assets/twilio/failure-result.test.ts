import { failureResult, unforeseen, unverified } from '../../../assets/twilio/failure-result';
import { type Failure } from '../../../assets/twilio/failure';

const failure = (problem: Failure['problem'], more: Partial<Failure> = {}): Failure => ({
  ok: false,
  problem,
  answerLost: false,
  ...more,
});

test.each<[Failure['problem'], string]>([
  ['not-found', 'worker-not-found'],
  ['rate-limited', 'rate-limited'],
  ['unavailable', 'unavailable'],
  ['refused', 'unexpected'],
])('%s means %s', (problem, code) => {
  expect(failureResult(failure(problem), 'worker-not-found').code).toBe(code);
});

test('a refusal names Twilio’s error to the caller and to the operator', () => {
  const { message, note } = failureResult(failure('refused', { twilioCode: 20_001 }), 'task-not-found');

  expect([message, note]).toEqual(Array(2).fill('TaskRouter refused the request (Twilio error 20001).'));
  expect(unforeseen('Twilio said no', undefined).message).toBe('Twilio said no (Twilio error unknown).');
});

test.each(['unavailable', 'rate-limited'] as const)('%s of a write whose answer was lost tells the doubt', (code) => {
  expect(unverified({ code })).toEqual({ code, message: expect.stringMatching(/may or may not be there/) });
});

test('what Twilio said for certain leaves no doubt', () => {
  expect(unverified({ code: 'task-not-found' })).toEqual({ code: 'task-not-found' });
});
