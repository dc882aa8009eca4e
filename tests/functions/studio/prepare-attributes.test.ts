import { startBundle, seed, type Bundle } from '../../harness/bundle';

let bundle: Bundle;
const path = '/studio/prepare-attributes';
const recordingSid = `RE${'1'.repeat(32)}`;
const twilioUrl = `https://api.twilio.com/2010-04-01/Accounts/${seed.accountSid}/Recordings/${recordingSid}`;
const start = async (variables?: Record<string, string>) => {
  bundle = await startBundle(variables);
};
const prepare = (parameters: Record<string, unknown>) => bundle.call(path, parameters);

describe('as deployed by default', () => {
  beforeAll(() => start());
  afterAll(() => bundle.close());
  beforeEach(() => bundle.sandbox.reset());

  test('returns the object to paste, without a request to Twilio', async () => {
    const { status, body } = await prepare({
      'conversations.hold_time': '5',
      'customers.name': 'Jane',
      'customers.email': 'null',
      'conversations.content': '',
    });

    expect([status, body.code]).toEqual([200, 'valid']);
    expect(body.attributes).toEqual({ conversations: { hold_time: 5 }, customers: { name: 'Jane' } });
    expect(bundle.requestsSent()).toEqual([]);
  });

  test('without any input the object is empty', async () => {
    expect((await prepare({})).body).toMatchObject({
      code: 'valid',
      attributes: {},
      issues: [],
      warnings: [{ field: 'attributes', problem: 'were not given, or all of them are blank' }],
    });
  });

  test.each([
    ['FirstTaskSid', `WT${'1'.repeat(32)}`],
    ['ConversationId', 'case 7'],
  ])('puts the link of %s into it', async (parameter, value) => {
    const { body } = await prepare({ [parameter]: value });

    expect(body).toMatchObject({ conversationId: value, attributes: { conversations: { conversation_id: value } } });
  });

  test('looks up the conversation of PreviousTaskSid, its only request', async () => {
    const previous = await bundle.createTask({ conversations: { conversation_id: 'first' } });
    bundle.sandbox.requests.clear();

    const { body } = await prepare({ PreviousTaskSid: previous });

    expect(body.conversationId).toBe('first');
    expect(bundle.requestsSent()).toEqual(['FetchTask']);
  });

  test('nothing is prepared while the predecessor cannot be asked', async () => {
    const previous = `WT${'7'.repeat(32)}`;
    bundle.sandbox.addFault({ kind: 'status', status: 429, retryAfter: 60, path: previous, times: 'always' });

    const { status, body } = await prepare({ PreviousTaskSid: previous, 'conversations.campaign': 'Spring' });

    expect([status, body.code, body.attributes]).toEqual([429, 'rate-limited', null]);
  });

  test('puts the link of a recording into it', async () => {
    const { body } = await prepare({
      RecordingSid: recordingSid,
      RecordingStartTime: '2026-11-22T10:00:00Z',
      RecordingChannels: 'dual',
    });

    expect(body).toMatchObject({ recordingSid, attributes: { conversations: { segment_link: twilioUrl } } });
  });

  test('warns when Send to Flex cannot hold it, and refuses what TaskRouter cannot', async () => {
    const texts = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, place) => [
          [`conversations.conversation_attribute_${place + 1}`, 'x'.repeat(120)],
        ]).flat(),
      );
    const labels = Object.fromEntries(
      [
        'campaign',
        'case',
        'content',
        'queue',
        'workflow',
        'language',
        'source',
        'activity',
        'initiative',
        'ivr_path',
        'segment_name',
      ].map((key) => [`conversations.${key}`, 'x'.repeat(255)]),
    );

    const [long, tooLong] = [await prepare(texts(8)), await prepare({ ...texts(10), ...labels })];

    expect(long.body).toMatchObject({
      code: 'valid',
      warnings: [{ field: 'attributes', problem: expect.stringContaining('Send to Flex takes 1024') }],
    });
    expect([tooLong.status, tooLong.body.code, tooLong.body.attributes]).toEqual([422, 'too-large', null]);
  });

  test.each([
    ['two links', { FirstTaskSid: `WT${'1'.repeat(32)}`, ConversationId: 'a' }, 'ConversationId'],
    [
      'a link and its attribute',
      { ConversationId: 'a', 'conversations.conversation_id': 'b' },
      'conversations.conversation_id',
    ],
    [
      'a recording and a link of its own',
      { RecordingSid: recordingSid, 'conversations.segment_link': 'https://a.example/1' },
      'conversations.segment_link',
    ],
    ['a start time without a recording', { RecordingStartTime: '2026-11-22T10:00:00Z' }, 'RecordingSid'],
    ['a start time that is none', { RecordingSid: recordingSid, RecordingStartTime: 'soon' }, 'RecordingStartTime'],
    ['channels that are none', { RecordingSid: recordingSid, RecordingChannels: '3' }, 'RecordingChannels'],
  ])('refuses %s', async (_, parameters, field) => {
    const { status, body } = await prepare(parameters);

    expect([status, body.code, body.issues.map((issue) => issue.field)]).toEqual([400, 'bad-input', [field]]);
  });

  test('takes a query string as well', async () => {
    const { body } = await bundle.call(path, { 'conversations.campaign': 'Spring' }, 'query');

    expect(body).toMatchObject({ code: 'valid', attributes: { conversations: { campaign: 'Spring' } } });
  });
});

