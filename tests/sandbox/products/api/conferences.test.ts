import { callSids, conferenceSid, taskSids, workerSids } from '../../../../sandbox/state/fixed-sids';
import { client, sandbox, useSandbox, workspace } from '../../../harness/use-sandbox';

useSandbox();

const { aliceLeg, answeredCall } = callSids;
const task = taskSids.answeredCall;
const act = () => sandbox().actions;
const conference = () => client.conferences(conferenceSid);
const eventTypes = () =>
  sandbox()
    .events.list()
    .map(({ type }) => type);

const ending = async () => {
  const { status, reasonConferenceEnded, callSidEndingConference } = await conference().fetch();
  return [status, reasonConferenceEnded, callSidEndingConference];
};
const participants = async () => (await conference().participants.list()).map(({ callSid }) => callSid);
const notedWorker = async () =>
  JSON.parse((await workspace.tasks(task).fetch()).attributes).conference.participants.worker;

const byExit = 'participant-with-end-conference-on-exit-left';

test('an answered call is a conference with the task’s SID as its name, of customer and agent', async () => {
  const [found] = await client.conferences.list({ friendlyName: task, status: 'in-progress' });

  expect(found).toMatchObject({ sid: conferenceSid, reasonConferenceEnded: null, callSidEndingConference: null });
  expect(await participants()).toEqual([aliceLeg, answeredCall]);
});

test('accepting a waiting call begins one', async () => {
  act().route({ task: taskSids.queuedCall, worker: workerSids.bob });
  act().accept({ task: taskSids.queuedCall });

  const [found] = await client.conferences.list({ friendlyName: taskSids.queuedCall });

  const { conference: noted } = JSON.parse((await workspace.tasks(taskSids.queuedCall).fetch()).attributes);
  expect(noted).toMatchObject({ sid: found.sid, participants: { customer: callSids.queuedCall } });
  await expect(client.calls(noted.participants.worker).fetch()).resolves.toMatchObject({ to: 'client:bob' });
});

describe('it ends with the one who hangs up first', () => {
  test.each([
    ['the customer', () => act().hangUp({ task }), byExit, answeredCall],
    ['the agent', () => act().hangUp({ task, by: 'agent' }), byExit, aliceLeg],
    [
      'the customer’s call, by request',
      () => client.calls(answeredCall).update({ status: 'completed' }),
      byExit,
      answeredCall,
    ],
    ['somebody’s request', () => conference().update({ status: 'completed' }), 'conference-ended-via-api', null],
    ['an action', () => act().endConference({ conference: conferenceSid }), 'conference-ended-via-api', null],
    [
      'an agent who is removed',
      () => conference().participants(aliceLeg).remove(),
      'participant-with-end-conference-on-exit-kicked',
      aliceLeg,
    ],
  ])('%s', async (_, end, reason, call) => {
    await end();

    expect(await ending()).toEqual(['completed', reason, call]);
    expect(await participants()).toEqual([]);
    expect([...sandbox().state.calls.values()].filter(({ sid }) => [aliceLeg, answeredCall].includes(sid))).toEqual([
      expect.objectContaining({ status: 'completed' }),
      expect.objectContaining({ status: 'completed' }),
    ]);
  });

  test('its task then goes to wrapping, the reservation first, once', async () => {
    await conference().update({ status: 'completed' });
    await conference().update({ status: 'completed' });

    expect(eventTypes()).toEqual(['reservation.wrapup', 'task.wrapup']);
    expect((await workspace.tasks(task).fetch()).assignmentStatus).toBe('wrapping');
  });
});

describe('participants who do not end it', () => {
  beforeEach(async () => {
    await conference().participants(aliceLeg).update({ endConferenceOnExit: false });
    await conference().participants(answeredCall).update({ endConferenceOnExit: false });
  });

  test('leave it to the others; the last one ends it', async () => {
    act().endCall({ call: aliceLeg });
    const between = await ending();
    act().endCall({ call: answeredCall });

    expect(between).toEqual(['in-progress', null, null]);
    expect(await ending()).toEqual(['completed', 'last-participant-left', answeredCall]);
  });

  test('can all be removed', async () => {
    await conference().participants(answeredCall).remove();
    await conference().participants(aliceLeg).remove();

    expect(await ending()).toEqual(['completed', 'last-participant-kicked', aliceLeg]);
  });
});

describe('a transfer', () => {
  const transfer = (mode: 'COLD' | 'WARM') => {
    act().transfer({ task, to: workerSids.bob, mode });
  };

  test.each([
    ['COLD', [answeredCall]],
    ['WARM', [aliceLeg, answeredCall]],
  ] as const)('%s leaves the conference going on with %j', async (mode, expected) => {
    transfer(mode);

    expect(await ending()).toEqual(['in-progress', null, null]);
    expect(await participants()).toEqual(expected);
  });

  test.each(['COLD', 'WARM'] as const)('%s brings the next agent in, whom the task then names', async (mode) => {
    transfer(mode);
    act().accept({ task });

    expect(await participants()).toEqual([answeredCall, await notedWorker()]);
    expect(await notedWorker()).not.toBe(aliceLeg);
    expect((await client.calls(aliceLeg).fetch()).status).toBe('completed');
  });

  test.each([
    ['customer', () => answeredCall],
    ['agent', notedWorker],
  ] as const)('the %s who hangs up on it ends it', async (by, call) => {
    transfer('COLD');
    act().accept({ task });
    const expected = await call();

    act().hangUp({ task, by, worker: workerSids.bob });

    expect(await ending()).toEqual(['completed', byExit, expected]);
  });

  test('the wrap-up of the first agent is told while it goes on', () => {
    transfer('COLD');

    expect(eventTypes()).toContain('reservation.wrapup');
    expect(sandbox().state.conferences.get(conferenceSid)?.status).toBe('in-progress');
    expect(sandbox().state.tasks.get(task)?.assignmentStatus).toBe('assigned');
  });

  test('of a customer who is gone meanwhile brings nobody in', async () => {
    transfer('COLD');
    act().endCall({ call: answeredCall });

    act().accept({ task });

    expect(await participants()).toEqual([]);
    expect(await notedWorker()).toBe(aliceLeg);
  });
});

describe('participants', () => {
  test('are muted and put on hold, and found by it', async () => {
    await conference().participants(answeredCall).update({ hold: true, holdUrl: 'https://example.com/music' });

    const [onHold, muted] = [
      await conference().participants.list({ hold: true }),
      await conference().participants.list({ muted: true }),
    ];

    expect(onHold.map(({ callSid }) => callSid)).toEqual([answeredCall]);
    expect(muted).toEqual([]);
  });

  test.each([{ announceUrl: 'https://example.com' }, { coaching: true }])(
    '%j is refused, not ignored',
    async (change) => {
      await expect(conference().participants(aliceLeg).update(change)).rejects.toMatchObject({ status: 400 });
    },
  );

  test('who have left are not found', async () => {
    act().hangUp({ task });

    await expect(conference().participants(aliceLeg).fetch()).rejects.toMatchObject({ status: 404, code: 20_404 });
  });
});
