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

test('the word is found in any case and between blanks, also where a program writes an object as text', () => {
  const refused = [' NaN ', 'Undefined', '[object Object]'].map((id) => check({ conversation_id: id }).issues);

  expect(refused.flat()).toEqual(
    Array.from({ length: 3 }, () => ({
      field: 'conversations.conversation_id',
      problem: 'is a word for no value, and would make one of all who have none',
      hint: 'leave it blank, or out, when there is no value',
    })),
  );
});

test.each<[string, unknown, string]>([
  ['text', ' case 7 ', 'case 7'],
  ['a number', 7, '7'],
])('an id is taken as %s', (_, given, kept) => {
  expect(check({ conversation_id: given })).toEqual({ changes: { conversation_id: kept }, issues: [], warnings: [] });
});

test('a number that a JSON body rounded is refused as a text, and taken as a measure', () => {
  const { changes, issues } = check({ campaign: 2 ** 60, hold_time: 2 ** 60 });

  expect(changes).toEqual({ hold_time: 2 ** 60 });
  expect(issues).toEqual([
    {
      field: 'conversations.campaign',
      problem: 'is a number of more digits than a JSON body keeps exact',
      hint: 'send it as text, in quotes',
    },
  ]);
});

test('attributes of a worker go by their key alone', () => {
  const { issues } = check({ lokation: 'x', manager: { name: 'x' } }, 'worker');

  expect(issues.map(({ field, hint }) => [field, hint])).toEqual([
    ['lokation', 'did you mean location?'],
    ['manager', 'send text, not a list or an object'],
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
    ['the last moment', 'conversations', 'date', '2049-12-31T23:59:59Z', '2049-12-31T23:59:59Z'],
    ['the easternmost offset', 'conversations', 'date', '2026-11-22T10:00:00+14:00', '2026-11-22T10:00:00+14:00'],
    ['a link without TLS', 'customers', 'customer_link', 'http://crm.example/7', 'http://crm.example/7'],
    ['a link', 'conversations', 'segment_link', ` ${recording} `, recording],
    ['null to clear', 'conversations', 'productive', null, null],
    ['the word null to clear', 'conversations', 'productive', ' null ', null],
  ])('%s', (_, object, key, given, kept) => {
    const checked = check({ [key]: given }, object);

    expect(checked).toEqual({ changes: { [key]: kept }, issues: [], warnings: [] });
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
    ['maybe where Follow-Up is known', 'conversations', 'abandoned', 'maybe', /unknown value/],
    ['Follow-Up outside abandoned', 'conversations', 'virtual', 'Follow-Up', /unknown value/],
    ['an object as text', 'conversations', 'campaign', { a: 1 }, /one text value/],
    ['a list as text', 'conversations', 'campaign', ['a', 'b'], /one text value/],
    ['a day that does not exist', 'customers', 'acquisition_date', '2023-02-29', /day of the years/],
    ['the day 0', 'customers', 'acquisition_date', '2023-03-00', /day of the years/],
    ['the month 0', 'customers', 'acquisition_date', '2023-00-01', /day of the years/],
    ['the month 13', 'customers', 'acquisition_date', '2023-13-01', /day of the years/],
    ['the hour 24', 'conversations', 'date', '2026-11-22T24:00:00Z', /day of the years/],
    ['the minute 60', 'conversations', 'date', '2026-11-22T10:60:00Z', /day of the years/],
    ['the second 60', 'conversations', 'date', '2026-11-22T10:00:60Z', /day of the years/],
    ['an offset of 15 hours', 'conversations', 'date', '2026-11-22T10:00:00+15:00', /day of the years/],
    ['a word behind a day', 'customers', 'acquisition_date', '2026-11-22 or so', /day of the years/],
    ['a word before a day', 'customers', 'acquisition_date', 'on 2026-11-22', /another format/],
    ['a list as date', 'customers', 'acquisition_date', ['2026-11-22'], /another format/],
    ['a date as Americans write it', 'customers', 'acquisition_date', '12/31/2025', /another format/],
    ['the year 1900', 'customers', 'acquisition_date', '1900-12-31', /day of the years/],
    ['the year 2050', 'customers', 'acquisition_date', '2050-01-01', /day of the years/],
    ['a relative link', 'conversations', 'segment_link', '/recordings/1', /absolute http/],
    ['a script link', 'customers', 'customer_link', 'javascript:alert(1)', /absolute http/],
    ['a link inside another', 'customers', 'customer_link', 'view-source:https://crm.example/7', /absolute http/],
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

  test.each([
    ['virtual', 'write Yes or No; true and false are understood too'],
    ['abandoned', 'write Yes, No or Follow-Up; true and false are understood too'],
  ])('the words that %s may have are told', (key, hint) => {
    expect(check({ [key]: 'maybe' }).issues).toEqual([
      { field: `conversations.${key}`, problem: 'has an unknown value', hint },
    ]);
  });

  test('a name is looked for behind as many slips as a reply shows, and no more', () => {
    const slips = Array.from({ length: 101 }, (_, place) => [`outcome${'_'.repeat(place + 1)}`, 'x'] as const);

    const { issues } = check(Object.fromEntries(slips));

    expect(issues[99].hint).toBe('did you mean conversations.outcome?');
    expect(issues[100].hint).toBe('take a name that the inspector knows: /inspector/index.html');
  });

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
    expect(issues).toEqual([
      {
        field: 'conversations.media[1]',
        problem: 'shows the same as conversations.media[0], and only one of them can be kept',
        hint: 'send one item for each recording, page or transcript',
      },
    ]);
  });

  test.each<[unknown, string]>([
    ['x', 'conversations.media[0] must be one media link: send an object with type and url'],
    [null, 'conversations.media[0] must be one media link: send an object with type and url'],
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
    const media = [typeof item === 'object' && item ? { ...recording, ...item } : item];

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
    expect(firstWarning({ content: 'x'.repeat(129) })).toEqual({
      field: 'conversations.content',
      problem: "has 129 characters, of which today's Insights loads 128",
      hint: 'keep it to 128 characters or fewer',
    });
    expect(check({ content: 'x'.repeat(128) }).warnings).toEqual([]);
  });

  test.each([
    ['a SID', `CA${'0'.repeat(32)}`],
    ['a UUID', '123e4567-e89b-12d3-a456-426614174000'],
    ['a long number', 'order 12345678'],
    ['an email address', 'jane@example.com'],
  ])('%s in an attribute is advised to be a label', (what, value) => {
    expect(check({ conversation_attribute_3: value, campaign: value }).warnings).toEqual(
      [
        ['conversation_attribute_3', 'conversation_label_3'],
        ['campaign', 'a label attribute'],
      ].map(([key, label]) => ({
        field: `conversations.${key}`,
        problem: `contains ${what}, a value that differs for almost every conversation and slows Insights down`,
        hint: `put it into ${label} and keep a category here`,
      })),
    );
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
    expect(check({ segment_link: link }, 'conversations', { recordingsNeedLogin }).warnings).toEqual([
      {
        field: 'conversations.segment_link',
        problem: 'needs a login that the link does not carry, so Insights cannot play it',
        hint: 'use a link that is public or signed (RECORDING_ACCESS)',
      },
    ]);
  });

  test('where anybody may listen, a recording in media needs none', () => {
    const url = `https://api.twilio.com/2010-04-01/Accounts/AC${'0'.repeat(32)}/Recordings/RE${'1'.repeat(32)}`;

    expect(check({ media: [{ type: 'VoiceRecording', url }] }).warnings).toEqual([]);
  });

  test('only links ask who may listen: a text is written whatever is wrong with RECORDING_ACCESS', () => {
    const unset: RuleSettings = {
      textLimit: 255,
      get recordingsNeedLogin(): boolean {
        throw new Error('RECORDING_ACCESS is not set');
      },
    };

    expect(checkAttributes('conversations', [['campaign', 'Spring']], unset).changes).toEqual({ campaign: 'Spring' });
    expect(() =>
      checkAttributes('conversations', [['media', [{ type: 'Raw', url: 'https://a.example' }]]], unset),
    ).toThrow('RECORDING_ACCESS');
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
    expect(check({ segment_link: 'https://user:secret@files.example/1.wav' }).warnings).toEqual([
      {
        field: 'conversations.segment_link',
        problem: 'carries a user name or password, which every reader of the task sees',
        hint: 'use a signed link that expires (RECORDING_ACCESS=signed)',
      },
    ]);
  });
});
