import { checkRows } from '../../../../cli/workers-sync/plan/check-rows';
import {
  duplicatesOf,
  WorkerMatcher,
  type ListedWorker,
  type Planned,
} from '../../../../cli/workers-sync/plan/match-workers';
import { readCsv } from '../../../../cli/workers-sync/read/read-csv';

const settings = { textLimit: 255, recordingsNeedLogin: false };
const sidOf = (number: number) => `WK${String(number).padStart(32, '0')}`;

function worker(number: number, friendlyName: string, attributes: object | null, version?: string): ListedWorker {
  return {
    sid: sidOf(number),
    friendlyName,
    json: attributes && JSON.stringify(attributes),
    ...(version && { version }),
  };
}

function match(csv: string, ...workers: ListedWorker[]): WorkerMatcher {
  const matcher = new WorkerMatcher(checkRows(readCsv(csv).rows, settings).entries);
  for (const each of workers) matcher.see(each);
  return matcher;
}

const told = (planned: Planned) =>
  planned.kind === 'not-done' ? `${planned.code}: ${planned.why}` : `${planned.kind} ${planned.friendlyName}`;
const plan = (csv: string, ...workers: ListedWorker[]) =>
  match(csv, ...workers)
    .plan()
    .map(told);

const al = worker(1, 'al', { email: 'Al@B.example', role: 'x' });
const bo = worker(2, 'bo', { email: 'bo@b.example' });

test.each([
  ['by SID, in any case', `WorkerSid,role\n${sidOf(1).toLowerCase().replace('wk', 'WK')},y`, ['change al']],
  ['by name, in any case', 'FriendlyName,role\nAL,y', ['change al']],
  ['by email, in any case', 'email,role\nal@b.EXAMPLE,y', ['change al']],
  ['by SID, with the name it must have', `WorkerSid,FriendlyName,role\n${sidOf(1)},AL,y`, ['change al']],
  ['one that is right already', 'FriendlyName,role,location\nal,x,null', ['same al']],
  ['nobody', 'FriendlyName,role\nal1,y', ['worker-not-found: no worker has this FriendlyName']],
  [
    'a SID with another name',
    `WorkerSid,FriendlyName,role\n${sidOf(1)},bo,y`,
    [`ambiguous: ${sidOf(1)} is al, not bo`],
  ],
  [
    'the same worker in two ways',
    `WorkerSid,FriendlyName,role\n${sidOf(1)},,y\n,al,z`,
    ['duplicate: names the same worker as line 3', 'duplicate: names the same worker as line 2'],
  ],
])('finds %s', (_, csv, expected) => {
  expect(plan(csv, al, bo)).toEqual(expected);
});

test('two workers of one email are told, not chosen from', () => {
  const [told] = plan('email,role\nal@b.example,y', al, worker(3, 'al2', { email: 'al@b.example' }));

  expect(told).toBe(`ambiguous: 2 workers have this email: ${sidOf(1)}, ${sidOf(3)}`);
});

test('a worker that comes twice while the list is read counts once, as it came last', () => {
  expect(plan('FriendlyName,role\nal,y', al, worker(1, 'al', { role: 'y' }))).toEqual(['same al']);
});

test('attributes that are not an object are not written over', () => {
  expect(plan('FriendlyName,role\nal,y', { sid: sidOf(1), friendlyName: 'al', json: '[]' })).toEqual([
    expect.stringMatching(/^unreadable/),
  ]);
});

test('contradicting rows are problems of the file', () => {
  const planned = match(`WorkerSid,FriendlyName,role\n${sidOf(1)},,y\n,al,z`, al).plan();

  expect(
    duplicatesOf(planned)
      .list()
      .map(({ places }) => places[0].line),
  ).toEqual([2, 3]);
});

test('names without their id are told for the worker as it will be', () => {
  const matcher = match('FriendlyName,team_name\nal,Sales\nbo,Sales', worker(1, 'al', { team_id: '2' }), bo);

  expect(matcher.warnings.list()).toEqual([expect.objectContaining({ field: 'team_name', places: [{ line: 3 }] })]);
});

describe('where lists carry no attributes', () => {
  const hidden = [worker(1, 'al', null), worker(2, 'bo', null), worker(3, 'cy', null)];

  test('only the workers that rows name are fetched', () => {
    expect(
      match('FriendlyName,role\nbo,y', ...hidden)
        .unseen()
        .map(({ friendlyName }) => friendlyName),
    ).toEqual(['bo']);
  });

  test('all are, when a row has only an email', () => {
    expect(match('FriendlyName,email,role\nbo,,y\n,al@b.example,y', ...hidden).unseen()).toHaveLength(3);
  });

  test('what was fetched is the first guess of the write', () => {
    const matcher = match('FriendlyName,role\nbo,y', ...hidden);

    matcher.see(worker(2, 'bo', { role: 'x' }, '"7"'));

    expect(matcher.unseen()).toEqual([]);
    expect(matcher.plan()).toEqual([
      expect.objectContaining({
        kind: 'change',
        guess: { sid: sidOf(2), friendlyName: 'bo', attributes: { role: 'x' }, version: '"7"' },
      }),
    ]);
  });

  test('a worker deleted meanwhile is not found', () => {
    const matcher = match('FriendlyName,role\nbo,y', ...hidden);

    matcher.forget(sidOf(2));

    expect(matcher.plan().map(told)).toEqual(['worker-not-found: no worker has this FriendlyName']);
  });
});
