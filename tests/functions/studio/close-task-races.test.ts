/** Closing a task while others write, TaskRouter refuses or an answer gets lost; the rest is in close-task.test.ts. */
import { setTimeout as sleep } from 'node:timers/promises';
import { seed, startBundle, type Bundle } from '../../harness/bundle';

let bundle: Bundle;
let taskSid: string;
const path = '/studio/close-task';
const foreign = { call_sid: 'CA1', left: null };

beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());
beforeEach(async () => {
  bundle.sandbox.reset();
  taskSid = await bundle.createTask(foreign);
  bundle.sandbox.requests.clear();
});

const close = (parameters: Record<string, unknown>) => bundle.call(path, { TaskSid: taskSid, ...parameters });
const task = () => bundle.fetchTask(taskSid);
const taskPath = () => `/v1/Workspaces/${seed.workspaceSid}/Tasks/${taskSid}`;

describe('somebody is faster', () => {
  const hangsUp = () => ({
    method: 'POST',
    path: taskPath(),
    form: { AssignmentStatus: 'canceled', Reason: 'hangup' },
  });

  test('a caller hangs up between read and write: the outcome is written, and a warning says that the reason is TaskRouter’s', async () => {
    bundle.sandbox.addFault({ kind: 'meanwhile', method: 'POST', requests: [hangsUp()] });

    const { status, body } = await close({ Status: 'canceled', Outcome: 'Callback requested', Reason: 'callback' });

    expect([status, body.code, body.warnings.map(({ field }) => field)]).toEqual([200, 'changed', ['Reason']]);
    expect(await task()).toMatchObject({
      status: 'canceled',
      reason: 'hangup',
      attributes: { ...foreign, conversations: { outcome: 'Callback requested' } },
    });
  });

  test('a task deleted in between is not found', async () => {
    bundle.sandbox.addFault({ kind: 'meanwhile', method: 'POST', requests: [{ method: 'DELETE', path: taskPath() }] });

    const { status, body } = await close({ Status: 'canceled', Outcome: 'o' });

    expect([status, body.code]).toEqual([404, 'task-not-found']);
  });

  test('an agent who answers in between keeps the task', async () => {
    const { sid } = bundle.sandbox.actions.route({ task: taskSid });
    const accepts = {
      method: 'POST',
      path: `${taskPath()}/Reservations/${sid}`,
      form: { ReservationStatus: 'accepted' },
    };
    bundle.sandbox.addFault({ kind: 'meanwhile', method: 'POST', requests: [accepts] });

    const { body } = await close({ Status: 'canceled', Outcome: 'o' });

    expect(body).toMatchObject({
      code: 'not-allowed-now',
      message: 'The task is assigned; only a pending or reserved task can be canceled.',
    });
    expect((await task()).attributes).not.toHaveProperty('conversations');
  });

  test('a race lost to a mere writer is decided again', async () => {
    bundle.sandbox.addFault({ kind: 'status', status: 412, method: 'POST' });

    const { body } = await close({ Status: 'canceled', Outcome: 'o' });

    expect(body.code).toBe('changed');
    expect(bundle.requestsSent()).toHaveLength(4);
  });
});

describe('TaskRouter refuses with 20001', () => {
  const refusal = { kind: 'status', status: 400, code: 20_001, method: 'POST' } as const;

  test('and the task can still be closed: told as refused, with the state, and an operator hears of it', async () => {
    bundle.sandbox.addFault({ ...refusal, times: 'always' });

    const { status, body } = await close({ Status: 'canceled', Outcome: 'o' });

    expect([status, body.code, body.message]).toEqual([
      500,
      'unexpected',
      'TaskRouter refused the request (Twilio error 20001). The task is pending.',
    ]);
    expect(bundle.requestsSent()).toHaveLength(3);
    expect(bundle.functions.log.at(-1)).toMatchObject({
      level: 'error',
      line: { note: expect.stringContaining('20001') },
    });
  });

  test.each([
    ['canceled', 'changed', 'o'],
    ['assigned', 'not-allowed-now', undefined],
    ['completed', 'not-allowed-now', undefined],
  ] as const)('because the task is %s by now: %s', async (assignmentStatus, code, outcome) => {
    bundle.sandbox.addFault({ ...refusal, delayMs: 100 });
    const reply = close({ Status: 'canceled', Outcome: 'o' });
    while (!bundle.sandbox.requests.list().some(({ method }) => method === 'POST')) await sleep(5);
    bundle.sandbox.putTask({ sid: taskSid, assignmentStatus, reason: 'hangup' });

    expect((await reply).body.code).toBe(code);
    expect((await task()).attributes.conversations?.outcome).toBe(outcome);
  });

  test('although it did what was asked: found out by reading', async () => {
    bundle.sandbox.addFault({ ...refusal, applied: true });

    const { body } = await close({ Status: 'canceled', Outcome: 'o' });

    expect([body.code, body.warnings]).toEqual(['unchanged', []]);
    expect(await task()).toMatchObject({ status: 'canceled', reason: 'o' });
  });
});

describe('a lost answer', () => {
  test.each([
    ['reset-after', 'canceled'],
    ['half-body', 'canceled'],
    ['reset-after', 'completed'],
  ] as const)('(%s) to closing as %s ends as changed, done once', async (kind, Status) => {
    if (Status === 'completed') bundle.sandbox.putTask({ sid: taskSid, assignmentStatus: 'assigned' });
    bundle.sandbox.addFault({ kind, method: 'POST' });

    const { body } = await close({ Status, Outcome: 'o' });

    expect([body.code, body.warnings]).toEqual(['changed', []]);
    expect(await task()).toMatchObject({
      status: Status,
      reason: 'o',
      attributes: { conversations: { outcome: 'o' } },
    });
    expect(bundle.sandbox.events.list().filter(({ type }) => type === `task.${Status}`)).toHaveLength(1);
  });

  test('that stays lost is told as uncertain', async () => {
    bundle.sandbox.addFault({ kind: 'reset-after', method: 'POST' });
    bundle.sandbox.addFault({ kind: 'status', status: 503, retryAfter: 60, method: 'POST' });

    const { status, body } = await close({ Status: 'canceled', Outcome: 'o' });

    expect([status, body.code]).toEqual([502, 'unavailable']);
    expect(body.message).toMatch(/may or may not be there/);
  });
});
