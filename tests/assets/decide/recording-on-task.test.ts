import fc from 'fast-check';
import { attachRecording, detachRecording, type TaskRecording } from '../../../assets/decide/recording-on-task';
import { recordingUrl } from '../../../assets/decide/recording-link';
import { settingsOf } from '../../../assets/settings/settings';
import { type JsonObject } from '../../../assets/attributes/json';
import { type Decision, type Task } from '../../../assets/decide/decision';

const environment = { ACCOUNT_SID: `AC${'a'.repeat(32)}`, DOMAIN_NAME: 'insights-1.twil.io' };
const asLink = settingsOf(environment);
const asMedia = settingsOf({ ...environment, RECORDING_LINK: 'media' });
const now = Date.now();
const sidOf = (digit: string) => `RE${digit.repeat(32)}`;
const linkOf = (digit: string) => recordingUrl(asLink, sidOf(digit), now);
const own = 'https://insights-1.twil.io';
const signedOnce = `${own}/recordings/media?RecordingSid=${sidOf('1')}&Expires=1&Signature=x`;
const asSigned = settingsOf({ ...environment, RECORDING_ACCESS: 'signed', RECORDING_LINK_SECRET: 's'.repeat(32) });
const foreignLink = `https://cdn.example.com/${sidOf('1')}.mp3?sig=abc`;
const voice = (digit: string, extra = {}) => ({ type: 'VoiceRecording', url: linkOf(digit), ...extra });
const transcript = { type: 'ChatTranscript', sid: `CH${'0'.repeat(32)}` };
const reservationSid = `WR${'1'.repeat(32)}`;

const taskWith = (attributes: object): Task => ({
  sid: `WT${'1'.repeat(32)}`,
  attributes: attributes as JsonObject,
  status: 'assigned',
  reason: null,
  version: '"1"',
});
const attach = (settings: typeof asLink, attributes: object, recording: Partial<TaskRecording> = {}) =>
  attachRecording(settings, taskWith(attributes), { sid: sidOf('1'), ...recording }, now);
const written = (decision: Decision) => (decision.kind === 'change' ? decision.attributes : decision.kind);

describe('as segment link', () => {
  test.each<[string, object, unknown]>([
    ['no conversations', { call_sid: 'CA1' }, { call_sid: 'CA1', conversations: { segment_link: linkOf('1') } }],
    ['an empty link', { conversations: { segment_link: '' } }, { conversations: { segment_link: linkOf('1') } }],
    ['a null link', { conversations: { segment_link: null } }, { conversations: { segment_link: linkOf('1') } }],
    ['the same link', { conversations: { segment_link: linkOf('1') } }, 'unchanged'],
    ['the recording at another address', { conversations: { segment_link: foreignLink } }, 'unchanged'],
    ['a value that is not a link', { conversations: { segment_link: 5 } }, 'unchanged'],
    ['another recording', { conversations: { segment_link: linkOf('2') } }, 'unchanged'],
    ['another page', { conversations: { segment_link: 'https://crm.example.com' } }, 'unchanged'],
    ['conversations that are not an object', { conversations: 'see CRM' }, 'refuse'],
  ])('%s', (_, attributes, expected) => {
    expect(written(attach(asLink, attributes))).toEqual(expected);
  });

  test('only a link to something else is warned of', () => {
    const warningsFor = (segment_link: string) => attach(asLink, { conversations: { segment_link } });

    expect(warningsFor(linkOf('2'))).toEqual({
      kind: 'unchanged',
      warnings: [
        {
          field: 'conversations.segment_link',
          problem: 'leads elsewhere already and was left as it is',
          hint: 'set RECORDING_LINK=media to keep several recordings',
        },
      ],
    });
    expect(warningsFor(linkOf('1'))).toMatchObject({ warnings: [] });
  });

  test('somebody else’s link to the same recording is warned of in words of its own', () => {
    expect(attach(asLink, { conversations: { segment_link: foreignLink } })).toMatchObject({
      warnings: [
        {
          problem: 'leads to this recording at an address that is not of this deployment, and was left as it is',
          hint: 'remove it to get the link of RECORDING_ACCESS, or set RECORDING_ACCESS to that address',
        },
      ],
    });
  });

  test.each([
    ['Twilio’s own', linkOf('1')],
    ['signed with an earlier secret', signedOnce],
  ])('a link that was ours (%s) becomes the one that plays', (_, segment_link) => {
    const result = written(attach(asSigned, { conversations: { segment_link } })) as JsonObject;

    expect((result.conversations as JsonObject).segment_link).toMatch(/^https:.*&Signature=[\w-]{43}$/);
  });
});

