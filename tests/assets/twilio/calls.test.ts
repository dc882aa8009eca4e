/** Requests to Twilio inside the time a Function has, on a clock of the test's own; real networks are in tests/faults. */
import timers from 'node:timers/promises';
import { NotConfigured } from '../../../assets/settings/settings';
import { jitter, TwilioCalls, type CallOptions, type Transport } from '../../../assets/twilio/calls';
import { type SeenAnswer } from '../../../assets/twilio/client';
import { ConnectionLost } from '../../../assets/twilio/exchange';
import { type Answer } from '../../../assets/twilio/failure';
import { failure, told } from '../../harness/answering';

const account = { ACCOUNT_SID: `AC${'0'.repeat(32)}`, AUTH_TOKEN: 'x'.repeat(32) };
const refused = failure('rate-limited', { status: 429 });
const broken = failure('unavailable', { status: 503, answerLost: true });
const lost = failure('unavailable', { answerLost: true });
const done = told('done');

let nowMs = 0;
/** Milliseconds by which the process wakes too late. */
let lagMs: number;
let paused: number[];

beforeEach(() => {
  [nowMs, lagMs, paused] = [5000, 0, []];
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  jest.spyOn(Math, 'random').mockReturnValue(0.5);
  jest.spyOn(timers, 'setTimeout').mockImplementation((async (milliseconds: number, _: unknown, given: object) => {
    paused.push(milliseconds);
    const { signal } = given as { signal?: AbortSignal };
    if (signal?.aborted) throw signal.reason;
    nowMs += milliseconds + lagMs;
  }) as never);
});
afterEach(() => jest.restoreAllMocks());

const callsFor = (milliseconds: number, options?: CallOptions) =>
  new TwilioCalls(account, nowMs + milliseconds, options);

/** Answers in order, the last one for ever; `tookMs`: how long each takes. */
function transportOf(answers: Answer<unknown>[], tookMs: number[] = []) {
  const timeouts: number[] = [];
  const transport: Transport<unknown> = async (passage) => {
    passage.sent();
    timeouts.push(passage.timeout);
    nowMs += tookMs.shift() ?? 0;
    return answers.length > 1 ? answers.shift()! : answers[0];
  };
  return { transport, timeouts };
}

describe('a pause', () => {
  test.each([
    [500, true],
    [501, false],
  ])('of %i ms out of 1,000 leaves time for a request: %j', async (milliseconds, fits) => {
    expect(await callsFor(1000).pause(milliseconds)).toBe(fits);
    expect(paused).toEqual(fits ? [milliseconds] : []);
  });

  test.each([
    ['is as long as asked where two requests fit in behind it', 2000, 800, [800]],
    ['is shorter where they would not', 1800, 3000, [800]],
    ['is none where they would not at all', 1000, 300, []],
  ])('at most so long %s', async (_, left, milliseconds, expected) => {
    expect(await callsFor(left).pauseAtMost(milliseconds)).toBe(expected.length > 0);
    expect(paused).toEqual(expected);
  });

  test('that woke late takes as much off the time that is left, at the worst so far', async () => {
    const calls = callsFor(9000);

    lagMs = 70;
    await calls.pause(100);
    lagMs = 30;
    await calls.pause(100);

    expect(calls.remaining()).toBe(9000 - 170 - 130 - 70);
  });

  test('that is called off says so at once', async () => {
    const calls = callsFor(9000, { signal: AbortSignal.abort() });

    expect([await calls.pause(100), calls.remaining()]).toEqual([false, 9000]);
  });

  test('is random, doubles with each attempt and has an end', () => {
    expect([1, 2, 5, 6].map((attempt) => jitter(100, attempt, 2000))).toEqual([100, 200, 1000, 1000]);
  });
});

