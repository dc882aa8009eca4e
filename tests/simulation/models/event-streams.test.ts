/** How a sink is served: again until it is taken, in batches, and nothing twice that nobody asked to double. */
import { Chance } from '../engine/chance';
import { EventStreams, type Streamed } from './event-streams';

interface Posted {
  name: string;
  events: string[];
  atMs: number;
}

/** Posts of a stream whose sink answers with these statuses in turn, undefined for silence; then 204. */
function postsOf(names: string[], statuses: (number | undefined)[] = [], seed = 'calm'): Posted[] {
  const posted: Posted[] = [];
  const waiting: { atMs: number; run: () => void }[] = [];
  let now = 0;
  const world = {
    later: (milliseconds: number, run: () => void) => void waiting.push({ atMs: now + milliseconds, run }),
    post: (name: string, batch: readonly Streamed<undefined>[], onReply: (status: number) => void) => {
      posted.push({ name, events: batch.map((each) => each.name), atMs: now });
      const status = posted.length > statuses.length ? 204 : statuses[posted.length - 1];
      if (status !== undefined) world.later(50, () => onReply(status));
    },
  };
  // Calm: whatever may fall out otherwise is as usual.
  const chance = seed === 'calm' ? { draw: <T>(_: string, usual: T) => usual } : new Chance(seed);
  const streams = new EventStreams<undefined>(world, chance);
  for (const name of names) streams.publish({ name, cloudEvent: {} as never, told: undefined });
  while (waiting.length) {
    waiting.sort((a, b) => a.atMs - b.atMs);
    const next = waiting.shift()!;
    now = next.atMs;
    next.run();
  }
  return posted;
}

test('what is taken is sent once', () => {
  expect(postsOf(['one']).map(({ name }) => name)).toEqual(['stream-one']);
});

test.each([
  ['503', 503],
  ['429', 429],
  ['silence', undefined],
])('after %s the same batch comes again, later and later', (_, status) => {
  const posts = postsOf(['one', 'two'], [status, status]);

  expect(posts.map(({ name, events }) => [name, events])).toEqual([
    ['stream-one', ['one', 'two']],
    ['stream-one again 1', ['one', 'two']],
    ['stream-one again 2', ['one', 'two']],
  ]);
  expect(posts[2].atMs - posts[1].atMs).toBeGreaterThan(posts[1].atMs - posts[0].atMs);
});

test('400 drops it', () => {
  expect(postsOf(['one'], [400])).toHaveLength(1);
});

test('by chance events are doubled, shuffled and gathered, and none is lost', () => {
  const names = Array.from({ length: 40 }, (_, number) => `event ${number}`);

  const posts = postsOf(names, [], 'any seed');

  const sent = posts.flatMap(({ events }) => events);
  expect(new Set(sent)).toEqual(new Set(names));
  expect(sent.length).toBeGreaterThan(names.length);
  expect(posts.some(({ events }) => events.length > 1)).toBe(true);
  expect(sent).not.toEqual(sent.toSorted());
});
