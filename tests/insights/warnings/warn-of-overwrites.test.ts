import { type Write } from '../../../insights/history/task-history';
import { warnOfOverwrites } from '../../../insights/warnings/warn-of-overwrites';
import { type Warning } from '../../../insights/warnings/warning';
import { answered, noon, sid, taskOf, type Step } from '../story';

const done = answered.slice(3);

/** Attributes at the creation, then 30, 31, 32 ... seconds later, while the agent talks. */
function warningsOf(states: (object | string)[], after: Step[] = done, writes: Write[] = []): Warning[] {
  const [first, ...rest] = states.map((attributes) => ({ attributes }));
  const updates = rest.map((detail, index): Step => [30 + index, 'task.updated', detail]);
  const task = taskOf([[0, 'task.created', first], ...answered.slice(1, 3), ...updates, ...after]);
  task.writes.push(...writes);
  return warnOfOverwrites(task);
}

const fieldsLost = (states: (object | string)[], after?: Step[]) =>
  warningsOf(states, after).map(({ fields }) => fields.join(' '));

const said = (conversations: object, more: object = {}) => ({ conversations, ...more });
const chat = { type: 'ChatTranscript', sid: 'CH1' };
const sound = { type: 'VoiceRecording', url: 'https://x.example/RE1' };
const other = { type: 'VoiceRecording', url: 'https://x.example/RE2' };
const fromUs = { type: 'VoiceRecording', url_provider: 'https://x.example/ours' };
const fromThem = { type: 'VoiceRecording', url_provider: 'https://x.example/theirs' };

test.each<[string, (object | string)[], string[]]>([
  ['gone while another is added', [said({ case: 'A' }), said({ campaign: 'B' })], ['conversations.case']],
  ['gone while the root changes', [said({ case: 'A' }), said({}, { conference: 'CF' })], ['conversations.case']],
  [
    'back to an older value while another is added',
    [said({ case: 'A' }), said({ case: 'B' }), said({ case: 'A', campaign: 'C' })],
    ['conversations.case'],
  ],
  [
    'gone while others stay',
    [
      said({ case: 'A', language: 'de' }, { customers: { zip: '1' } }),
      said({ language: 'de', campaign: 'B' }, { customers: { zip: '1' } }),
    ],
    ['conversations.case'],
  ],
  [
    'two at once',
    [said({ case: 'A', language: 'de' }), said({ campaign: 'B' })],
    ['conversations.case conversations.language'],
  ],
  [
    'gone, together with what Insights does not read',
    [said({ case: 'A' }, { mine: 1 }), said({ campaign: 'B' })],
    ['conversations.case'],
  ],
  ['of the customer', [{ customers: { zip: '1' } }, said({ campaign: 'B' })], ['customers.zip']],
  ['of a name with a space', [said({ 'my case': 'A' }), said({ campaign: 'B' })], ['conversations.my case']],
  [
    'gone by a write that read what stood before broken attributes',
    [said({ case: 'A' }), '{"conversations":', said({ campaign: 'B' })],
    ['conversations.case'],
  ],
  ['a link gone while another comes', [said({ media: [chat] }), said({ media: [sound] })], ['conversations.media']],
  ['a recording gone for another one', [said({ media: [sound] }), said({ media: [other] })], ['conversations.media']],
  [
    'a recording gone for that of another provider',
    [said({ media: [fromUs] }), said({ media: [fromThem] })],
    ['conversations.media'],
  ],
  [
    'a link that stood among things that are none',
    [said({ media: [null, 'x', chat] }), said({ media: [sound] })],
    ['conversations.media'],
  ],
  ['what stood in place of the links', [said({ media: 'x' }), said({ media: [chat] })], ['conversations.media']],
  ['a list that is no media', [said({ case: ['A'] }), said({ campaign: 'B' })], ['conversations.case']],
  ['media of the customer', [{ customers: { media: [1] } }, said({ campaign: 'B' })], ['customers.media']],
])('a value is overwritten: %s', (_, states, fields) => {
  expect(fieldsLost(states)).toEqual(fields);
});

