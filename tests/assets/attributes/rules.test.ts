/** Of rules.ts, and of the formats and warnings it goes by: what may be written, and what is said about the rest. */
import { checkAttributes, type RuleSettings } from '../../../assets/attributes/rules';
import { type AttributeObject } from '../../../assets/attributes/table';

const settings: RuleSettings = { textLimit: 255, recordingsNeedLogin: false };

function check(
  raw: Record<string, unknown>,
  object: AttributeObject = 'conversations',
  changed: Partial<RuleSettings> = {},
) {
  const { changes, ...found } = checkAttributes(object, Object.entries(raw), { ...settings, ...changed });
  return { changes: changes as Record<string, unknown>, ...found };
}

test.each<[AttributeObject, string]>([
  ['conversations', 'conversation_id'],
  ['customers', 'external_id'],
  ['customers', 'phone'],
  ['customers', 'email'],
])('a word for nothing as %s.%s is refused: Insights would make one of all who have none', (object, key) => {
  const { issues } = check({ [key]: 'undefined' }, object);

  expect(issues).toMatchObject([
    { field: `${object}.${key}`, problem: expect.stringMatching(/^is a word for no value/) },
  ]);
});

test('elsewhere a word for nothing is a text like any other', () => {
  expect(check({ campaign: 'undefined' }).changes).toEqual({ campaign: 'undefined' });
});

describe('values that are taken', () => {
  const recording = `https://api.twilio.com/2010-04-01/Accounts/AC${'0'.repeat(32)}/Recordings/RE${'1'.repeat(32)}`;

  test.each<[string, AttributeObject, string, unknown, unknown]>([
    ['text, without the spaces around it', 'conversations', 'campaign', ' Spring ', 'Spring'],
    ['a moment with an offset', 'conversations', 'date', '2026-11-22T10:00:00+05:30', '2026-11-22T10:00:00+05:30'],
    ['a number as text', 'conversations', 'handling_team_id', 2, '2'],
    ['a boolean as text', 'conversations', 'content', true, 'true'],
    ['a number as measure', 'conversations', 'hold_time', 0, 0],
    ['a numeric string as measure', 'conversations', 'conversation_measure_1', ' 12.50 ', 12.5],
    ['an exponent as measure', 'conversations', 'ivr_time', '-1e3', -1000],
    ['true as Yes', 'conversations', 'virtual', true, 'Yes'],
    ['no as No', 'conversations', 'in_business_hours', 'no', 'No'],
    ['follow-up as Follow-Up', 'conversations', 'abandoned', 'follow-up', 'Follow-Up'],
    ['a day', 'customers', 'acquisition_date', '2024-02-29', '2024-02-29'],
    ['a moment', 'conversations', 'date', '1901-01-01T00:00:00Z', '1901-01-01T00:00:00Z'],
    ['a link', 'conversations', 'segment_link', ` ${recording} `, recording],
    ['null to clear', 'conversations', 'productive', null, null],
    ['the word null to clear', 'conversations', 'productive', ' null ', null],
  ])('%s', (_, object, key, given, kept) => {
    const { changes, issues } = check({ [key]: given }, object);

    expect(issues).toEqual([]);
    expect(changes).toEqual({ [key]: kept });
  });

  test.each(['', '   ', undefined])('a blank value (%j) counts as absent', (blank) => {
    expect(check({ campaign: blank }).changes).toEqual({});
  });

  test('a start time in seconds becomes milliseconds', () => {
    const media = [{ type: 'VoiceRecording', url: 'https://a.example/1', start_time: 1_692_625_512 }];

    expect(check({ media }).changes.media).toEqual([{ ...media[0], start_time: 1_692_625_512_000 }]);
  });

  test('media from a widget is read from JSON text, its start time turned into milliseconds', () => {
    const media = [
      {
        type: 'VoiceRecording',
        url: recording,
        start_time: 'Tue, 28 May 2019 02:18:02 +0000',
        channels: ['customer', 'others'],
      },
    ];

    const { changes, issues } = check({ media: JSON.stringify(media) });

    expect(issues).toEqual([]);
    expect(changes.media).toEqual([{ ...media[0], start_time: 1_559_009_882_000 }]);
  });
});

