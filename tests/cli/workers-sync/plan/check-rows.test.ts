import { checkRows } from '../../../../cli/workers-sync/plan/check-rows';
import { describeFinding, Findings } from '../../../../cli/workers-sync/plan/findings';
import { readCsv } from '../../../../cli/workers-sync/read/read-csv';
import { readJson } from '../../../../cli/workers-sync/read/read-json';

const settings = { textLimit: 255, recordingsNeedLogin: false };
const sid = `WK${'1'.repeat(32)}`;
const check = (csv: string, ignored?: string[]) => checkRows(readCsv(csv).rows, settings, new Set(ignored));
const problems = (csv: string) =>
  check(csv)
    .problems.list()
    .map((finding) => describeFinding('f', finding));

test.each([
  ['a SID', `WorkerSid,role\n${sid},x`, { by: 'WorkerSid', value: sid }],
  ['a SID before a name', `worker_sid,friendly_name,email\n${sid},al,a@b`, { by: 'WorkerSid', value: sid }],
  ['a SID as exports call it', `sid,role\n${sid},x`, { by: 'WorkerSid', value: sid }],
  ['a name before an email', 'Friendly Name,email\nal,a@b', { by: 'FriendlyName', value: 'al' }],
  ['a name where the SID is empty', 'WorkerSid,FriendlyName\n,al', { by: 'FriendlyName', value: 'al' }],
  ['an email', 'email,role\nA@b ,x', { by: 'email', value: 'A@b' }],
])('a row names its worker by %s', (_, csv, key) => {
  expect(check(csv).entries.map((entry) => entry.key)).toEqual([key]);
});

test('an empty cell leaves its attribute alone, the word null removes it, the name of the worker is none', () => {
  const [entry] = check('FriendlyName,role,location,shift,team_id\nal,, null ,early,2').entries;

  expect(entry).toEqual({
    row: 1,
    line: 2,
    key: { by: 'FriendlyName', value: 'al' },
    changes: { location: null, shift: 'early', team_id: '2' },
  });
});

test('an email is an attribute, unless it names the worker', () => {
  expect(check('FriendlyName,email\nal,a@b').entries[0].changes).toEqual({ email: 'a@b' });
  expect(check('email,role\na@b,x').entries[0].changes).toEqual({ role: 'x' });
});

test('attributes of one’s own keep their type from JSON; ignored columns are left out', () => {
  const { rows } = readJson('[{"FriendlyName":"al","on_call":true,"shift":{"a":1},"salary":9}]');

  const { entries, warnings } = checkRows(rows, settings, new Set(['salary']));

  expect(entries[0].changes).toEqual({ on_call: true, shift: { a: 1 } });
  expect(warnings.list().map(({ field }) => field)).toEqual(['on_call', 'shift']);
});

test('a friendly name of twenty digits, as JSON gives a number, keeps them', () => {
  const { rows } = readJson('[{"FriendlyName":12345678901234567890,"role":"x"}]');

  expect(checkRows(rows, settings).entries[0].key).toEqual({ by: 'FriendlyName', value: '12345678901234567890' });
});

test('two columns for one key are fine where they agree, or where one is blank', () => {
  expect(check('FriendlyName,friendly_name,role\nal,al,x\n,bo,y').entries.map(({ key }) => key.value)).toEqual([
    'al',
    'bo',
  ]);
});

test.each([
  [
    'two friendly names',
    'FriendlyName,friendlyname,role\nal,bo,x',
    ['f:2, column 2 (friendlyname): names another worker than FriendlyName; keep one of the two columns'],
  ],
  [
    'two SIDs',
    `WorkerSid,sid,role\n${sid},${sid.replace(/1$/, '2')},x`,
    ['f:2, column 2 (sid): names another worker than WorkerSid; keep one of the two columns'],
  ],
  [
    'a slip of a name, once for all rows',
    'FriendlyName,team_nme\na,x\nb,y\nc,\nd,z',
    [
      'f:2, column 2 (team_nme): is not an attribute that Insights reads; it would be ignored; did you mean team_name? For an attribute of your own take a name less like it, such as one with a prefix [also line 3, 5]',
    ],
  ],
  [
    'roles as text',
    'FriendlyName,roles\na,agent',
    [
      'f:2, column 2 (roles): is kept by Flex as a JSON list; anything else would lock the agent out; leave it out, or send a JSON list',
    ],
  ],
  ['no worker', 'FriendlyName,role\n,x', ['f:2: does not name a worker; fill WorkerSid, FriendlyName or email']],
  [
    'a wrong SID',
    'worker_sid,role\nWK1,x',
    ['f:2, column 1 (WorkerSid): is not the SID of a worker; write WK followed by 32 hexadecimal digits'],
  ],
  [
    'the same worker twice, in any case',
    'FriendlyName,role\nal,x\nbo,x\nAL,y',
    ['f:4, column 1 (FriendlyName): names the same worker as line 2; keep one row for each worker'],
  ],
  [
    'attributes inside one cell',
    'FriendlyName,attributes\na,{}',
    ['f:2, column 2 (attributes): holds attributes inside one value; put each attribute next to the worker’s name'],
  ],
])('tells of %s', (_, csv, expected) => {
  expect(problems(csv)).toEqual(expected);
});

test('every problem of every row is told, and none of these rows is written', () => {
  const { entries, refused, problems: found } = check('WorkerSid,FriendlyName,role,rols\nWK1,,x,y\n,al,x,\n,,x,');

  expect(entries.map(({ line }) => line)).toEqual([3]);
  expect(refused.map(({ line }) => line)).toEqual([2, 4]);
  expect(found.count).toBe(3);
});

test('the rows of a finding are counted after the first few', () => {
  const findings = new Findings();
  for (let line = 2; line <= 9; line++) findings.add({ line }, { field: 'a', problem: 'p', hint: 'h' });

  expect(findings.list().map((finding) => describeFinding('f', finding))).toEqual([
    'f:2 (a): p; h [also line 3, 4, 5, 6 and 3 more]',
  ]);
});
