import { workerAttributes } from '../../../assets/parse/worker-attributes';

const settings = { textLimit: 255, recordingsNeedLogin: false };
const read = (event: Record<string, unknown>) => workerAttributes.read(event, settings);

test('an attribute has its own name, or stands in one object', () => {
  expect(read({ team_id: '2' })).toEqual({ value: { team_id: '2' }, issues: [], warnings: [] });
  expect(read({ Attributes: '{"team_id":"2"}' })).toEqual({ value: { team_id: '2' }, issues: [], warnings: [] });
});

test('a flat value wins, unless it is blank', () => {
  const Attributes = { team_id: 'object', manager: 'object' };

  expect(read({ Attributes, team_id: 'flat', manager: ' ' }).value).toEqual({ team_id: 'flat', manager: 'object' });
});

test('parameters, their slips and what the platform adds are no attributes', () => {
  const event = {
    WorkerSid: 'WK1',
    worker_sid: 'WK1',
    FriendlyName: 'Ann',
    FriendlyNam: 'Ann',
    OnInvalid: 'skip',
    request: { headers: {} },
    bodySHA256: 'a1'.repeat(32),
  };

  expect(read(event)).toEqual({ value: {}, issues: [], warnings: [] });
});

test('only the object and what is no slip of a parameter are claimed', () => {
  const names = ['Attributes', 'team_id', 'skills', 'attributes', 'WorkerSid', 'workersid', 'FriendlyName', 'OnInvald'];

  expect(names.filter((name) => workerAttributes.claims(name))).toEqual(['Attributes', 'team_id', 'skills']);
  expect(workerAttributes.names).toEqual(['Attributes']);
});

test('what is wrong is told by name: the object, Liquid, and values', () => {
  const { value, issues } = read({
    Attributes: '[]',
    team_id: '{{flow.variables.team}}',
    department_name: 'Sales',
    email: { at: 'x' },
  });

  expect(value).toEqual({ department_name: 'Sales' });
  expect(issues.map(({ field, problem }) => `${field} ${problem}`)).toEqual([
    'Attributes is a list, not a JSON object',
    'team_id holds Liquid that was not filled in, {{...}}',
    expect.stringMatching(/^email /),
  ]);
  expect(issues[0].hint).toBe('send one JSON object, for example {"team_id":"2"}');
});