describe('with RECORDING_LINK=media', () => {
  beforeAll(() => start({ RECORDING_LINK: 'media', INSIGHTS_TEXT_LIMIT: '10' }));
  afterAll(() => bundle.close());

  test('the recording becomes a media item with its start in milliseconds and its channels', async () => {
    const { body } = await prepare({
      RecordingSid: recordingSid,
      RecordingStartTime: 'Tue, 28 May 2019 02:18:02 +0000',
      RecordingChannels: '2',
    });

    expect(body.attributes).toEqual({
      conversations: {
        media: [
          { type: 'VoiceRecording', url: twilioUrl, start_time: 1_559_009_882_000, channels: ['customer', 'others'] },
        ],
      },
    });
  });

  test('an item that is given for the recording keeps its title and its link, and gets what it lacks', async () => {
    const item = { type: 'VoiceRecording', url: `https://cdn.example.com/${recordingSid}.mp3`, title: 'Consent' };

    const { body } = await prepare({
      'conversations.media': JSON.stringify([item]),
      RecordingSid: recordingSid,
      RecordingStartTime: 'Tue, 28 May 2019 02:18:02 +0000',
    });

    expect(body.attributes).toEqual({ conversations: { media: [{ ...item, start_time: 1_559_009_882_000 }] } });
    expect(body.warnings).toMatchObject([{ field: 'conversations.media[0]' }]);
  });

  test('INSIGHTS_TEXT_LIMIT says where text is cut', async () => {
    const { body } = await prepare({ 'conversations.campaign': 'Spring offers' });

    expect(body.attributes).toEqual({ conversations: { campaign: 'Spring off' } });
  });
});

describe('with a variable missing or malformed', () => {
  afterEach(() => bundle.close());

  test.each([
    [{ TASKROUTER_WORKSPACE_SID: '' }, { PreviousTaskSid: `WT${'1'.repeat(32)}` }, 'TASKROUTER_WORKSPACE_SID'],
    [{ INSIGHTS_TEXT_LIMIT: 'hush' }, { 'conversations.campaign': 'x' }, 'INSIGHTS_TEXT_LIMIT'],
    [{ RECORDING_ACCESS: 'hush' }, { RecordingSid: recordingSid }, 'RECORDING_ACCESS'],
    [
      { RECORDING_ACCESS: 'signed', RECORDING_LINK_SECRET: 'hush' },
      { RecordingSid: recordingSid },
      'RECORDING_LINK_SECRET',
    ],
    [{ AUTH_TOKEN: '0'.repeat(32) }, { PreviousTaskSid: `WT${'1'.repeat(32)}` }, 'AUTH_TOKEN'],
  ])('%j is told by name and never by value', async (variables, parameters, name) => {
    await start(variables);

    const { status, body } = await prepare(parameters);

    expect([status, body.code]).toEqual([500, 'not-configured']);
    expect(body.message).toContain(name);
    expect(JSON.stringify([body, bundle.functions.log])).not.toContain('hush');
    expect(bundle.functions.log).toMatchObject([
      { level: 'error', line: { code: 'not-configured', note: body.message } },
    ]);
  });
});
