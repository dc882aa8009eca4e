/** The loop alone, without Twilio: how each of its rounds can end. */
import { type Context } from '../../../assets/twilio/context';
import { writeConditionally, type Plan, type Read } from '../../../assets/twilio/conditional-write';
import { type Answer, type Failure } from '../../../assets/twilio/failure';

interface Entity {
  value: string;
  version?: string;
}

const failure = (problem: Failure['problem'], more: Partial<Failure> = {}): Failure => ({
  ok: false,
  problem,
  answerLost: false,
  ...more,
});
const lost = failure('unavailable', { answerLost: true });
const taken = (value: string): Answer<string> => ({ ok: true, body: value, etag: 'next', answerLost: false });
const stood = (value: string, version?: string): Read<Entity> => ({ entity: { value, version } });
const gone: Read<Entity> = { result: { code: 'task-not-found' } };
const unread: Read<Entity> = { result: { code: 'unavailable' } };

/** What comes next; a function is what happens until it comes. */
function next<T extends object>(list: (T | (() => T))[]): T {
  const given = list.shift()!;
  return typeof given === 'function' ? given() : given;
}

/** Writes `new` over reads and answers that are given in order; `pauses`: whether there is time to wait, each time. */
async function write(given: {
  reads: (Read<Entity> | (() => Read<Entity>))[];
  answers?: (Answer<string> | (() => Answer<string>))[];
  pauses?: boolean[];
  guess?: Entity;
}) {
  const { reads, answers = [], pauses = [] } = given;
  const paused: number[] = [];
  const pause = (milliseconds: number) => Promise.resolve((paused.push(milliseconds), pauses.shift() ?? true));
  const context = { twilio: { pause, pauseAtMost: pause } } as unknown as Context;
  const plan = ({ value }: Entity): Plan<string> =>
    value === 'closed'
      ? { refusal: { code: 'not-allowed-now' } }
      : { fields: value === 'new' ? undefined : 'new', warnings: [] };
  const subject = {
    read: () => Promise.resolve(next(reads)),
    write: () => Promise.resolve(next(answers)),
    written: (value: string, version?: string) => ({ value, version }),
    failed: ({ problem }: Failure) => ({
      code: problem === 'refused' ? ('unexpected' as const) : ('unavailable' as const),
    }),
  };
  const result = await writeConditionally<Entity, string, string>(context, subject, plan, given.guess);
  return { ...result, left: reads.length + answers.length, paused };
}

test.each([
  ['what is as wished is left alone', { reads: [stood('new', '1')] }, 'unchanged', 1],
  ['what is not is written once', { reads: [stood('old', '1')], answers: [taken('new')] }, 'changed', 1],
  ['what is not there has no plan', { reads: [gone] }, 'task-not-found', 1],
  ['a plan may refuse', { reads: [stood('closed', '1')] }, 'not-allowed-now', 1],
  [
    'a guess saves the read',
    { reads: [], answers: [taken('new')], guess: { value: 'old', version: '1' } },
    'changed',
    1,
  ],
  ['a guess without a version is not used', { reads: [stood('new', '1')], guess: { value: 'old' } }, 'unchanged', 1],
  [
    'nor is one with an empty one',
    { reads: [stood('new', '1')], guess: { value: 'old', version: '' } },
    'unchanged',
    1,
  ],
  [
    'a stale guess is followed by a read at once, and not tried again',
    {
      reads: [stood('new', '2')],
      answers: [failure('precondition-failed')],
      pauses: [false],
      guess: { value: 'old', version: '1' },
    },
    'unchanged',
    2,
  ],
  [
    'after a lost race it is decided again',
    { reads: [stood('old', '1'), stood('closed', '2')], answers: [failure('precondition-failed')] },
    'not-allowed-now',
    2,
  ],
  [
    'without time for another round the race is a conflict',
    { reads: [stood('old', '1')], answers: [failure('precondition-failed')], pauses: [false] },
    'conflict',
    1,
  ],
  [
    'a write that time did not allow after a lost race is a conflict',
    {
      reads: [stood('old', '1'), stood('old', '2')],
      answers: [failure('precondition-failed'), failure('unavailable', { unsent: true })],
    },
    'conflict',
    2,
  ],
  [
    'a refusal stands when nobody changed anything since',
    { reads: [stood('old', '1'), stood('old', '1')], answers: [failure('refused')] },
    'unexpected',
    2,
  ],
  [
    'a refusal of a state that is over is forgotten',
    { reads: [stood('old', '1'), stood('old', '2')], answers: [failure('refused'), taken('new')] },
    'changed',
    2,
  ],
  ['a write that fails otherwise ends it', { reads: [stood('old', '1')], answers: [lost] }, 'unavailable', 1],
] satisfies [string, Parameters<typeof write>[0], string, number][])('%s', async (_, given, code, attempts) => {
  expect(await write(given)).toMatchObject({ code, attempts, left: 0 });
});

