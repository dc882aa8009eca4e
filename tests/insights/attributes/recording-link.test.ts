import { recordingLink } from '../../../insights/attributes/recording-link';

const re = `RE${'1'.repeat(32)}`;
const voice = (url: string, more = {}) => ({ type: 'VoiceRecording', url, ...more });

test.each<[string, object, object | null]>([
  [
    'a segment link',
    { conversations: { segment_link: `https://x.example/${re}.mp3` } },
    { sid: re, from: 'segment_link', startTime: null },
  ],
  [
    'the first recording of a list',
    { conversations: { media: [{ type: 'Raw', url: 'r' }, voice('a', { start_time: 5 }), voice('b')] } },
    { url: 'a', from: 'media', startTime: 5, sid: null },
  ],
  ['a list wins over the segment link', { conversations: { segment_link: 's', media: [voice('a')] } }, { url: 'a' }],
  [
    'the reservation’s own list wins over the task’s',
    { conversations: { media: [voice('a')] }, reservation_attributes: { WR1: { media: [voice('own')] } } },
    { url: 'own', from: 'reservation media' },
  ],
  ['another reservation’s list is another one’s', { reservation_attributes: { WR2: { media: [voice('own')] } } }, null],
  ['a provider’s address', { conversations: { media: [{ type: 'VoiceRecording', url_provider: 'p' }] } }, { url: 'p' }],
  ['a list that holds nothing to play', { conversations: { media: [null, { type: 'Raw', url: 'r' }] } }, null],
  [
    'a start that is no number',
    { conversations: { media: [voice('a', { start_time: '5' })] } },
    { url: 'a', startTime: null },
  ],
  ['an empty link', { conversations: { segment_link: '' } }, null],
])('%s', (_, root, expected) => {
  const link = recordingLink(root as Record<string, unknown>, 'WR1');

  if (expected === null) expect(link).toBeNull();
  else expect(link).toMatchObject(expected);
});

test('a segment without a reservation has none of the links that belong to one', () => {
  const root = { reservation_attributes: { null: { media: [voice('own')] } } };

  expect(recordingLink(root, null)).toBeNull();
});
