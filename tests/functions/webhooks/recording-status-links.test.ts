/** The shapes a link takes on the task: media, signed, a provider's. When it is written at all is in recording-status.test.ts. */
import absent from '../../recorded/events/recording-absent.json';
import completed from '../../recorded/events/recording-completed.json';
import conferenceCompleted from '../../recorded/events/recording-conference-completed.json';
import inProgress from '../../recorded/events/recording-in-progress.json';
import { seed } from '../../harness/bundle';
import {
  bundle,
  conversations,
  link,
  log,
  putConversations,
  recordingSid,
  taskSid,
  tell,
  useBundle,
} from '../../harness/recording-callbacks';

const startTime = Date.parse('2022-04-20T23:45:25Z');
const voice = { type: 'VoiceRecording', url: link, start_time: startTime, channels: ['customer', 'others'] };
const transcript = { type: 'ChatTranscript', sid: `CH${'0'.repeat(32)}` };

describe('as media', () => {
  useBundle({ RECORDING_LINK: 'media' });

  test('start time comes in ms, channels by leg', async () => {
    await tell(completed);

    expect(await conversations()).toEqual({ media: [voice] });
  });

  test('the agent’s leg has the channels the other way round', async () => {
    await tell({ ...completed, CallSid: seed.callSids.aliceLeg });

    expect((await conversations()).media).toEqual([{ ...voice, channels: ['others', 'customer'] }]);
  });

  test.each([
    ['one channel', { ...completed, RecordingChannels: '1' }],
    ['a leg nobody knows', { ...completed, CallSid: `CA${'d'.repeat(32)}` }],
    ['a conference', conferenceCompleted],
  ])('%s: no order of channels is claimed', async (_, event) => {
    await tell(event);

    expect((await conversations()).media).toEqual([{ type: 'VoiceRecording', url: link, start_time: startTime }]);
  });

  test('a transcript, other media and an earlier recording stay, and the latter is warned of', async () => {
    const earlier = { type: 'VoiceRecording', url: link.replace(/RE.*/, `RE${'1'.repeat(32)}`) };
    await putConversations({ media: [transcript, earlier] });

    await tell(completed);

    expect((await conversations()).media).toEqual([transcript, earlier, voice]);
  });

  test.each(['Embedded', 'Referenced'])('an %s page about the recording stays, and absent leaves it', async (type) => {
    const page = { type, url: `https://transcripts.example.com/${recordingSid}`, title: 'Transcript' };
    await putConversations({ media: [page] });

    await tell(completed);
    const both = await conversations();
    await tell(absent);

    expect([both, await conversations()]).toEqual([{ media: [page, voice] }, { media: [page] }]);
  });

  test('a repetition after an earlier recording is not news for the operator', async () => {
    await putConversations({
      media: [{ type: 'VoiceRecording', url: link.replace(/RE.*/, `RE${'1'.repeat(32)}`) }, voice],
    });

    await tell(completed);

    expect(log()).toMatchObject([{ level: 'log', code: 'unchanged' }]);
  });

  test('a repetition costs one call, and keeps a title somebody gave', async () => {
    await putConversations({ media: [{ ...voice, title: 'Consent' }, transcript] });

    await tell(completed);
    await tell({ ...inProgress, RecordingStartTime: new Date().toUTCString() });

    expect(bundle.requestsSent()).toEqual(['FetchTask', 'FetchTask']);
  });

  test.each([
    ['absent', { media: [transcript] }],
    ['deleted', { media: [voice, transcript] }],
  ])('a start told again, late: the link of a recording that is %s by now', async (status, left) => {
    const { sid } = bundle.sandbox.actions.putRecording({ sid: recordingSid, call: completed.CallSid, seconds: 0 });
    Object.assign(bundle.sandbox.state.recordings.get(sid)!, { status });
    await putConversations({ media: [voice, transcript] });

    await tell(inProgress);

    expect(await conversations()).toEqual(left);
    expect(bundle.requestsSent().slice(0, 2)).toEqual(['FetchTask', 'FetchRecording']);
  });

  test('what was not known at the start is filled in at the end', async () => {
    await putConversations({ media: [{ type: 'VoiceRecording', url: link }] });

    await tell(completed);

    expect((await conversations()).media).toEqual([voice]);
  });

  test('own storage’s link of the recording stays, whatever is told of the recording', async () => {
    const item = { ...voice, url: `https://cdn.example.com/${recordingSid}.mp3?sig=abc` };
    await putConversations({ media: [item] });

    await tell(completed);
    await tell(absent);

    expect(await conversations()).toEqual({ media: [item] });
    expect(log()[0]).toMatchObject({ level: 'warn', code: 'unchanged' });
  });

  test('absent takes the item alone, and an empty list with it', async () => {
    await putConversations({ campaign: 'Spring', media: [voice] });
    await tell(absent);
    const alone = await conversations();
    await putConversations({ media: [transcript, voice] });
    await tell(absent);

    expect([alone, await conversations()]).toEqual([{ campaign: 'Spring' }, { media: [transcript] }]);
  });

  test('with ReservationSid the recording belongs to that reservation alone', async () => {
    const ReservationSid = seed.reservationSids.answeredCall;
    await putConversations({ media: [transcript] });

    await tell(completed, `?TaskSid=${taskSid}&ReservationSid=${ReservationSid}`);

    const { attributes } = await bundle.fetchTask(taskSid);
    expect(attributes.conversations.media).toEqual([transcript]);
    expect(attributes.reservation_attributes).toEqual({ [ReservationSid]: { media: [transcript, voice] } });
  });
});

const secret = 'a-secret-of-thirty-two-characters';

describe('as signed links', () => {
  useBundle({ RECORDING_ACCESS: 'signed', RECORDING_LINK_SECRET: secret });

  test('a link whose expiry lies on another day counts as the same', async () => {
    await tell(completed);
    const { segment_link } = await conversations();
    jest.useFakeTimers({
      doNotFake: [
        'nextTick',
        'setImmediate',
        'setTimeout',
        'setInterval',
        'clearTimeout',
        'clearInterval',
        'performance',
        'queueMicrotask',
      ],
      now: Date.now() + 5 * 86_400_000,
    });
    bundle.sandbox.requests.clear();

    await tell(completed);
    jest.useRealTimers();

    expect([bundle.requestsSent(), (await conversations()).segment_link]).toEqual([['FetchTask'], segment_link]);
  });

  test('Twilio’s own link to the same recording, which would not play, is replaced', async () => {
    await putConversations({ segment_link: link });

    await tell(completed);

    expect((await conversations()).segment_link).toMatch(
      /^http:\/\/localhost:\d+\/recordings\/media\?RecordingSid=REebf78ad0825ad0baefd8eab4dae55691&Expires=\d+&Signature=/,
    );
  });
});

describe('for a provider', () => {
  useBundle({ RECORDING_ACCESS: 'provider:https://media.example.com/links/{RecordingSid}' });

  test('the link is an url_provider, which only media can have', async () => {
    await tell(completed);

    const { url: _, ...rest } = voice;
    expect(await conversations()).toEqual({
      media: [{ ...rest, url_provider: `https://media.example.com/links/${recordingSid}` }],
    });
  });
});