test('our own write whose answer was lost counts as a change once it is seen', async () => {
  const answers = [failure('precondition-failed', { answerLost: true })];

  const result = await write({ reads: [stood('old', '1'), stood('new', '2')], answers, pauses: [false] });

  expect(result).toMatchObject({ code: 'changed', attempts: 2, left: 0 });
});

test.each([
  ['time for another round', [failure('precondition-failed')]],
  ['time for its write', [failure('precondition-failed'), failure('unavailable', { unsent: true })]],
])('a conflict for want of %s after a lost answer does not say that nothing was written', async (_, races) => {
  const answers = [failure('precondition-failed', { answerLost: true }), ...races];
  const reads = [1, 2, 3].slice(0, answers.length).map((version) => stood('old', String(version)));

  const result = await write({ reads, answers, pauses: races.map((__, place) => place + 1 < races.length) });

  expect(result).toMatchObject({ code: 'conflict', message: expect.stringContaining('may or may not be there') });
});

test('a failure after a lost answer says that the change may be there', async () => {
  const answers = [failure('precondition-failed', { answerLost: true })];

  const result = await write({ reads: [stood('old', '1'), unread], answers });

  expect(result).toMatchObject({ code: 'unavailable', message: expect.stringContaining('may or may not be there') });
});

describe('without a version', () => {
  test('a write that is read back is a change, with a warning', async () => {
    const result = await write({ reads: [stood('old'), stood('new')], answers: [taken('new')] });

    expect(result).toMatchObject({ code: 'changed', attempts: 2, left: 0 });
    expect(result.warnings?.[0].problem).toMatch(/checked by reading it back/);
  });

  test.each([
    ['for want of time', { pauses: [false], reads: [stood('old')] }],
    ['since the read fails', { reads: [stood('old'), unread] }],
  ])('a write that is not read back %s is a change, with another warning', async (_, given) => {
    const result = await write({ ...given, answers: [taken('new')] });

    expect(result).toMatchObject({ code: 'changed', attempts: 1, left: 0 });
    expect(result.warnings?.[0].problem).toMatch(/nor could the change be read back/);
  });

  test('a write that somebody wrote over is written again', async () => {
    const result = await write({
      reads: [stood('old'), stood('theirs'), stood('new')],
      answers: [taken('new'), taken('new')],
    });

    expect(result).toMatchObject({ code: 'changed', attempts: 3, left: 0 });
  });
});

test('pauses depend on the last two reads, the quickest of all and the races lost', async () => {
  let nowMs = 5000;
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  jest.spyOn(Math, 'random').mockReturnValue(1);
  const after =
    <T>(milliseconds: number, given: T) =>
    () => {
      nowMs += milliseconds;
      return given;
    };
  const versions: [string, number][] = [
    ['1', 20],
    ['26', 30],
    ['26', 30],
  ];

  const { paused } = await write({
    reads: versions.map(([version, tookMs]) => after(tookMs, stood('old', version))),
    answers: versions.map(() => after(1000, failure('precondition-failed'))),
    pauses: [true, true, false],
  });
  jest.restoreAllMocks();

  // Nobody known; twenty-five writers between the first two reads; nobody between the last two.
  expect(paused).toEqual([24, 2000, 100]);
});

test('a failure after a lost race is told as it is', async () => {
  const answers = [failure('precondition-failed'), failure('unavailable')];

  const result = await write({ reads: [stood('old', '1'), stood('old', '2')], answers });

  expect(result).toMatchObject({ code: 'unavailable', attempts: 2, left: 0 });
});
