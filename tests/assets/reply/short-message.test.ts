import { messageLimit, shortMessage } from '../../../assets/reply/short-message';

test('a message of the usual length stays as it is', () => {
  expect(shortMessage('x'.repeat(messageLimit))).toBe('x'.repeat(messageLimit));
});

test('a longer one is cut, never within a character, and says how much more there was', () => {
  const cut = shortMessage(`${'x'.repeat(messageLimit - 2)}😀${'y'.repeat(1_000_000)}`);

  expect(cut).toBe(`${'x'.repeat(messageLimit - 2)}… (1000002 more characters)`);
});

test('whole characters before the cut stay whole', () => {
  expect(shortMessage(`😀${'x'.repeat(messageLimit)}`)).toMatch(/^😀x+… \(3 more characters\)$/);
});