describe('as media', () => {
  test.each<[string, object, unknown]>([
    ['no media', {}, [voice('1')]],
    ['other media', { media: [transcript, voice('2')] }, [transcript, voice('2'), voice('1')]],
    [
      'a page about the recording',
      { media: [{ type: 'Embedded', url: `https://transcripts.example.com/${sidOf('1')}`, title: 'Transcript' }] },
      [{ type: 'Embedded', url: `https://transcripts.example.com/${sidOf('1')}`, title: 'Transcript' }, voice('1')],
    ],
    ['the item, with a title', { media: [voice('1', { title: 'Consent' })] }, 'unchanged'],
    [
      'the item at another address',
      { media: [{ type: 'VoiceRecording', url: `https://m.example.com/${sidOf('1')}`, title: 'x' }, transcript] },
      'unchanged',
    ],
    [
      'the item at an address that was ours',
      { media: [{ type: 'VoiceRecording', url: signedOnce, title: 'x' }, transcript] },
      [voice('1', { title: 'x' }), transcript],
    ],
    [
      'the item without a link',
      { media: [voice('1', { url: '', sid: sidOf('1') })] },
      [voice('1', { sid: sidOf('1') })],
    ],
  ])('%s', (_, conversations, expected) => {
    const result = written(attach(asMedia, { conversations }));

    expect(typeof result === 'object' ? (result.conversations as JsonObject).media : result).toEqual(expected);
  });

  test('what the item has already stays as it is', () => {
    const item = voice('1', { start_time: 5 });

    expect(written(attach(asMedia, { conversations: { media: [item] } }, { startTime: 1000 }))).toBe('unchanged');
  });

  test.each([['url'], ['url_provider']])('somebody else’s %s stays, with what its item lacks, and is told', (key) => {
    const item = { type: 'VoiceRecording', [key]: foreignLink };

    const decision = attach(asMedia, { conversations: { media: [transcript, item] } }, { startTime: 1000 });

    expect(decision).toMatchObject({
      attributes: { conversations: { media: [transcript, { ...item, start_time: 1000 }] } },
      warnings: [{ field: 'conversations.media[1]', problem: expect.stringContaining('not of this deployment') }],
    });
    expect(written(decision)).not.toHaveProperty(key === 'url' ? 'url_provider' : 'url');
  });

  test('the warning of somebody else’s link is repeated when nothing is left to add', () => {
    const item = { type: 'VoiceRecording', url: foreignLink };

    expect(attach(asMedia, { conversations: { media: [item] } })).toMatchObject({ kind: 'unchanged', warnings: [{}] });
  });

  test('a recording behind another one is warned of', () => {
    const decision = attach(asMedia, { conversations: { media: [voice('2')] } });

    expect(decision).toMatchObject({
      warnings: [
        {
          field: 'conversations.media',
          problem: 'has another voice recording before this one, and Insights plays the first only',
          hint: 'give ReservationSid for recordings of one agent each',
        },
      ],
    });
  });

  test('no warning but of another voice recording, and of a new item only', () => {
    const warningsFor = (media: unknown[], startTime?: number) => {
      const decision = attach(asMedia, { conversations: { media } }, { startTime });
      return [decision.kind, 'warnings' in decision && decision.warnings.length];
    };

    expect(warningsFor([transcript])).toEqual(['change', 0]);
    expect(warningsFor([transcript, voice('2')])).toEqual(['change', 1]);
    expect(warningsFor([voice('2'), voice('1')], 1000)).toEqual(['change', 0]);
  });

  test('the two channels of a conference are not named', () => {
    expect(written(attach(asMedia, {}, { channels: 2 }))).toEqual({ conversations: { media: [voice('1')] } });
  });

  test('a reservation gets its own list also where the task’s is not one', () => {
    expect(written(attach(asMedia, { conversations: { media: 'text' } }, { reservationSid }))).toMatchObject({
      conversations: { media: 'text' },
      reservation_attributes: { [reservationSid]: { media: [voice('1')] } },
    });
  });

  test('another voice recording of a reservation is warned of where it stands', () => {
    const task = { reservation_attributes: { [reservationSid]: { media: [voice('2')] } } };

    expect(attach(asMedia, task, { reservationSid })).toMatchObject({
      warnings: [{ field: `reservation_attributes.${reservationSid}.media` }],
    });
  });

  test.each<[string, object, string, string[] | undefined]>([
    ['the call of the task', { call_sid: 'CA1' }, 'CA1', ['customer', 'others']],
    [
      'the customer’s leg',
      { conference: { participants: { customer: 'CA1', worker: 'CA2' } } },
      'CA1',
      ['customer', 'others'],
    ],
    [
      'the agent’s leg',
      { call_sid: 'CA1', conference: { participants: { customer: 'CA1', worker: 'CA2' } } },
      'CA2',
      ['others', 'customer'],
    ],
    ['worker_call_sid', { worker_call_sid: 'CA2' }, 'CA2', ['others', 'customer']],
    ['another leg', { call_sid: 'CA1' }, 'CA3', undefined],
  ])('two channels of %s', (_, attributes, callSid, channels) => {
    const result = written(attach(asMedia, attributes, { callSid, channels: 2 })) as JsonObject;

    expect((result.conversations as { media: [JsonObject] }).media[0].channels).toEqual(channels);
  });

  test('a reservation’s first list begins with the task’s other media, which it replaces', () => {
    const conversations = { media: [transcript, voice('2')] };

    const result = written(attach(asMedia, { conversations }, { reservationSid }));

    expect(result).toEqual({
      conversations,
      reservation_attributes: { [reservationSid]: { media: [transcript, voice('1')] } },
    });
  });

  test('a reservation keeps what it has, and other reservations too', () => {
    const others = { WR2: { media: [voice('3')] } };

    const result = written(
      attach(
        asMedia,
        { reservation_attributes: { ...others, [reservationSid]: { note: 1, media: [voice('2')] } } },
        { reservationSid },
      ),
    );

    expect(result).toEqual({
      reservation_attributes: { ...others, [reservationSid]: { note: 1, media: [voice('2'), voice('1')] } },
    });
  });

  test.each([['text'], [7], [{ a: 1 }]])('media that is %j is not written over', (media) => {
    const decisions = [
      attach(asMedia, { conversations: { media } }),
      attach(asMedia, { reservation_attributes: { [reservationSid]: { media } } }, { reservationSid }),
    ];

    expect(decisions).toMatchObject([
      { code: 'task-unreadable', message: expect.stringMatching(/^conversations\.media on the task is not a list/) },
      {
        code: 'task-unreadable',
        message: expect.stringMatching(/^reservation_attributes\.WR1+\.media on the task is not a list/),
      },
    ]);
  });

  test.each([['text'], [7], [[1]]])('reservation attributes that are %j are not written over', (found) => {
    const decisions = [
      attach(asMedia, { reservation_attributes: found }, { reservationSid }),
      attach(asMedia, { reservation_attributes: { [reservationSid]: found } }, { reservationSid }),
    ];

    expect(decisions).toMatchObject([
      {
        code: 'task-unreadable',
        message: expect.stringMatching(/^reservation_attributes on the task is not an object/),
      },
      {
        code: 'task-unreadable',
        message: expect.stringMatching(/^reservation_attributes\.WR1+ on the task is not an o/),
      },
    ]);
  });
});

