import { type Overview } from '../../../insights/view/overview';
import { shownNames } from '../../../insights/view/kind-words';
import { lookAt, readLookQuery, readShown } from '../../../insights/view/look';
import { join, noon, sid } from '../story';

const conversations = join({ conversations: { case: 'A' } }, { conversations: { campain: 'x' } }, {});
const byName = new Map(conversations.map((each) => [each.id, each]));
const looked = { conversations, segments: 6, now: noon, conversation: (name: string) => byName.get(name) };
const look = (query: Record<string, string>) => lookAt(looked, readLookQuery(new URLSearchParams(query)));
const hour = 3_600_000;

test('the list is narrowed by kind and by period, the counts are not', () => {
  const { list, counts } = look({ shown: 'ignored', since: String(noon + hour), until: String(noon + 2 * hour) });

  expect(list).toMatchObject({ total: 1, items: [{ id: sid(2) }] });
  expect(counts).toEqual({ conversations: 3, segments: 6 });
});

test('the overview is that of the period, whatever kind is chosen', () => {
  expect(look({ shown: 'meant', since: String(noon + hour) }).overview).toMatchObject({ conversations: 2, lost: 1 });
});

test('periods are set side by side', () => {
  const compared = [
    { title: 'first', since: noon, until: noon + hour },
    { title: 'second', since: noon + hour, until: noon + 2 * hour },
  ];

  const sides = lookAt({ ...looked, compared }, readLookQuery(new URLSearchParams())).compared;

  expect(sides.map(({ title, overview }) => [title, overview.lost])).toEqual([
    ['first', 0],
    ['second', 1],
  ]);
});

test('what is not understood is left out', () => {
  const query = readLookQuery(
    new URLSearchParams({ from: '-1', count: 'all', shown: 'everything', since: 'noon', edition: 'next' }),
  );

  expect(query).toMatchObject({ range: { from: 0, count: 50 }, shown: 'all', since: undefined, edition: 'today' });
});

test('no answer holds more than 200 rows', () => {
  expect(readLookQuery(new URLSearchParams({ count: '5000' })).range.count).toBe(200);
});

test('a look is read from its address', () => {
  const address =
    'list=segments&from=50&count=20&search=ann+summer&shown=late&since=1&until=2.5&selected=WT1&edition=specification';

  expect(readLookQuery(new URLSearchParams(address))).toEqual({
    list: 'segments',
    range: { from: 50, count: 20 },
    search: 'ann summer',
    shown: 'late',
    since: 1,
    until: 2.5,
    selected: 'WT1',
    edition: 'specification',
  });
  expect(readLookQuery(new URLSearchParams('count=0&since=&until=0'))).toEqual({
    list: 'conversations',
    range: { from: 0, count: 0 },
    search: '',
    shown: 'all',
    since: undefined,
    until: 0,
    selected: '',
    edition: 'today',
  });
  expect(readLookQuery(new URLSearchParams('count=1.5')).range.count).toBe(50);
});

test('only a name that can be chosen is shown', () => {
  expect(shownNames.map(readShown)).toEqual(shownNames);
  expect(['', null, 'constructor', 'Late'].map(readShown)).toEqual(['all', 'all', 'all', 'all']);
});

test('the overview of all there were counts where no period is chosen', () => {
  const whole = { conversations: 9000 } as Overview;
  const counted = (query: string) =>
    lookAt({ ...looked, whole }, readLookQuery(new URLSearchParams(query))).overview.conversations;

  expect([counted(''), counted('search=nobody'), counted(`since=${noon}`), counted(`until=${noon}`)]).toEqual([
    9000, 9000, 3, 0,
  ]);
  expect(look({}).overview.conversations).toBe(3);
});

test('nothing is compared unless it is asked for, and what is not there is not selected', () => {
  expect(look({})).toMatchObject({ now: noon, compared: [], selected: null });
  expect(look({ selected: sid(2) }).selected?.id).toBe(sid(2));
  expect(look({ list: 'segments' }).list).toMatchObject({ of: 'segments', total: 6 });
});
