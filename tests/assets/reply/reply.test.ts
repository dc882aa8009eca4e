/** Of reply.ts and codes.ts: the one shape of every answer. */
import { parseAttributes } from '../../../assets/attributes/json';
import { finding } from '../../../assets/findings/finding';
import { codes, type Code } from '../../../assets/reply/codes';
import { badInput, replyOf, tooLarge } from '../../../assets/reply/reply';
import { replyKeys } from '../../harness/reply-keys';

test.each(Object.keys(codes) as Code[])('a reply of %s has every key and a message of its own', (code) => {
  const reply = replyOf({ code });

  expect(Object.keys(reply)).toEqual(replyKeys);
  const { ok, message } = codes[code];
  expect(reply).toMatchObject({ ok, message, code, taskSid: null, warnings: [], issues: [] });
});

test('what a result names stands in the reply as it is', () => {
  const named = { taskSid: 'WT1', workerSid: 'WK1', conversationId: 'case 7', recordingSid: 'RE1' };

  expect(replyOf({ code: 'changed', ...named })).toMatchObject(named);
});

test('numbers that JavaScript rounds reach the runtime as plain numbers', () => {
  const attributes = parseAttributes('{"order":12345678901234567890}')!;

  expect(replyOf({ code: 'valid', attributes }).attributes).toEqual({ order: Number('12345678901234567890') });
});

test('the message of bad input tells the first problem whole and counts the others', () => {
  const issues = [finding('Reason', 'is missing', 'send it'), finding('Status', 'is missing', 'send it')];

  expect(badInput(issues).warnings).toEqual([]);
  expect(badInput(issues.slice(0, 1)).message).toBe('Reason is missing: send it. Nothing was sent to Twilio.');
  expect(badInput(issues).message).toBe(
    'Reason is missing: send it. And 1 more in issues. Nothing was sent to Twilio.',
  );
});

test('a hint that is a question keeps its mark', () => {
  const issue = finding('Statu', 'is not a parameter', 'did you mean Status?');

  expect(badInput([issue]).message).toBe('Statu is not a parameter: did you mean Status? Nothing was sent to Twilio.');
});

test('what is too large is told by the names that take most room, never by a value', () => {
  const { code, message } = tooLarge({ conversations: { content: 'secret'.repeat(1000), campaign: 'x' } }, 6040);

  expect([code, message]).toEqual([
    'too-large',
    expect.stringMatching(/6040 characters.*4096.*conversations\.content \(6012\), conversations\.campaign /),
  ]);
  expect(message).not.toContain('secret');
});

test('a reply stays below what Studio takes, whatever is found in the input', () => {
  const found = Array.from({ length: 500 }, () => finding('語'.repeat(1_000_000), '語'.repeat(5000), 'fix it'));
  const reply = replyOf({ ...badInput(found, found), attributes: { conversations: { content: '語'.repeat(4000) } } });

  expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThan(64_000);
  expect(reply.issues.at(-1)?.problem).toMatch(/^and \d+ more of this sort$/);
});
