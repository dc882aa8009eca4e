/** What every Function has from its wrapper; replies and statuses of each Function are in tests/functions. */
import path from 'node:path';
import { defineInput } from '../../../assets/parse/input';
import { optional, sid } from '../../../assets/parse/parameters';
import { type Result } from '../../../assets/reply/reply';
import { studioFunction, webhookFunction, type Handler } from '../../../assets/serve/wrappers';
import { captureConsole, type LogLine } from '../../harness/function-log';

/** The runtime's own, which its package does not export. */
const { Response } = require(
  path.join(path.dirname(require.resolve('@twilio/runtime-handler/dev')), 'internal/response.js'),
) as { Response: unknown };
const taskSid = `WT${'a'.repeat(32)}`;
const workerSid = `WK${'b'.repeat(32)}`;
const input = defineInput({
  TaskSid: optional(sid('WT')),
  WorkerSid: optional(sid('WK')),
});
const runtime = { PATH: '/studio/test', ACCOUNT_SID: 'AC1', AUTH_TOKEN: 'x' } as never;
const log: LogLine[] = [];
let restore: () => void;

beforeEach(() => {
  log.length = 0;
  Object.assign(globalThis, { Twilio: { Response } });
  restore = captureConsole(log);
});
afterEach(() => restore());

/** Every answer that the handler gave. */
async function answersOf(handler: Handler, event: Record<string, unknown>) {
  const answers: { statusCode: number; body: Record<string, unknown> }[] = [];
  await handler(runtime, event, (_, answer) => void answers.push(answer as (typeof answers)[number]));
  return answers;
}

const answer = async (run: () => Result | Promise<Result>, event: Record<string, unknown> = { TaskSid: taskSid }) =>
  (await answersOf(studioFunction(input, run), event))[0];
const throwing = (thrown: unknown) => () => Promise.reject(thrown);

describe('whom a request is about', () => {
  test.each([
    ['task', { TaskSid: taskSid }, { taskSid, workerSid: null }, { taskSid }],
    ['worker', { WorkerSid: workerSid }, { taskSid: null, workerSid }, { workerSid }],
  ])('a %s stands in reply and log, without the Function’s help', async (_, event, named, logged) => {
    const { body } = await answer(() => ({ code: 'changed' }), event);

    expect(body).toMatchObject(named);
    expect(log).toMatchObject([{ line: logged }]);
  });

  test('the task that a Function found itself counts first', async () => {
    const found = `WT${'c'.repeat(32)}`;

    const { body } = await answer(() => ({ code: 'changed', taskSid: found }));

    expect([body.taskSid, log[0].line.taskSid]).toEqual([found, found]);
  });

  test('a task whose Function broke is named too', async () => {
    const { body } = await answer(throwing(new Error('broken')));

    expect([body.taskSid, log[0].line.taskSid]).toEqual([taskSid, taskSid]);
  });

  test('a SID that is not one is not repeated', async () => {
    const { body } = await answer(() => ({ code: 'changed' }), { TaskSid: '+14155550101' });

    expect([body.code, body.taskSid]).toEqual(['bad-input', null]);
    expect(JSON.stringify(log)).not.toContain('+14155550101');
  });
});

describe('what a Function throws', () => {
  test.each([
    ['an error', new Error('secret')],
    ['a text', 'secret'],
    ['nothing', undefined],
  ])('%s becomes one answer that does not tell it', async (_, thrown) => {
    const answers = await answersOf(studioFunction(input, throwing(thrown)), { TaskSid: taskSid });

    expect(answers).toMatchObject([{ statusCode: 500, body: { ok: false, code: 'unexpected' } }]);
    expect(JSON.stringify([answers, log])).not.toContain('secret');
    expect(log).toMatchObject([{ level: 'error', line: { code: 'unexpected', stack: expect.anything() } }]);
  });

  test('to a webhook it is a status and no body', async () => {
    const answers = await answersOf(webhookFunction(input, throwing(new Error('broken'))), {});

    expect(answers).toMatchObject([{ statusCode: 500, body: null }]);
  });
});

test('warnings of the input come before those of the Function', async () => {
  const warning = { field: 'late', problem: 'is late', hint: 'be early' };

  const { body } = await answer(() => ({ code: 'changed', warnings: [warning] }), { TaskSid: taskSid, colour: 'red' });

  expect(body.warnings).toMatchObject([{ field: 'colour' }, { field: 'late' }]);
});