test.each<[string, object[]]>([
  ['never there', [said({ campaign: 'B' })]],
  ['removed alone', [said({ case: 'A', campaign: 'B' }), said({ campaign: 'B' })]],
  ['removed alone, of the customer', [{ customers: { name: 'A', zip: '1' } }, { customers: { name: 'A' } }]],
  ['changed to a new value', [said({ case: 'A' }), said({ case: 'B', campaign: 'C' })]],
  ['changed twice', [said({ case: 'A' }), said({ case: 'B' }), said({ case: 'C', campaign: 'D' })]],
  ['empty', [said({ case: '' }), said({ campaign: 'B' })]],
  ['written again later', [said({ case: 'A' }), said({ campaign: 'B' }), said({ case: 'A', campaign: 'B' })]],
  ['a link that is added', [said({ media: [chat] }), said({ media: [sound, chat] })]],
  ['lost from what Insights does not read', [said({}, { mine: 1 }), said({ campaign: 'B' })]],
  ['lost from there, while one is changed', [said({ case: 'A' }, { mine: 1 }), said({ case: 'B', campaign: 'C' })]],
])('a value is not overwritten: %s', (_, states) => {
  expect(fieldsLost(states)).toEqual([]);
});

const outcome = said({ outcome: 'Sale' });
const campaign = said({ campaign: 'B' });
const annCompletes: Step = [100, 'reservation.completed', { agent: 'ann' }];
const updatedTo = (seconds: number, attributes: object): Step => [seconds, 'task.updated', { attributes }];

test.each<[string, object, Step[]]>([
  ['that was there when an agent completed', outcome, [annCompletes, updatedTo(120, campaign)]],
  [
    'that another change had left alone since',
    outcome,
    [annCompletes, updatedTo(110, said({ outcome: 'Sale', case: 'A' })), updatedTo(120, said({ case: 'A' }, { x: 1 }))],
  ],
  [
    'that came with the completion itself',
    {},
    [[100, 'reservation.completed', { agent: 'ann', attributes: outcome }], updatedTo(120, campaign)],
  ],
  ['that was there when the caller hung up', outcome, [[50, 'task.canceled'], updatedTo(60, campaign)]],
])('a value %s has been reported: what the next one makes of it is no loss', (_, first, after) => {
  expect(fieldsLost([first], after)).toEqual([]);
});

test.each<[string, object, Step[]]>([
  ['came after an agent had completed', {}, [annCompletes, updatedTo(110, outcome), updatedTo(120, campaign)]],
  ['went with the completion', outcome, [[100, 'reservation.completed', { agent: 'ann', attributes: campaign }]]],
  ['went before the completion', outcome, [updatedTo(90, campaign), annCompletes]],
  [
    'was there when an agent only wrapped up',
    outcome,
    [
      [80, 'reservation.wrapup', { agent: 'ann' }],
      [90, 'task.updated', { attributes: campaign }],
    ],
  ],
])('a value that %s is lost', (_, first, after) => {
  expect(fieldsLost([first], after)).toEqual(['conversations.outcome']);
});

const lostTwo = [said({ case: 'A', conversation_measure_1: 5 }), said({ campaign: 'B' })];
const request = (attributes: object, conditional: boolean): Write => ({
  at: noon + 30_000,
  status: 200,
  conditional,
  text: JSON.stringify(attributes),
});

test('an overwritten value is told with its text, when it went, and what would have kept it', () => {
  expect(warningsOf([said({ case: 'A' }), said({ campaign: 'B' })])).toEqual([
    {
      kind: 'overwritten',
      severity: 'lost',
      taskSid: sid(1),
      fields: ['conversations.case'],
      values: { 'conversations.case': 'A' },
      text: 'conversations.case was overwritten by a write of something else.',
      hint: 'Read, merge, and write with the ETag that was read.',
      at: noon + 30_000,
    },
  ]);
});

test('several values are told in one sentence; who saw the request says how it was sent', () => {
  const [{ text, values }] = warningsOf(lostTwo, done, [request(lostTwo[0], true), request(lostTwo[1], false)]);

  expect(text).toBe(
    'conversations.case, conversations.conversation_measure_1 were overwritten by a write without If-Match.',
  );
  expect(values).toEqual({ 'conversations.case': 'A', 'conversations.conversation_measure_1': '5' });
});

test('lost media are told by what tells one from the other', () => {
  const [{ values }] = warningsOf([said({ media: [chat, sound, fromUs] }), said({ media: [other] })]);

  expect(values).toEqual({
    'conversations.media':
      '["ChatTranscript","CH1",null], ["VoiceRecording",null,"https://x.example/RE1"], ' +
      '["VoiceRecording",null,"https://x.example/ours"]',
  });
});
