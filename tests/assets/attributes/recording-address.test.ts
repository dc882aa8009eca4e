import { recordingIn, twilioRecording } from '../../../assets/attributes/recording-address';

const [account, recording] = [`AC${'A'.repeat(32)}`, `RE${'B'.repeat(32)}`];
const address = `https://api.twilio.com/2010-04-01/Accounts/${account}/Recordings/${recording}`;

test('the recording of an address is told in lower case, so that two spellings are one', () => {
  expect(recordingIn(`https://m.example.com/${recording}.mp3`)).toBe(recording.toLowerCase());
});

test.each<[string, unknown]>([
  ['no SID', 'https://m.example.com/1.mp3'],
  ['a list with one', [address]],
  ['an object that cannot become text', { toString: address }],
  ['nothing', undefined],
])('%s names no recording', (_, given) => {
  expect(recordingIn(given)).toBeUndefined();
});

test('Twilio’s own address names account, recording and extension', () => {
  const sids = { account: account.toLowerCase(), recording: recording.toLowerCase() };

  expect(twilioRecording(new URL(address))).toEqual({ ...sids, extension: undefined });
  expect(twilioRecording(new URL(`${address}.mp3`))).toEqual({ ...sids, extension: '.mp3' });
});

test.each([
  ['another host', address.replace('api.twilio.com', 'm.example.com')],
  ['another resource', address.replace('Recordings', 'Calls')],
  ['what lies behind the recording', `${address}/Transcriptions`],
  ['a proxy that repeats the path', address.replace('/2010', '/proxy/2010')],
])('%s is not Twilio’s own', (_, link) => {
  expect(twilioRecording(new URL(link))).toBeUndefined();
});
