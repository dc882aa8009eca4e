/** What counts as flat. */
import { growthOf, thirdsOf } from './flat';

const mega = 2 ** 20;
/** Samples of so many megabytes in use; the rest of what is held does not change. */
const using = (...megas: number[]) => megas.map((each) => ({ heapUsed: each * mega, rss: 90 * mega, sockets: 100 }));

test('what grows while everything warms up is no growth', () => {
  expect(growthOf(using(5, 18, 21, 20, 22, 21, 20, 21, 22))).toEqual([]);
});

test('a peak at the end of a saw is no growth', () => {
  expect(growthOf(using(20, 20, 20, 18, 24, 18, 18, 18, 25))).toEqual([]);
});

test('what goes on growing is told, with both levels', () => {
  expect(growthOf(using(10, 12, 14, 16, 18, 20, 22, 24, 26))).toEqual([
    'heapUsed grew from 18.0 MB in the middle third to 24.0 MB in the last',
  ]);
});

test.each([
  ['rss', 70 * mega, 'rss grew from 90.0 MB in the middle third to 160.0 MB in the last'],
  ['sockets', 31, 'sockets grew from 100 in the middle third to 131 in the last'],
] as const)('%s that pile up are told', (name, more, told) => {
  const samples = using(20, 20, 20, 20, 20, 20);
  for (const late of samples.slice(4)) late[name] += more;

  expect(growthOf(samples)).toEqual([told]);
});

test('fewer than three samples compare nothing', () => {
  expect(() => thirdsOf(using(20, 20))).toThrow('At least three samples');
});
