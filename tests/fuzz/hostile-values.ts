/** What no caller should send, and some will: names and values, beside the ordinary ones of each kind. */
import { attributeTable } from '../../assets/attributes/table';
import { inNames, inValues } from './canaries';
import type { Dice } from './dice';

const [word, phone] = inValues;

/** Texts, as a form can carry them. */
const hostileTexts: readonly string[] = [
  '', ' ', '\t\n', 'null', 'undefined', 'NaN', 'Infinity', '-0', '0', '1e400', '-1', '1.5', '9'.repeat(400), 'true', 'false', '[object Object]',
  word, phone, `${word} ${phone}`, `mailto:${word}@example.com`, '__proto__', 'constructor', 'toString',
  '💥', '💥'.repeat(200), `${'x'.repeat(254)}💥`, '\ud800', 'a\u0000b', '\u202e\u200b\ufeff', 'e\u0301'.repeat(300), 'İı ß ſ', '▸',
  'a\r\nX-Injected: 1', `${word}\n{"fn":"/forged"}`, "' OR '1'=='1", `x' OR call_sid == '${word}`, '{{7*7}}', '${process.env.AUTH_TOKEN}', '<script>alert(1)</script>',
  '../../../etc/passwd', 'javascript:alert(1)', 'http://user:pass@example.com/', 'https://[::1', 'https://', '//example.com', `https://example.com/${word}`, 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1',
  '{}', '[]', '{"a":1}', `{"${inNames}":1}`, '{broken', '{"campaign":', '{"case":"a","case":"b"}', `{"campaign":"${word}"}`, '{"__proto__":{"campaign":"x"}}', '{"constructor":{"prototype":{"campaign":"x"}}}', `{"campaign":{"deep":["${word}"]}}`, '{"conversation_measure_1":12345678901234567890}', '{"team_id":1e999}',
  '[{"type":"VoiceRecording","url":"https://example.com/a"}]', '[{"type":"Raw"},null,7]', `[{"type":"Raw","url":"${word}","title":"${phone}"}]`, '['.repeat(3_000), '['.repeat(1_000) + ']'.repeat(1_000),
  'x'.repeat(129), 'x'.repeat(256), 'x'.repeat(5_000), word.repeat(2_000),
  `WT${'0'.repeat(31)}`, `WT${'g'.repeat(32)}`, `wt${'a'.repeat(32)}`, `WT${'9'.repeat(32)}`, `WK${'0'.repeat(32)}`, `RE${'0'.repeat(32)}`, `CA${'9'.repeat(32)}`, 'Twilio.CURRENT',
  '2026-02-30', '1900-01-01', '2049-12-31', 'Tue, 28 May 2019 02:18:02 +0000', '253402300800000',
];

/** What only JSON can carry. */
const hostileJson: readonly unknown[] = [
  null, true, false, 0, -0, 1.5, 1e308, Number('12345678901234567890'), [], {}, [[]], ['a', 'b'], [word], [null], { a: 1 }, { [inNames]: phone }, { toString: 1 }, { toJSON: 1 }, { then: 1 }, { headers: {} }, { headers: { authorization: 'Bearer x' } },
  { campaign: word }, { campaign: [word] }, { conversation_measure_1: '1' }, { media: [{ type: 'VoiceRecording', url: `https://example.com/${word}` }] }, { media: [word] }, { case: null, content: '' }, { constructor: { prototype: {} } }, { roles: word }, { team_id: { nested: true } },
];

const hostileNames: readonly string[] = [
  '', ' ', '.', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'toJSON', 'then', 'length', 'request', 'headers',
  inNames, `${inNames}.x`, `conversations.${inNames}`, inNames.repeat(50), '💥', 'a[b]', 'conversations[campaign]', 'TaskSid[]', 'bodySHA256',
  'TaskSID', 'taskSid', 'Task Sid', 'tasksid', 'WorkerSID', 'conversations.outcom', 'conversations.', '.campaign', 'conversations', 'customers', 'Conversation', 'conversations.__proto__', 'customers.constructor', 'conversations.campaign.x', 'customers.name ',
  'ConversationSid', 'FlowSid', 'ChannelSid', 'OnInvalid', 'Attributes', 'media', 'campaign',
];

const attributeNames: readonly string[] = [
  ...Object.keys(attributeTable.conversations).map((key) => `conversations.${key}`),
  ...Object.keys(attributeTable.customers).map((key) => `customers.${key}`),
];
const workerAttributeNames: readonly string[] = [...Object.keys(attributeTable.worker), 'own_attribute', 'roles', 'routing'];
const ordinaryValues: readonly string[] = ['Spring', '12.5', 'Yes', 'https://example.com/a', '2026-11-22', 'null', 'London ▸ Sales', `${word} 7`];

export function hostileValue(dice: Dice, asJson: boolean): unknown {
  return asJson && dice.chance(0.4) ? dice.pick(hostileJson) : dice.pick(hostileTexts);
}

/** A name nobody defined, or one that is almost right. */
export function hostileName(dice: Dice): string {
  return dice.pick(hostileNames);
}

/** An attribute by its own name, its value ordinary more often than not. */
export function someAttribute(dice: Dice, ofWorker: boolean, asJson: boolean): [string, unknown] {
  const name = dice.pick(ofWorker ? workerAttributeNames : attributeNames);
  return [name, dice.chance(0.6) ? dice.pick(ordinaryValues) : hostileValue(dice, asJson)];
}
