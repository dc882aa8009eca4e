import { ivrOf, type Step } from '../../../assets/decide/ivr-of-execution';

const start = Date.parse('2026-11-22T10:00:00Z');
let steps = 0;

/** `at`: seconds after the start. */
function step(event: string, from: string, to: string | undefined, at: number): Step {
  const sid = `FT${(++steps).toString(16).padStart(32, '0')}`;
  return { sid, event, from, to, at: start + at * 1000 };
}
const threeMenus = [
  step('incomingCall', 'Trigger', 'welcome', 0),
  step('audioComplete', 'welcome', 'menu', 4),
  step('keypress', 'menu', 'sales', 9),
  step('timeout', 'sales', 'sales', 20),
  step('speech', 'sales', 'contracts', 25),
  step('match', 'contracts', 'extend', 26),
  step('success', 'extend', 'prepare', 30),
];
const path = (given: readonly Step[], limit = 255) => ivrOf(given, start, limit)?.ivr_path;

test('the path is what the caller chose, the time runs from the first step until now', () => {
  expect(ivrOf(threeMenus, start + 31_900, 255)).toEqual({ ivr_time: 31, ivr_path: 'sales ▸ contracts ▸ extend' });
});

test.each([
  ['newest first', threeMenus.toReversed()],
  ['in any order', [3, 6, 0, 5, 1, 4, 2].map((place) => threeMenus[place])],
])('steps listed %s tell the same', (_, listed) => {
  expect(ivrOf(listed, start + 31_000, 255)).toEqual(ivrOf(threeMenus, start + 31_000, 255));
});

test('within one second the way from widget to widget gives the order', () => {
  const hasty = [
    step('match', 'c', 'd', 2),
    step('keypress', 'b', 'c', 2),
    step('incomingCall', 'Trigger', 'a', 2),
    step('keypress', 'a', 'b', 2),
  ];

  expect([path(hasty), path(hasty.toReversed())]).toEqual(['b ▸ c ▸ d', 'b ▸ c ▸ d']);
});

test('a loop within one second is gone through from where the caller came in', () => {
  const [outOf, into] = [step('keypress', 'back', 'menu', 2), step('keypress', 'menu', 'back', 2)];
  const loop = [step('keypress', 'Trigger', 'menu', 1), outOf, into];

  expect([path(loop), path(loop.toReversed())]).toEqual(['menu ▸ back ▸ menu', 'menu ▸ back ▸ menu']);
});

test('a later second never goes before an earlier one, whatever leads where', () => {
  const steps = [step('keypress', 'a', 'b', 1), step('keypress', 'x', 'y', 1), step('keypress', 'b', 'c', 2)];

  expect([path(steps), path(steps.toReversed())]).toEqual(['b ▸ y ▸ c', 'b ▸ y ▸ c']);
});

test.each([
  ['no choice', [step('incomingCall', 'Trigger', 'welcome', 0)], undefined],
  ['a choice that led nowhere', [step('keypress', 'menu', undefined, 0)], undefined],
  ['a message, which is a choice', [step('incomingMessage', 'Trigger', 'hello', 0)], 'hello'],
  ['the same menu twice', [step('keypress', 'a', 'a', 1), step('keypress', 'a', 'a', 2)], 'a ▸ a'],
])('%s', (_, listed, expected) => {
  expect(path(listed)).toBe(expected);
});

test.each([
  [25, 'sales ▸ contracts ▸ extend'.length - 1, '… ▸ contracts ▸ extend'],
  [22, 22, '… ▸ contracts ▸ extend'],
  [21, 21, '… ▸ extend'],
  [9, 9, 'extend'],
  [3, 3, 'ext'],
])('of a path too long for %i characters the oldest give way', (_, limit, expected) => {
  expect(path(threeMenus, limit)).toBe(expected);
});

test('a path that fits to the last character stays whole', () => {
  const whole = 'sales ▸ contracts ▸ extend';

  expect(path(threeMenus, whole.length)).toBe(whole);
});

test('a thousand steps fit the limit, also within one second', () => {
  const many = Array.from({ length: 1000 }, (_, n) => step('keypress', `menu_${n}`, `menu_${n + 1}`, n));

  expect(path(many.toReversed(), 128)).toMatch(/^… ▸ menu_\d+ .* ▸ menu_1000$/);
  expect(path(many.map((each) => ({ ...each, at: start })).toReversed(), 128)).toBe(path(many, 128));
  expect(path(many, 128)!.length).toBeLessThanOrEqual(128);
});

test('a clock behind the first step gives no negative time', () => {
  expect(ivrOf(threeMenus, start - 5000, 255)?.ivr_time).toBe(0);
});

test.each([
  ['no step', []],
  ['no step with a time', [{ ...threeMenus[0], at: Number.NaN }]],
])('%s tells nothing', (_, listed) => {
  expect(ivrOf(listed, start, 255)).toBeUndefined();
});
