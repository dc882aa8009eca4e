import {
  couldBeOurs,
  isCurrentLink,
  judgeLink,
  recordingAttributes,
  recordingMedia,
  recordingUrl,
  signRecording,
} from '../../../assets/decide/recording-link';
import { settingsOf } from '../../../assets/settings/settings';

const account = `AC${'a'.repeat(32)}`;
const sid = `RE${'1'.repeat(32)}`;
const secret = 's'.repeat(32);
const now = Date.parse('2026-11-22T10:00:00Z');
const day = 86_400_000;

const settings = (variables: Record<string, string> = {}) =>
  settingsOf({
    ACCOUNT_SID: account,
    DOMAIN_NAME: 'insights-1234.twil.io',
    RECORDING_LINK_SECRET: secret,
    ...variables,
  });
const signed = (variables = {}) => settings({ RECORDING_ACCESS: 'signed', ...variables });

test.each([
  ['public', `https://api.twilio.com/2010-04-01/Accounts/${account}/Recordings/${sid}`],
  ['https://media.example.com/{RecordingSid}.mp3?of={RecordingSid}', `https://media.example.com/${sid}.mp3?of=${sid}`],
  ['provider:https://media.example.com/{RecordingSid}', `https://media.example.com/${sid}`],
])('RECORDING_ACCESS=%s leads to %s', (RECORDING_ACCESS, url) => {
  expect(recordingUrl(settings({ RECORDING_ACCESS }), sid, now)).toBe(url);
});

test('a signed link ends at the end of its last day', () => {
  const link = new URL(recordingUrl(signed({ RECORDING_LINK_DAYS: '30' }), sid, now));

  const expires = Number(link.searchParams.get('Expires'));
  expect(link.origin + link.pathname).toBe('https://insights-1234.twil.io/recordings/media');
  expect(new Date(expires * 1000).toISOString()).toBe('2026-12-23T00:00:00.000Z');
  expect(link.searchParams.get('Signature')).toBe(signRecording(secret, sid, expires));
});

describe('a link that could be ours', () => {
  const storage = settings({ RECORDING_ACCESS: 'https://m.example.com/{RecordingSid}.mp3?of={RecordingSid}' });
  const twilioUrl = recordingUrl(settings(), sid, now);
  const signedUrl = recordingUrl(signed({ RECORDING_LINK_SECRET: 't'.repeat(32) }), sid, now - 900 * day);

  test.each([
    ['Twilio’s own, with any access', storage, `${twilioUrl}.mp3?RequestedChannels=2`],
    ['Twilio’s own by its old protocol', settings(), twilioUrl.replace('https:', 'http:')],
    ['signed with an earlier secret, expired', storage, signedUrl],
    ['of the storage', storage, recordingUrl(storage, sid, now)],
  ])('%s', (_, variables, link) => {
    expect(couldBeOurs(variables, link, sid)).toBe(true);
  });

  test.each([
    ['another recording', settings(), twilioUrl.replace(sid, `RE${'2'.repeat(32)}`)],
    ['another account', settings(), twilioUrl.replace(account, `AC${'b'.repeat(32)}`)],
    ['another host with Twilio’s path', settings(), twilioUrl.replace('api.twilio.com', 'api.twilio.com.example.com')],
    ['signed at another address', signed(), signedUrl.replace('insights-1234', 'other')],
    ['another page of this address', signed(), `https://insights-1234.twil.io/notes?RecordingSid=${sid}`],
    ['the storage with something added', storage, `${recordingUrl(storage, sid, now)}&sig=abc`],
    ['no URL at all', settings(), sid],
    ['no text', settings(), 5],
  ])('not: %s', (_, variables, link) => {
    expect(couldBeOurs(variables, link, sid)).toBe(false);
  });
});

