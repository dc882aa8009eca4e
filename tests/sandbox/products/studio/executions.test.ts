import { flowSid } from '../../../../sandbox/state/fixed-sids';
import { callTwilio, client, control, sandbox, useSandbox } from '../../../harness/use-sandbox';

useSandbox();

const flow = client.studio.v2.flows(flowSid);
const start = (input = {}) => sandbox().actions.startExecution(input);
const step = (execution: string, event: string, to: string) => sandbox().actions.takeStep({ execution, event, to });
const day = 24 * 3_600_000;

/** A caller goes through three menus. */
function walk(): string {
  const { sid } = start({ from: '+14155550134' });
  for (const [event, to] of [
    ['audioComplete', 'menu_main'],
    ['keypress', 'split_main'],
    ['match', 'menu_sales'],
    ['speech', 'split_sales'],
  ]) {
    sandbox().clock.advance(5000);
    step(sid, event, to);
  }
  return sid;
}

test('a call in a flow is an active execution', async () => {
  const { sid } = start({ from: '+14155550134' });

  const execution = await flow.executions(sid).fetch();

  expect(execution).toMatchObject({ sid, flowSid, status: 'active', contactChannelAddress: '+14155550134' });
});

test('its steps tell the way from widget to widget, newest first', async () => {
  const sid = walk();

  const steps = await flow.executions(sid).steps.list({ pageSize: 1000 });

  expect(
    steps.map(({ name, transitionedFrom, transitionedTo, type }) => [name, transitionedFrom, transitionedTo, type]),
  ).toEqual([
    ['speech', 'menu_sales', 'split_sales', 'gather-input-on-call'],
    ['match', 'split_main', 'menu_sales', 'split-based-on'],
    ['keypress', 'menu_main', 'split_main', 'gather-input-on-call'],
    ['audioComplete', 'welcome', 'menu_main', 'say-play'],
    ['incomingCall', 'Trigger', 'welcome', 'trigger'],
  ]);
  expect(steps[0].dateCreated.getTime() - steps[4].dateCreated.getTime()).toBe(20_000);
});

describe('it ends', () => {
  const ended = async (sid: string) => (await flow.executions(sid).fetch()).status === 'ended';

  test('by request', async () => {
    const { sid } = start();

    await flow.executions(sid).update({ status: 'ended' });

    expect(await ended(sid)).toBe(true);
  });

  test('with its call', async () => {
    const { sid, callSid } = start();

    sandbox().actions.endCall({ call: callSid! });

    expect(await ended(sid)).toBe(true);
    expect(() => step(sid, 'keypress', 'menu')).toThrow('has ended');
  });

  test('after 30 days, and is gone 30 days later', async () => {
    const { sid } = start();
    sandbox().clock.advance(30 * day);
    expect(await ended(sid)).toBe(true);

    sandbox().clock.advance(30 * day + 1000);

    await expect(flow.executions(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20_404 });
  });
});

test('the list is of one flow, of a period, newest first', async () => {
  const first = start();
  sandbox().clock.advance(60_000);
  const second = start();
  start({ flow: `FW${'8'.repeat(32)}` });
  const between = new Date(first.dateCreated + 30_000);

  const [all, early, late] = await Promise.all([
    flow.executions.list(),
    flow.executions.list({ dateCreatedTo: between }),
    flow.executions.list({ dateCreatedFrom: between }),
  ]);

  const sids = [all, early, late].map((list) => list.map(({ sid }) => sid));
  expect(sids).toEqual([[second.sid, first.sid], [first.sid], [second.sid]]);
});

test.each([
  [
    'another flow',
    (sid: string) =>
      client.studio.v2
        .flows(`FW${'9'.repeat(32)}`)
        .executions(sid)
        .fetch(),
  ],
  ['an unknown execution', () => flow.executions(`FN${'9'.repeat(32)}`).steps.list()],
  [
    'an unknown step',
    (sid: string) =>
      flow
        .executions(sid)
        .steps(`FT${'9'.repeat(32)}`)
        .fetch(),
  ],
])('%s is not found', async (_, ask) => {
  const { sid } = start();

  await expect(ask(sid)).rejects.toMatchObject({ status: 404, code: 20_404 });
});

test('a thousand steps fit on one page, and no more are taken', async () => {
  const { sid } = start();
  for (let n = 1; n < 1000; n += 1) step(sid, 'keypress', `menu_${n}`);

  const answer = await callTwilio(`/v2/Flows/${flowSid}/Executions/${sid}/Steps?PageSize=1000`);

  const { steps, meta } = (await answer.json()) as any;
  expect([steps.length, meta.next_page_url]).toEqual([1000, null]);
  expect(() => step(sid, 'keypress', 'menu')).toThrow('1000 steps');
});

test('a whole execution can be put, its steps in any order', async () => {
  const steps = [
    { event: 'match', from: 'menu', to: 'sales', secondsAgo: 10 },
    { event: 'incomingCall', from: 'Trigger', to: 'menu', secondsAgo: 40 },
  ];
  const { body } = await control('POST', '/actions/put-execution', { steps, ended: true });

  const [execution] = await flow.executions.list();

  expect(execution).toMatchObject({ sid: body.result.sid, status: 'ended' });
  expect(sandbox().clock.now() - execution.dateCreated.getTime()).toBeGreaterThanOrEqual(40_000);
});

test('its caller is sent on to Flex: the task has the call’s SID', () => {
  const { sid, callSid } = start({ from: '+14155550134' });

  const task = sandbox().actions.enqueueCall({ execution: sid });

  expect(JSON.parse(task.attributes ?? '')).toMatchObject({ call_sid: callSid, from: '+14155550134' });
});

test('over HTTP a caller walks as well, and an unknown execution is told', async () => {
  const { body } = await control('POST', '/actions/start-execution', { to: 'menu' });
  const taken = await control('POST', '/actions/take-step', {
    execution: body.result.sid,
    event: 'keypress',
    to: 'sales',
  });
  const unknown = await control('POST', '/actions/take-step', { execution: 'FN1', event: 'keypress', to: 'sales' });

  expect(taken.body.result).toMatchObject({ event: 'keypress', from: 'menu', to: 'sales' });
  expect(unknown).toEqual({ status: 400, body: { error: 'No execution FN1' } });
});

test('faults strike Studio like any product', async () => {
  const { sid } = start();
  sandbox().addFault({ kind: 'status', status: 429, host: '^studio\\.' });

  await expect(flow.executions(sid).steps.list()).rejects.toMatchObject({ status: 429 });
});
