import fc from 'fast-check';
import { pauseAfterLostRace, type LostRaces } from '../../../assets/twilio/race-pause';

/** Two reads of which the second came `spanMs` later and found the version moved by `moved`. */
const seen = (moved: number, spanMs: number, form = (version: number) => String(version)) => [
  { version: form(7), atMs: 4000 },
  { version: form(7 + moved), atMs: 4000 + spanMs },
];
const longest = (lost: Partial<LostRaces>) => pauseAfterLostRace({ count: 2, seen: [], roundTripMs: 25, ...lost }, 1);

test.each([
  ['the first time, when nobody else may be there', { count: 1, seen: seen(1, 1000) }, 30],
  ['when others leave most of the time free', { seen: seen(2, 1000) }, 125],
  ['when others fill about half of the time', { seen: seen(15, 1000) }, 500],
  ['when others fill nearly all of the time', { seen: seen(25, 1000) }, 2500],
  ['when the two reads were too close to tell', { seen: seen(2, 100) }, 500],
  ['when there was one read only', { seen: seen(1, 0).slice(1) }, 500],
  ['when versions are not numbers', { seen: seen(25, 1000, (version) => `v${version}`) }, 500],
  ['when versions only begin with a number', { seen: seen(25, 1000, (version) => `${version}-a`) }, 500],
  ['when versions are quoted numbers', { seen: seen(25, 1000, (version) => `"${version}"`) }, 2500],
  ['when Twilio answers slowly', { seen: seen(25, 2000), roundTripMs: 100 }, 3000],
  ['when the round trip is next to nothing', { count: 1, roundTripMs: 0.5 }, 18],
  ['for want of any measure', { count: 1, roundTripMs: Infinity }, 3000],
])('spreads out %s', (_, lost, expected) => {
  expect(longest(lost)).toBe(expected);
});

test('doubles the pause where races go on being lost and nobody is seen to write', () => {
  const pauses = [5, 6, 7, 8, 20].map((count) => longest({ count, seen: seen(0, 1000) }));

  expect(pauses).toEqual([125, 250, 500, 1000, 3000]);
});

test('is never negative, never longer than three seconds, and shrinks with the random number', () => {
  const lost = fc.record({
    count: fc.integer({ min: 1, max: 1000 }),
    seen: fc.array(fc.record({ version: fc.option(fc.string(), { nil: undefined }), atMs: fc.nat(10_000) }), {
      maxLength: 2,
    }),
    roundTripMs: fc.double({ min: 0, max: 10_000, noNaN: true }),
  });

  const withinBounds = fc.property(lost, fc.double({ min: 0, max: 1, noNaN: true }), (given, random) => {
    const pause = pauseAfterLostRace(given, random);
    return pause >= 0 && pause <= 3000 && pause <= pauseAfterLostRace(given, 1);
  });

  expect(() => fc.assert(withinBounds)).not.toThrow();
});
