import { inspect } from '../../../../assets/inspector/judge/inspect';
import { outputOf } from '../../../../assets/inspector/page/output';
import { type OutputForm } from '../../../../assets/inspector/write/write-outputs';

const local = { origin: 'http://localhost:3000', hostname: 'localhost' };
const deployed = { origin: 'https://x.twil.io', hostname: 'x.twil.io' };
const taskWith = (conversations: object, own: object = {}) =>
  inspect({ kind: 'task', attributes: { ...own, conversations }, notes: [] }, 'today');

test('nothing is to be copied of nothing, and of what no task could hold', () => {
  expect(outputOf(undefined, 'json', local)).toBeUndefined();
  expect(outputOf(taskWith({ outcom: 'x' }), 'json', local)).toBeUndefined();
  expect(outputOf(taskWith({ content: 'x'.repeat(70_000) }), 'json', local)).toBeUndefined();
});

test.each<[OutputForm, typeof local, string]>([
  ['line', local, 'Without whitespace, as TaskRouter counts it.'],
  [
    'parameters',
    local,
    'What else stands there is not a parameter and stays as it is. One parameter a line, for a Run Function widget.',
  ],
  ['curl', deployed, 'TWILIO_AUTH_TOKEN signs the request: the deployed Function is protected.'],
])('%s: what is to be known of it', (form, address, expected) => {
  expect(outputOf(taskWith({ outcome: 'Sale' }, { mine: 1 }), form, address)?.note).toContain(expected);
});

test('what the Functions refuse is named, the first three of it', () => {
  const one = outputOf(taskWith({ outcome: 'Sale', outcom: 'x' }), 'json', local);
  const four = outputOf(taskWith({ outcome: 'Sale', a1: 1, a2: 1, a3: 1, a4: 1 }), 'json', local);

  expect(one?.note).toBe('Without the one the Functions refuse (conversations.outcom).');
  expect(four?.note).toBe(
    'Without the 4 the Functions refuse (conversations.a1, conversations.a2, conversations.a3 …).',
  );
  expect(JSON.parse(four!.text)).toEqual({ conversations: { outcome: 'Sale' } });
});