describe('taking a link away', () => {
  test.each<[string, object, object]>([
    [
      'the segment link',
      { a: 1, conversations: { campaign: 'x', segment_link: linkOf('1') } },
      { a: 1, conversations: { campaign: 'x' } },
    ],
    [
      'the media item',
      { conversations: { media: [transcript, voice('1')] } },
      { conversations: { media: [transcript] } },
    ],
    ['the last media item', { conversations: { media: [voice('1')] } }, { conversations: {} }],
    [
      'a reservation’s',
      { reservation_attributes: { WR1: { media: [voice('1')] }, WR2: { media: [voice('1'), transcript], b: 2 } } },
      { reservation_attributes: { WR2: { media: [transcript], b: 2 } } },
    ],
    [
      'nothing of somebody else’s',
      {
        conversations: { segment_link: foreignLink, media: [{ type: 'VoiceRecording', url: foreignLink }] },
        reservation_attributes: { WR1: { media: [voice('1', { url_provider: foreignLink })] } },
      },
      {
        conversations: { segment_link: foreignLink, media: [{ type: 'VoiceRecording', url: foreignLink }] },
        reservation_attributes: { WR1: { media: [voice('1', { url_provider: foreignLink })] } },
      },
    ],
    [
      'nothing else',
      {
        conversations: {
          segment_link: linkOf('2'),
          media: [voice('2'), 7, null, { type: 'Referenced', url: linkOf('1') }],
        },
      },
      {
        conversations: {
          segment_link: linkOf('2'),
          media: [voice('2'), 7, null, { type: 'Referenced', url: linkOf('1') }],
        },
      },
    ],
    ...[
      { conversations: 'see CRM', reservation_attributes: { WR1: 'x', WR2: null } },
      { conversations: { media: 'see CRM' }, reservation_attributes: { WR1: { media: [] }, WR2: {} } },
      { conversations: { media: [] } },
      { conversations: { media: [{ type: 'VoiceRecording', sid: sidOf('1') }] } },
    ].map((nothing): [string, object, object] => [`nothing from ${JSON.stringify(nothing)}`, nothing, nothing]),
  ])('%s', (_, attributes, expected) => {
    expect(written(detachRecording(asLink, taskWith(attributes), sidOf('1')))).toEqual(expected);
  });
});

test('callbacks of two recordings in any order and number leave each recording once', () => {
  const callback = fc.record({
    sid: fc.constantFrom(sidOf('1'), sidOf('2')),
    startTime: fc.constantFrom(undefined, 1000),
    channels: fc.constantFrom(1, 2),
    reservationSid: fc.constantFrom(undefined, reservationSid),
  });

  fc.assert(
    fc.property(fc.array(callback, { maxLength: 12 }), (callbacks) => {
      let task = taskWith({ conversations: { media: [transcript] } });
      for (const recording of [...callbacks, ...callbacks]) {
        const decision = attachRecording(asMedia, task, recording, now);
        if (decision.kind === 'change') task = taskWith(decision.attributes);
      }
      const lists = [
        (task.attributes.conversations as JsonObject).media,
        (task.attributes.reservation_attributes as Record<string, JsonObject> | undefined)?.[reservationSid].media ??
          [],
      ] as { url?: string }[][];
      for (const list of lists) expect(new Set(list.map(({ url }) => url)).size).toBe(list.length);
    }),
  );
});
