import { type Conversation } from '../../../insights/conversations';
import { type Warning } from '../../../insights/warnings/warning';
import { countValues, overviewOf } from '../../../insights/view/overview';
import { join } from '../story';

const lossless = { conversations: { campaign: 'Summer', case: 'A' } };

test('values are counted, not warnings', () => {
  const [both] = join({ conversations: { campain: 'x', cas: 'y', language: 'z' } });

  expect(overviewOf([both])).toMatchObject({ conversations: 1, meant: 0, lostIn: 1, loaded: 1, lost: 2 });
});

test('lost and to look at are counted apart', () => {
  const conversations = join(lossless, { conversations: { hold_time: 'long' } }, { conversations: { campain: 'x' } });

  expect(overviewOf(conversations)).toMatchObject({
    meant: 2,
    lostIn: 1,
    lookIn: 1,
    lost: 1,
    look: 1,
    kinds: [
      { kind: 'ignored', severity: 'lost', values: 1, conversations: 1 },
      { kind: 'wrong', severity: 'look', values: 1, conversations: 1 },
    ],
  });
});

test('a customer who comes back is to look at, a task that names the other is lost: one kind, two counts', () => {
  const { kinds } = overviewOf(join({ from: '+1' }, { from: '+1' }, { callback_for: `WT${'1'.padStart(32, '0')}` }));

  expect(kinds.filter(({ kind }) => kind === 'unlinked').map(({ severity }) => severity)).toEqual(
    expect.arrayContaining(['lost', 'look']),
  );
});

test('nothing at all is no loss', () => {
  expect(overviewOf([])).toEqual({
    conversations: 0,
    meant: 0,
    lostIn: 0,
    lookIn: 0,
    loaded: 0,
    lost: 0,
    look: 0,
    kinds: [],
  });
});

const warned = (...warnings: Partial<Warning>[]) => ({ warnings, tasks: [] }) as unknown as Conversation;

test('a warning counts each of its values, and one where it names none', () => {
  const { warnings } = warned(
    { severity: 'lost', fields: ['a', 'b', 'c'] },
    { severity: 'lost', fields: [] },
    { severity: 'look', fields: ['d', 'e'] },
  );

  expect([countValues(warnings, 'lost'), countValues(warnings, 'look')]).toEqual([4, 2]);
});

test('kinds stand in the order of what they cost, and add up over conversations', () => {
  const cut: Partial<Warning> = { kind: 'cut', severity: 'lost', fields: ['a', 'b'] };
  const late: Partial<Warning> = { kind: 'late', severity: 'lost', fields: ['c'] };

  expect(overviewOf([warned(cut, cut), warned(late), warned(cut)]).kinds).toEqual([
    { kind: 'late', severity: 'lost', values: 1, conversations: 1 },
    { kind: 'cut', severity: 'lost', values: 6, conversations: 2 },
  ]);
});
