import { mergeMedia, repeatedMedia } from '../../../assets/attributes/media-list';

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

test.each(['Embedded', 'Referenced', 'Raw', undefined])('an item of type %s that names the recording stays', (type) => {
  const page = { type, url: `https://transcripts.example.com/${recording('1')}` };
  const summary = { type, url: `https://summaries.example.com/${recording('1')}` };

  expect(mergeMedia([page, summary], [voice('1')])).toEqual([page, summary, voice('1')]);
  expect(mergeMedia([voice('1'), page], [summary])).toEqual([voice('1'), page, summary]);
});

test('a recording is known by its provider’s address too', () => {
  const provided = {
    ...voice('1'),
    url: 'https://crm.example.com/7',
    url_provider: `https://p.example.com/${recording('1')}`,
  };

  expect(mergeMedia([provided], [voice('1')])).toEqual([voice('1')]);
});

test('a name that only contains such letters is not a recording', () => {
  const other = { type: 'VoiceRecording', url: `https://m.example.com/x${recording('1')}` };
  const longer = { type: 'VoiceRecording', url: `https://m.example.com/${recording('1')}0` };

  expect(mergeMedia([other, longer], [voice('1')])).toEqual([other, longer, voice('1')]);
});

test('items that show the same as an earlier one are found, copies are not', () => {
  const list = [voice('1'), transcript, voice('1', { title: 'again' }), { ...transcript }, voice('2')];

  expect(repeatedMedia(list)).toEqual([{ place: 2, earlier: 0 }]);
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

test.each([[null], [undefined]])('%j counts as an empty list', (standing) => {
  expect(mergeMedia(standing, [transcript])).toEqual([transcript]);
});

test.each([['text'], [''], [5], [false], [{}], [{ a: 1 }]])(
  '%j is not a list, and nothing is merged into it',
  (standing) => {
    expect(mergeMedia(standing, [transcript])).toBeUndefined();
  },
);

test('transcripts are told apart by their SID, whatever stands where others have an address', () => {
  const other = { ...transcript, sid: `CH${'1'.repeat(32)}`, url: null };
  const third = { ...transcript, sid: `CH${'2'.repeat(32)}`, url: null };

  expect(mergeMedia([transcript, other], [third])).toEqual([transcript, other, third]);
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
