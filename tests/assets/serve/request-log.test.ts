/** The one line of a request. That no value gets into it is also hunted for in tests/fuzz. */
import { type Result } from '../../../assets/reply/reply';
import { logRequest } from '../../../assets/serve/request-log';
import { captureConsole, type LogLine } from '../../harness/function-log';

const context = { twilio: { calls: 2 }, elapsed: () => 17 } as never;
const lines: LogLine[] = [];
let restore: () => void;

beforeEach(() => {
  lines.length = 0;
  restore = captureConsole(lines);
});
afterEach(() => restore());

const logged = (result: Result) => {
  logRequest('/studio/test', context, result);
  return lines;
};

test('of a reply only code, SIDs, event, note and figures are told', () => {
  const taskSid = `WT${'a'.repeat(32)}`;
  const finding = { field: 'f', problem: 'p', hint: 'h' };
  const untold = { conversationId: 'c', message: 'm', attributes: { a: 1 }, warnings: [finding], issues: [finding] };

  logged({ code: 'changed', taskSid, eventType: 'task.canceled', attempts: 1, ...untold });

  const line = {
    fn: '/studio/test',
    code: 'changed',
    taskSid,
    eventType: 'task.canceled',
    attempts: 1,
    calls: 2,
    ms: 17,
  };
  expect(lines).toEqual([{ level: 'log', line }]);
});

test.each<[string, Result]>([
  ['log', { code: 'task-not-found', message: 'm' }],
  ['log', { code: 'unavailable' }],
  ['warn', { code: 'unchanged', note: 'look' }],
  ['error', { code: 'not-configured', message: 'RECORDING_LINK is malformed.' }],
  ['error', { code: 'unexpected', note: 'look' }],
])('console.%s for %j', (level, result) => {
  expect(logged(result)).toMatchObject([{ level, line: { code: result.code } }]);
});

test('a variable that must be set right is named', () => {
  logged({ code: 'not-configured', message: 'RECORDING_LINK is malformed.' });

  expect(lines[0].line.note).toBe('RECORDING_LINK is malformed.');
});

test.each(['the value +14155550101\n  at a place of its own', 'e', ''])(
  'a defect is told by its place and not by its message (%j)',
  (message) => {
    logged({ code: 'unexpected', defect: new TypeError(message) });

    const [name, first] = lines[0].line.stack as string[];
    expect([name, first]).toEqual(['TypeError', expect.stringMatching(/^at .*request-log\.test\.ts/)]);
    expect(JSON.stringify(lines)).not.toMatch(/14155550101|place of its own/);
  },
);

test('of a long stack the eight innermost places are told', () => {
  const deep = (depth: number): Error => (depth ? deep(depth - 1) : new Error('deep'));
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;

  logged({ code: 'unexpected', defect: deep(20) });
  Error.stackTraceLimit = limit;

  expect(lines[0].line.stack).toHaveLength(9);
});