describe('a standing link', () => {
  const twilioUrl = recordingUrl(settings(), sid, now);
  const yesterdays = recordingUrl(signed(), sid, now - day);

  test.each([
    ['Twilio’s own', settings(), twilioUrl, true],
    ['Twilio’s own as MP3', settings(), `${twilioUrl}.mp3`, true],
    ['Twilio’s own with two channels', settings(), `${twilioUrl}.wav?RequestedChannels=2`, true],
    ['Twilio’s own of a longer SID', settings(), `${twilioUrl}0`, false],
    ['Twilio’s own where links are signed', signed(), twilioUrl, false],
    ['signed yesterday', signed(), yesterdays, true],
    ['signed with another secret', signed({ RECORDING_LINK_SECRET: 't'.repeat(32) }), yesterdays, false],
    ['signed at another address', signed({ DOMAIN_NAME: 'other.twil.io' }), yesterdays, false],
    ['signed, and expired', signed(), recordingUrl(signed({ RECORDING_LINK_DAYS: '1' }), sid, now - 3 * day), false],
    [
      'of the storage',
      settings({ RECORDING_ACCESS: 'https://m.example.com/{RecordingSid}' }),
      `https://m.example.com/${sid}`,
      true,
    ],
    [
      'of another storage',
      settings({ RECORDING_ACCESS: 'https://m.example.com/{RecordingSid}' }),
      `https://n.example.com/${sid}`,
      false,
    ],
    [
      'of the storage with something added',
      settings({ RECORDING_ACCESS: 'https://m.example.com/{RecordingSid}' }),
      `https://m.example.com/${sid}.mp3`,
      false,
    ],
    ['that is none', settings(), null, false],
  ])('%s', (_, current, link, expected) => {
    expect(isCurrentLink(current, link, sid, now)).toBe(expected);
  });
});

test('a signed link ends with its second, not after it', () => {
  const link = recordingUrl(signed({ RECORDING_LINK_DAYS: '1' }), sid, now);
  const end = Date.parse('2026-11-24T00:00:00Z');

  expect([end - 1, end].map((at) => isCurrentLink(signed(), link, sid, at))).toEqual([true, false]);
});

test('a signature is the HMAC-SHA256 of recording and expiry, which links already given out rely on', () => {
  expect(signRecording(secret, sid, 1_795_046_400)).toBe('EovWm55WwYc7Doe2-_Q83Guk5kPrnz1R_WU267M_WBM');
});

describe('judging a link', () => {
  const expires = String(now / 1000 + 60);
  const signature = signRecording(secret, sid, expires);

  test.each([
    ['good', { expires, signature }, now],
    ['expired', { expires, signature }, now + 60_000],
    ['forged', { expires: String(now / 1000 + 61), signature }, now],
    ['forged', { expires, signature: `${signature}=` }, now],
    ['forged', { expires, signature: 'ä'.repeat(signature.length) }, now],
    ['forged', { expires, signature: '' }, now],
  ])('%s, case %#', (verdict, link, at) => {
    expect(judgeLink(settings(), { recordingSid: sid, ...link }, at)).toBe(verdict);
  });
});

test.each([
  [{ channels: 2, firstChannel: 'customer' as const }, { channels: ['customer', 'others'] }],
  [{ channels: 2, firstChannel: 'others' as const }, { channels: ['others', 'customer'] }],
  [{ channels: 2 }, {}],
  [{ channels: 1, firstChannel: 'customer' as const }, {}],
  [{ startTime: now }, { start_time: now }],
])('%j becomes %j in a media item', (known, expected) => {
  expect(recordingMedia(settings(), { sid, ...known }, now)).toStrictEqual({
    type: 'VoiceRecording',
    url: recordingUrl(settings(), sid, now),
    ...expected,
  });
});

test('a link is a segment link unless a media list is asked for', () => {
  const url = recordingUrl(settings(), sid, now);

  expect(recordingAttributes(settings(), { sid }, now)).toEqual({ segment_link: url });
  expect(recordingAttributes(settings({ RECORDING_LINK: 'media' }), { sid }, now)).toEqual({
    media: [{ type: 'VoiceRecording', url }],
  });
});

test('a provider stands in a media list whatever RECORDING_LINK says', () => {
  const attributes = recordingAttributes(
    settings({ RECORDING_ACCESS: 'provider:https://p.example.com/{RecordingSid}' }),
    { sid },
    now,
  );

  expect(attributes).toEqual({ media: [{ type: 'VoiceRecording', url_provider: `https://p.example.com/${sid}` }] });
});