describe('values that are refused', () => {
  test.each<[string, AttributeObject, string, unknown, RegExp]>([
    ['a word as measure', 'conversations', 'hold_time', 'abc', /finite number/],
    ['a decimal comma', 'conversations', 'hold_time', '1,5', /finite number/],
    ['infinity', 'conversations', 'hold_time', '1e999', /finite number/],
    ['a hexadecimal number', 'conversations', 'hold_time', '0x10', /finite number/],
    ['a boolean as measure', 'conversations', 'hold_time', true, /finite number/],
    ['maybe', 'conversations', 'virtual', 'maybe', /unknown value/],
    ['Follow-Up outside abandoned', 'conversations', 'virtual', 'Follow-Up', /unknown value/],
    ['an object as text', 'conversations', 'campaign', { a: 1 }, /one text value/],
    ['a list as text', 'conversations', 'campaign', ['a', 'b'], /one text value/],
    ['a day that does not exist', 'customers', 'acquisition_date', '2023-02-29', /day of the years/],
    ['a date as Americans write it', 'customers', 'acquisition_date', '12/31/2025', /another format/],
    ['the year 1900', 'customers', 'acquisition_date', '1900-12-31', /day of the years/],
    ['the year 2050', 'customers', 'acquisition_date', '2050-01-01', /day of the years/],
    ['a relative link', 'conversations', 'segment_link', '/recordings/1', /absolute http/],
    ['a script link', 'customers', 'customer_link', 'javascript:alert(1)', /absolute http/],
    ['a link with a space', 'customers', 'customer_link', 'https://a b', /absolute http/],
    ['text as media', 'conversations', 'media', 'https://x', /list of media links/],
  ])('%s', (_, object, key, given, problem) => {
    const { changes, issues } = check({ [key]: given }, object);

    expect(changes).toEqual({});
    expect(issues).toEqual([
      { field: `${object}.${key}`, problem: expect.stringMatching(problem), hint: expect.stringMatching(/\w/) },
    ]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'conversation_attribute_11', 'Outcome '])(
    'the unknown name %s',
    (key) => {
      const { changes, issues } = checkAttributes('conversations', [[key, 'x']], settings);

      expect(Object.keys(changes)).toEqual([]);
      expect(issues).toHaveLength(1);
    },
  );

  test('every problem is reported at once, each with its field', () => {
    const { issues } = check({ outcom: 'x', hold_time: 'x', virtual: 'x', campaign: 'fine' });

    expect(issues.map(({ field }) => field)).toEqual([
      'conversations.outcom',
      'conversations.hold_time',
      'conversations.virtual',
    ]);
  });

  test('a misspelled name gets the nearest known one', () => {
    expect(check({ outcom: 'x' }).issues[0].hint).toBe('did you mean conversations.outcome?');
    expect(check({ campaignName: 'x' }).issues[0].hint).toMatch(/inspector\/index\.html/);
    expect(check({ marketSegment: 'x' }, 'customers').issues[0].hint).toBe('did you mean customers.market_segment?');
  });

  test.each([0, 12, -1, 1_692_625_512_000_000, 'soon', null])('a start time of %j is not a moment', (start_time) => {
    const media = [{ type: 'VoiceRecording', url: 'https://a.example/1', start_time }];

    expect(check({ media }).issues).toMatchObject([
      { field: 'conversations.media[0].start_time', problem: 'is not a moment' },
    ]);
  });

  test('of two items for one recording neither is chosen', () => {
    const url = `https://m.example.com/RE${'1'.repeat(32)}`;
    const media = [
      { type: 'VoiceRecording', url },
      { type: 'VoiceRecording', url: `${url}.mp3` },
      { type: 'Embedded', url },
    ];

    const { changes, issues } = check({ media });

    expect(changes).toEqual({});
    expect(issues.map(({ field, problem }) => `${field} ${problem}`)).toEqual([
      'conversations.media[1] shows the same as conversations.media[0], and only one of them can be kept',
    ]);
  });

  test.each<[unknown, string]>([
    ['x', 'conversations.media[0] must be one media link: send an object with type and url'],
    [
      { type: 'Film' },
      'conversations.media[0].type has an unknown value: write VoiceRecording, ChatTranscript, Referenced, Embedded or Raw',
    ],
    [
      { type: 'ChatTranscript', sid: 'CH1' },
      'conversations.media[0].sid is not the SID of a chat channel: send CH followed by 32 hexadecimal digits',
    ],
    [
      { channels: ['a', 'b', 'c'] },
      'conversations.media[0].channels must name one or two channels: send a list such as ["customer","others"]',
    ],
    [{ channels: [7] }, 'conversations.media[0].channels.0 must name one or two channels'],
    [{ title: 7 }, 'conversations.media[0].title must be one text value: send text, not a list or an object'],
    [{ url: 7 }, 'conversations.media[0].url must be an absolute http or https URL'],
    [{ start_time: {} }, 'conversations.media[0].start_time is not a moment: send milliseconds since 1970'],
  ])('what is wrong with a media item %j is told with what to write instead', (item, told) => {
    const recording = { type: 'VoiceRecording', url: 'https://a.example/1' };
    const media = [typeof item === 'object' ? { ...recording, ...item } : item];

    const [{ field, problem, hint }] = check({ media }).issues;

    expect(`${field} ${problem}: ${hint}`).toContain(told);
  });

  test('each wrong item of a media list is told apart', () => {
    const { issues } = check({
      media: [{ type: 'VoiceRecording' }, { type: 'Raw', url: 'x' }, { type: 'Film' }, { type: 'ChatTranscript' }],
    });

    expect(issues.map(({ field, problem }) => `${field} ${problem}`)).toEqual([
      'conversations.media[0] lacks url or url_provider',
      'conversations.media[1].url must be an absolute http or https URL',
      'conversations.media[2].type has an unknown value',
      'conversations.media[3] lacks sid',
    ]);
  });
});

describe('values that deserve a look', () => {
  const firstWarning = (...args: Parameters<typeof check>) => check(...args).warnings[0];

  test('text over the limit is cut, with a warning that gives both lengths', () => {
    const { changes, warnings } = check({ content: 'x'.repeat(300) });

    expect(changes.content).toBe('x'.repeat(255));
    expect(warnings).toEqual([
      {
        field: 'conversations.content',
        problem: 'has 300 characters and was cut to 255',
        hint: 'keep it to 128 characters or fewer',
      },
    ]);
  });

  test('text over 128 characters is kept, with a warning', () => {
    expect(check({ content: 'x'.repeat(129) }).changes.content).toHaveLength(129);
    expect(firstWarning({ content: 'x'.repeat(129) }).problem).toMatch(/today's Insights loads 128/);
    expect(check({ content: 'x'.repeat(128) }).warnings).toEqual([]);
  });

  test.each([
    ['a SID', `CA${'0'.repeat(32)}`],
    ['a UUID', '123e4567-e89b-12d3-a456-426614174000'],
    ['a long number', 'order 12345678'],
    ['an email address', 'jane@example.com'],
  ])('%s in an attribute is advised to be a label', (what, value) => {
    const warning = firstWarning({ conversation_attribute_3: value });

    expect(warning.problem).toContain(what);
    expect(warning.hint).toContain('conversation_label_3');
  });

  test('identifiers are welcome where they belong', () => {
    const { warnings } = check(
      { phone: '+4412345678', email: 'a@b.example', external_id: `CA${'0'.repeat(32)}`, customer_label_1: '12345678' },
      'customers',
    );

    expect(warnings).toEqual([]);
  });

  test.each([
    [
      'Twilio metadata',
      `https://api.twilio.com/2010-04-01/Accounts/AC${'0'.repeat(32)}/Recordings/RE${'1'.repeat(32)}.json`,
      false,
    ],
    [
      'a recording of an account that enforces login',
      `https://api.twilio.com/2010-04-01/Accounts/AC${'0'.repeat(32)}/Recordings/RE${'1'.repeat(32)}`,
      true,
    ],
    ['a video recording', 'https://video.twilio.com/v1/Recordings/RT1/Media', false],
  ])('%s needs a login the link does not carry', (_, link, recordingsNeedLogin) => {
    expect(firstWarning({ segment_link: link }, 'conversations', { recordingsNeedLogin }).problem).toMatch(
      /needs a login/,
    );
  });

  test('the links of media are looked at like any other, each named by its place', () => {
    const url = `https://api.twilio.com/2010-04-01/Accounts/AC${'0'.repeat(32)}/Recordings/RE${'1'.repeat(32)}`;
    const media = [
      { type: 'VoiceRecording', url, url_provider: 'https://user@p.example/1' },
      { type: 'Referenced', url: url.replace('//', '//AC1:token@') },
      { type: 'Embedded', url: 'https://a.example/1' },
    ];

    const { warnings } = check({ media }, 'conversations', { recordingsNeedLogin: true });

    expect(warnings.map(({ field, problem }) => `${field} ${problem.slice(0, 13)}`)).toEqual([
      'conversations.media[0].url needs a login',
      'conversations.media[0].url_provider carries a use',
      'conversations.media[1].url carries a use',
    ]);
  });

  test('a password in a link is told', () => {
    expect(firstWarning({ segment_link: 'https://user:secret@files.example/1.wav' }).problem).toMatch(
      /user name or password/,
    );
  });
});
