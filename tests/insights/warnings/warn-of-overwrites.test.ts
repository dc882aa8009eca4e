import { warnOfOverwrites } from '../../../insights/warnings/warn-of-overwrites';
import { answered, taskOf, type Step } from '../story';

/** Attributes at the creation, then 30, 31, 32 ... seconds later, while the agent talks. */
function fieldsLost(states: object[], after: Step[] = answered.slice(3)): string[] {
  const [first, ...rest] = states.map((attributes) => ({ attributes }));
  const updates = rest.map((detail, index): Step => [30 + index, 'task.updated', detail]);
  const task = taskOf([[0, 'task.created', first], ...answered.slice(1, 3), ...updates, ...after]);
  return warnOfOverwrites(task).flatMap(({ fields }) => fields);
}

const said = (conversations: object, more: object = {}) => ({ conversations, ...more });
const chat = { type: 'ChatTranscript', sid: 'CH1' };
const sound = { type: 'VoiceRecording', url: 'https://x.example/RE1' };

test.each<[string, object[], string[]]>([
  ['gone while another is added', [said({ case: 'A' }), said({ campaign: 'B' })], ['conversations.case']],
  ['gone while the root changes', [said({ case: 'A' }), said({}, { conference: 'CF' })], ['conversations.case']],
  [
    'back to an older value while another is added',
    [said({ case: 'A' }), said({ case: 'B' }), said({ case: 'A', campaign: 'C' })],
    ['conversations.case'],
  ],
  ['a link gone while another comes', [said({ media: [chat] }), said({ media: [sound] })], ['conversations.media']],
])('a value is overwritten: %s', (_, states, fields) => {
  expect(fieldsLost(states)).toEqual(fields);
});

test.each<[string, object[]]>([
  ['removed alone', [said({ case: 'A', campaign: 'B' }), said({ campaign: 'B' })]],
  ['changed to a new value', [said({ case: 'A' }), said({ case: 'B', campaign: 'C' })]],
  ['written again later', [said({ case: 'A' }), said({ campaign: 'B' }), said({ case: 'A', campaign: 'B' })]],
  ['a link that is added', [said({ media: [chat] }), said({ media: [sound, chat] })]],
  ['lost from what Insights does not read', [said({}, { mine: 1 }), said({ campaign: 'B' })]],
])('a value is not overwritten: %s', (_, states) => {
  expect(fieldsLost(states)).toEqual([]);
});

test('what was reported for one agent is no loss when the next one changes it', () => {
  const next: Step[] = [
    [100, 'reservation.completed', { agent: 'ann' }],
    [120, 'task.updated', { attributes: said({ campaign: 'B' }) }],
  ];

  expect(fieldsLost([said({ outcome: 'Sale' })], next)).toEqual([]);
});
