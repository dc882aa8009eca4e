import { type Answer } from '../../../assets/twilio/failure';
import { type Page } from '../../../cli/events/fetch-page';
import { readWorkspace } from '../../../cli/events/read-workspace';
import { noon } from '../../insights/story';

const hour = 3_600_000;
const page = (events: unknown[], next?: string): Answer<Page> => ({
  ok: true,
  body: { events, next },
  etag: undefined,
  answerLost: false,
});
const failed: Answer<Page> = { ok: false, problem: 'unavailable', status: 503, answerLost: true };
const full = Array.from({ length: 1000 }, (_, index) => index);

/** Reads some hours, three by default; each request is answered by `answer`. */
async function read(
  answer: (address: string, count: number) => Answer<Page>,
  { signal = new AbortController().signal, hours = 3 } = {},
) {
  const asked: string[] = [];
  const taken: unknown[] = [];
  const reading = await readWorkspace(
    async (address) => {
      asked.push(address);
      return answer(address, asked.length);
    },
    'WS1',
    {
      period: { from: noon, to: noon + hours * hour },
      now: noon + hours * hour,
      signal,
      take: (events) => void taken.push(...events),
    },
  );
  return { reading, asked, taken };
}

test('every page of every window is asked for once', async () => {
  const next = 'https://taskrouter.twilio.com/next';

  const { asked, taken, reading } = await read((_, count) => page([count], count === 1 ? next : undefined));

  expect(asked).toHaveLength(4);
  expect(new Set(asked).size).toBe(4);
  expect(asked).toContain(next);
  expect([new Set(taken).size, reading.gaps, reading.notBegun]).toEqual([4, [], 0]);
});

test('a page that leads back to one that was read ends its window', async () => {
  const { asked } = await read((address) => page([], address));

  expect(asked).toHaveLength(3);
});

test('a window whose pages end although one is full is read in halves', async () => {
  const { asked } = await read((_, count) => page(count === 1 ? full : []));

  expect(asked).toHaveLength(5);
  expect(asked.filter((address) => address.includes('EndDate=2030-01-01T12%3A30%3A00Z'))).toHaveLength(1);
  expect(asked.filter((address) => address.includes('StartDate=2030-01-01T12%3A30%3A00Z'))).toHaveLength(1);
});

test('a page that fails for good leaves a gap, and the rest is read', async () => {
  const { reading, taken } = await read((_, count) => (count === 2 ? failed : page([count])));

  expect(taken).toEqual([1, 3]);
  expect(reading.gaps).toMatchObject([{ window: { from: noon + hour }, failure: { status: 503 } }]);
});

test('Twilio that does not answer twice in a row is asked no more', async () => {
  const { reading, asked } = await read(() => failed, { hours: 9 });

  expect([asked.length, reading.gaps.length, reading.notBegun]).toEqual([3, 3, 6]);
});

test('an interrupted reading keeps what was read', async () => {
  const stop = new AbortController();

  const { reading, taken } = await read(
    (_, count) => {
      stop.abort();
      return page([count]);
    },
    { signal: stop.signal },
  );

  expect([taken, reading.interrupted]).toEqual([[1], true]);
});
