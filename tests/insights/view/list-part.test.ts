import { newestFirst, partOf, reportPart } from '../../../insights/view/list-part';
import { join, noon, sid } from '../story';

const numbers = Array.from({ length: 10 }, (_, index) => index);
const row = (number: number) => ({ number });
const shown = ({ total, from, items }: { total: number; from: number; items: object[] }) => [
  total,
  from,
  items.map((each) => (each as { number: number }).number),
];

test.each([
  [{ from: 0, count: 3 }, [0, 1, 2], [9, 8, 7]],
  [{ from: 4, count: 2 }, [4, 5], [5, 4]],
  [{ from: 8, count: 5 }, [8, 9], [1, 0]],
  [{ from: 10, count: 5 }, [], []],
  [{ from: 30, count: 5 }, [], []],
  [{ from: 0, count: 0 }, [], []],
])('a part %j in order, and newest first', (range, inOrder, turned) => {
  expect(shown(partOf(numbers, range, row))).toEqual([10, range.from, inOrder]);
  expect(shown(newestFirst(numbers, range, row))).toEqual([10, range.from, turned]);
});

const conversations = join(
  { conversations: { campain: 'x', hold_time: 'long' } },
  { conversations: { campaign: 'y'.repeat(2000) } },
  {},
);

test('conversations are a row each', () => {
  expect(reportPart('conversations', conversations, { from: 1, count: 1 }, noon)).toMatchObject({
    of: 'conversations',
    total: 3,
    from: 1,
    items: [{ id: sid(2), tasks: 1 }],
  });
});

test('segments are counted over all conversations, and a part may begin within one', () => {
  const part = (from: number, count: number) => reportPart('segments', conversations, { from, count }, noon);
  const placesOf = (from: number, count: number) =>
    part(from, count).items.map((each) => {
      const { conversation, segment } = each as Record<string, unknown>;
      return [conversation, segment];
    });

  expect(part(0, 50)).toMatchObject({ of: 'segments', total: 6, from: 0 });
  expect(placesOf(0, 50)).toEqual([3, 2, 1].flatMap((number) => [1, 2].map((segment) => [sid(number), segment])));
  expect(placesOf(1, 2)).toEqual([
    [sid(3), 2],
    [sid(2), 1],
  ]);
  expect(placesOf(5, 9)).toEqual([[sid(1), 2]]);
  expect(placesOf(2, 2)).toEqual([
    [sid(2), 1],
    [sid(2), 2],
  ]);
  expect(placesOf(6, 5)).toEqual([]);
  expect(placesOf(0, 0)).toEqual([]);
});

test('what a task loses is counted on its last segment; long texts are clipped', () => {
  const { items } = reportPart('segments', conversations, { from: 2, count: 4 }, noon);
  const rows = items as Record<string, unknown>[];

  expect(rows.map(({ lost }) => lost)).toEqual([undefined, 1, undefined, 1]);
  expect(rows.every((each) => typeof each.duration_s === 'number')).toBe(true);

  const [long] = join({ conversations: { outcome: 'done', conversation_id: 'x'.repeat(2000) } });
  expect(reportPart('segments', [long], { from: 0, count: 1 }, noon).items).toMatchObject([
    { conversation: expect.stringMatching(/^x+ … and 1001 characters more$/) },
  ]);
});

test('of two tasks of one conversation each has its losses on its own last segment', () => {
  const linked = { conversation_id: 'case 7' };
  const both = join(
    { conversations: { ...linked, campain: 'x' } },
    { conversations: { ...linked, colour: 'y', shape: 'z' } },
  );
  const { items } = reportPart('segments', both, { from: 0, count: 9 }, noon);

  const told = items.map((each) => {
    const { task, lost } = each as Record<string, unknown>;
    return [task, lost];
  });
  expect(told).toEqual([
    [sid(1), undefined],
    [sid(1), 1],
    [sid(2), undefined],
    [sid(2), 2],
  ]);
});
