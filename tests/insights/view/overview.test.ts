import { overviewOf } from '../../../insights/view/overview';
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
