import { readInput, type Input } from '../../../../assets/inspector/read/read-input';

const read = (text: string | object, readAs: Parameters<typeof readInput>[1] = 'detect') =>
  readInput(typeof text === 'string' ? text : JSON.stringify(text), readAs);
const sortOf = (input: Input) => (input.kind === 'parameters' ? `${input.target} parameters` : input.kind);

describe('what was pasted is recognised', () => {
  test.each<[string, string | object, string]>([
    ['nothing', ' \n ', 'empty'],
    ['an object of a task', { conversations: { outcome: 'Sale' } }, 'task'],
    ['what Studio puts on a task', { call_sid: 'CA1', from: '+1' }, 'task'],
    ['attributes of a conversation, misplaced', { outcome: 'Sale' }, 'task'],
    ['attributes of a worker', { full_name: 'Mary', routing: { skills: [] } }, 'worker'],
    ['an empty object', {}, 'task'],
    ['flat names as JSON', { 'conversations.outcome': 'Sale', TaskSid: 'WT1' }, 'task parameters'],
    ['whole objects as parameters', { Conversations: { outcome: 'Sale' } }, 'task parameters'],
    ['parameters of a worker as JSON', { WorkerSid: 'WK1', team_id: '2' }, 'worker parameters'],
    ['a form', 'TaskSid=WT1&conversations.campaign=Pension%20Insurance', 'task parameters'],
    ['a query', '?conversations.campaign=Pension', 'task parameters'],
    ['a form of a worker', 'WorkerSid=WK1&team_id=2', 'worker parameters'],
    ['lines', 'conversations.campaign=Pension Insurance\ncustomers.name = John', 'task parameters'],
    ['the parameters of a Studio flow', [{ key: 'conversations.campaign', value: 'Pension' }], 'task parameters'],
  ])('%s', (_, text, sort) => {
    expect(sortOf(read(text))).toBe(sort);
  });

  test('a choice overrules what it looks like', () => {
    expect(sortOf(read({ full_name: 'Mary' }, 'task'))).toBe('task');
    expect(sortOf(read({ full_name: 'Mary' }, 'parameters'))).toBe('worker parameters');
    expect(sortOf(read('email=a', 'worker'))).toBe('worker parameters');
  });
});

describe('what is wrapped is unwrapped, and said', () => {
  const attributes = { conversations: { outcome: 'Sale' } };
  const json = JSON.stringify(attributes);

  test.each<[string, string | object, RegExp]>([
    ['a Task resource', { sid: 'WT1', attributes: json }, /attributes of the task that was pasted/],
    ['an event', `EventType=task.created&TaskAttributes=${encodeURIComponent(json)}`, /TaskAttributes of the event/],
    ['JSON inside a JSON text', JSON.stringify(json), /packed into a text/],
    ['a fragment of a document', json.slice(1, -1), /outer braces were missing/],
  ])('%s', (_, text, note) => {
    const input = read(text);

    expect(input).toMatchObject({ kind: 'task', attributes, notes: [expect.stringMatching(note)] });
  });

  test('a byte order mark and blanks around are no fault', () => {
    expect(read(`\uFEFF\n ${json} \n`)).toMatchObject({ kind: 'task', attributes });
  });
});

test('a key given twice is told with its line', () => {
  expect(read('{"conversations":{\n"outcome":"a",\n"outcome":"b"}}')).toMatchObject({
    notes: ['Line 3: “outcome” is given twice; the last one counts.'],
  });
});

describe('parameters', () => {
  const parametersOf = (text: string) => (read(text) as Input & { kind: 'parameters' }).parameters;

  test('a form is decoded; a name given twice becomes a list', () => {
    expect(parametersOf('conversations.ivr_path=1+%E2%96%B8+2&a=1&a=2')).toEqual({
      'conversations.ivr_path': '1 ▸ 2',
      a: ['1', '2'],
    });
  });

  test('lines are taken literally, and one without a name goes on with the value before', () => {
    expect(parametersOf('conversations.content=100% sure & a=b\nsecond line\nconversations.case=')).toEqual({
      'conversations.content': '100% sure & a=b\nsecond line',
      'conversations.case': '',
    });
  });

  test('__proto__ is a name like any other', () => {
    expect(Object.keys(parametersOf('__proto__=x&constructor=y&conversations.case=z'))).toEqual([
      '__proto__',
      'constructor',
      'conversations.case',
    ]);
  });
});
