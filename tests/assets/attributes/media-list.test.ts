import { mergeMedia } from '../../../assets/attributes/media-list';

const recording = (digit: string) => `RE${digit.repeat(32)}`;
const voice = (digit: string, extra = {}) => ({
  type: 'VoiceRecording',
  url: `https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/${recording(digit)}`,
  ...extra,
});
const transcript = { type: 'ChatTranscript', sid: `CH${'0'.repeat(32)}` };

test('a new item is appended; what stands there stays', () => {
  expect(mergeMedia([transcript, voice('1')], [voice('2')])).toEqual([transcript, voice('1'), voice('2')]);
});

test('an item of the same recording is replaced in its place, whatever its link', () => {
  const signed = {
    type: 'VoiceRecording',
    url: `https://x.twil.io/recordings/media?RecordingSid=${recording('1')}&Expires=1`,
  };

  expect(mergeMedia([voice('1'), transcript], [signed])).toEqual([signed, transcript]);
});

test('items without a recording are told apart by type and address', () => {
  const page = { type: 'Embedded', url: 'https://a.example/1', title: 'old' };

  expect(
    mergeMedia(
      [page],
      [
        { ...page, title: 'new' },
        { ...page, type: 'Referenced' },
      ],
    ),
  ).toEqual([
    { ...page, title: 'new' },
    { ...page, type: 'Referenced' },
  ]);
});

test.each([[null], [undefined], ['text'], [{}]])('%j counts as an empty list', (standing) => {
  expect(mergeMedia(standing, [transcript])).toEqual([transcript]);
});

test('items nobody understands are kept', () => {
  expect(mergeMedia([7, null, 'x', { conversation_sid: 'CH1' }], [transcript])).toEqual([
    7,
    null,
    'x',
    { conversation_sid: 'CH1' },
    transcript,
  ]);
});