describe('a request', () => {
  test.each([
    [499, { ok: false, problem: 'unavailable', answerLost: false, unsent: true }, 0],
    [500, done, 1],
  ])('with %i ms left: %j', async (left, expected, sent) => {
    const calls = callsFor(left);

    expect(await calls.send(transportOf([done]).transport, 2500)).toEqual(expected);
    expect(calls.calls).toBe(sent);
  });

  test('is made with the account’s credentials', async () => {
    const given: unknown[] = [];

    await callsFor(9000).send(async (_, credentials) => (given.push(credentials), done), 2500);

    expect(given).toEqual([{ sid: account.ACCOUNT_SID, token: account.AUTH_TOKEN }]);
  });

  test('has its own time, and what is left of the whole where that is less', async () => {
    const { transport, timeouts } = transportOf([broken, broken, done], [2000, 2000]);

    await callsFor(6000).send(transport, 2500);

    expect(timeouts).toEqual([2500, 2500, 6000 - 4300]);
  });

  test.each([
    ['a 429', refused],
    ['a 5xx', broken],
    ['a lost connection', lost],
  ])('is sent again after %s until the time is used up, after ever longer pauses', async (_, answer) => {
    const calls = callsFor(9000);

    expect(await calls.send(transportOf([answer]).transport, 2500)).toEqual(answer);
    expect(paused).toEqual([100, 200, 400, 800, 1000, 1000, 1000, 1000, 1000, 1000, 1000]);
    expect(calls.calls).toBe(12);
  });

  test.each(['refused', 'not-found', 'precondition-failed'] as const)('that is %s is not', async (problem) => {
    expect(await callsFor(9000).send(transportOf([failure(problem)]).transport, 2500)).toEqual(failure(problem));
    expect(paused).toEqual([]);
  });

  test.each([
    [0, 100],
    [700, 800],
  ])('waits %i ms because of Retry-After, and never without a pause of ours: %i', async (retryAfter, expected) => {
    let attempts = 0;

    await callsFor(9000).send(async (passage) => {
      if (attempts++) return done;
      passage.retryAfter = retryAfter;
      return refused;
    }, 2500);

    expect(paused).toEqual([expected]);
  });

  test.each([
    ['a 429', refused, [7]],
    ['another failure', broken, [100]],
  ])('of a tool that paces itself, after %s', async (_, answer, expected) => {
    const { transport } = transportOf([answer, done]);

    await callsFor(9000, { pauseAfterRefusal: () => 7 }).send(transport, 2500);

    expect(paused).toEqual(expected);
  });

  test('is not sent again once everything is called off', async () => {
    const calls = callsFor(9000, { signal: AbortSignal.abort() });

    expect(await calls.send(transportOf([refused]).transport, 2500)).toEqual(refused);
    expect(calls.calls).toBe(1);
  });

  test.each([
    ['a success', done],
    ['a refusal', failure('refused')],
  ])('whose answer was lost is remembered in %s that follows', async (_, answer) => {
    expect(await callsFor(9000).send(transportOf([lost, refused, answer]).transport, 2500)).toEqual({
      ...answer,
      answerLost: true,
    });
  });

  test.each<[string, Answer<unknown>, Answer<unknown>]>([
    ['cut off by our own time does not hide what Twilio said before', lost, { ...refused, answerLost: true }],
    ['that Twilio answered then does', broken, broken],
    ['that was never sent then does', failure('unavailable'), failure('unavailable')],
  ])('%s', async (_, last, expected) => {
    const { transport } = transportOf([refused, last], [2000]);

    expect(await callsFor(3000).send(transport, 2500)).toEqual(expected);
  });

  test('that had all of its time is told as it ended', async () => {
    const { transport } = transportOf([refused, lost], [0, 2500]);

    expect(await callsFor(3000).send(transport, 2500)).toEqual(lost);
  });

  test('cut off the first time is told as lost', async () => {
    expect(await callsFor(900).send(transportOf([lost], [900]).transport, 2500)).toEqual(lost);
  });

  test.each([
    ['SID', { AUTH_TOKEN: 'x' }],
    ['token', { ACCOUNT_SID: account.ACCOUNT_SID }],
  ])('without the account’s %s is a matter of the configuration', (_, given) => {
    const send = () => new TwilioCalls(given as never, nowMs + 9000).send(transportOf([done]).transport, 2500);

    expect(send).toThrow(NotConfigured);
    expect(send).toThrow('ACCOUNT_SID or AUTH_TOKEN is not set');
  });
});

describe('a request of the SDK', () => {
  const response = (body: unknown, headers: Record<string, string> = {}) => Promise.resolve({ body, headers });
  const cut = () => Promise.reject(new ConnectionLost('ECONNRESET'));

  test('is told with its version and Twilio’s time', async () => {
    const date = 'Sun, 22 Nov 2026 10:00:00 GMT';

    expect(await callsFor(9000).ask(() => response({ sid: 'WT1' }, { etag: '"7"', date }))).toEqual({
      ok: true,
      body: { sid: 'WT1' },
      etag: '"7"',
      date: Date.parse(date),
      answerLost: false,
    });
  });

  test.each([
    ['null', null],
    ['text', 'text'],
    ['a list', { instances: [] }],
  ])('may be answered by what has no SID: %s, without a version or time', async (_, body) => {
    expect(await callsFor(9000).ask(() => response(body))).toEqual({ ...told(body), etag: undefined });
  });

  test('whose answer is not what was asked for may have been done', async () => {
    expect(await callsFor(700).ask(() => response({ sid: undefined }))).toEqual(lost);
  });

  test('that may be repeated is, and is told as lost', async () => {
    let attempts = 0;

    const answer = await callsFor(9000).ask(() => (attempts++ ? response({ sid: 'RE1' }) : cut()));

    expect([answer, attempts]).toMatchObject([{ ok: true, answerLost: true }, 2]);
  });

  test('that must not be repeated is not once its answer was lost', async () => {
    let attempts = 0;

    const answer = await callsFor(9000).ask(() => (attempts++, cut()), { repeatable: false });

    expect([answer, attempts]).toEqual([lost, 1]);
  });

  test('that must not be repeated is after a 429, which Twilio did not carry out', async () => {
    let attempts = 0;

    const answer = await callsFor(9000).ask(
      () => (attempts++ ? response({ sid: 'RE1' }) : Promise.reject(Object.assign(new Error(), { status: 429 }))),
      { repeatable: false },
    );

    expect([answer, attempts]).toMatchObject([{ ok: true, answerLost: false }, 2]);
  });

  test.each([
    ['so much time, with all its repeats', 9000, { within: 1000 }, 2],
    ['no more than there is', 1000, { within: 9000 }, 2],
  ])('may be given %s', async (_, left, terms, expected) => {
    let attempts = 0;

    await callsFor(left).ask(() => (attempts++, (nowMs += 200), cut()), terms);

    expect(attempts).toBe(expected);
  });

  test('is refused without an account, before anything is sent', async () => {
    const calls = new TwilioCalls({}, nowMs + 9000);

    await expect(calls.ask(() => response({}))).rejects.toThrow(NotConfigured);
    expect(calls.calls).toBe(0);
  });
});

test('tools are told of each answer', async () => {
  const seen: SeenAnswer[] = [];
  const onAnswer = (answer: SeenAnswer) => void seen.push(answer);

  await callsFor(9000, { onAnswer }).send(async (passage) => {
    passage.onAnswer?.({ method: 'GET', status: 200 });
    return done;
  }, 2500);

  expect(seen).toEqual([{ method: 'GET', status: 200 }]);
});
