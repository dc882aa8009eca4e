/** What the page is given; all of live/ shares it, with control/answer-page and history/, which feed it. */
import { accountSid } from '../../../sandbox/state/account';
import { taskSids, workerSids, workspaceSid } from '../../../sandbox/state/fixed-sids';
import { control, callTwilio, sandbox, tasksPath, useSandbox } from '../../harness/use-sandbox';
import path from 'node:path';

useSandbox({ pageFolder: path.resolve(__dirname, '../../../sandbox/page') });

const look = async (query: Record<string, string> = {}) =>
  (await control('GET', `/live?${new URLSearchParams(query).toString()}`)).body;
const update = (sid: string, form: Record<string, string>, headers = {}) =>
  callTwilio(`${tasksPath}/${sid}`, { form, headers });

function finishedCall() {
  const { actions, clock } = sandbox();
  const { sid } = actions.enqueueCall({ attributes: { customers: { name: 'Ann' } } });
  actions.route({ task: sid, worker: workerSids.carol });
  clock.advance(5000);
  actions.accept({ task: sid });
  clock.advance(60_000);
  actions.complete({ task: sid });
  return sid;
}

test('the page comes with a policy that lets nothing in from elsewhere', async () => {
  const answer = await fetch(`${sandbox().url}/`);

  expect(answer.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self';/,
  );
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await answer.text()).toContain('<div id="page">');
});

test('a file that was not built says what to do', async () => {
  const answer = await fetch(`${sandbox().url}/page.js`);

  expect([answer.status, await answer.text()]).toEqual([404, 'There is no page.js here: npm run build makes it.\n']);
});

test('seeded tasks are conversations with their agents', async () => {
  const { list, counts } = await look();

  expect(counts).toMatchObject({ conversations: 3, segments: 5, tasks: 3, workers: 3, events: 0 });
  expect(list.items.map((row: any) => [row.segments.at(-1).agent, row.to])).toEqual([
    ['Bob Reyes', null],
    ['Alice Ng', null],
    [null, null],
  ]);
});

test('a conversation stays reported when its task is deleted, its callback lost and the logs cleared', async () => {
  sandbox().addFault({ kind: 'callback-lost', times: 'always' });
  const sid = finishedCall();
  sandbox().clock.advance(600_000);
  await control('DELETE', '/events');
  await control('DELETE', '/requests');

  const { selected } = await look({ selected: sid });

  expect(sandbox().state.tasks.has(sid)).toBe(false);
  expect(selected.taskViews).toMatchObject([
    { sid, status: 'completed', segments: [{ kind: 'queue' }, { kind: 'conversation', agent: 'Carol Adeyemi' }] },
  ]);
});

test('a write that comes when the task is gone is told as lost, by TaskRouter’s own answer', async () => {
  const sid = finishedCall();
  sandbox().clock.advance(600_000);

  await update(sid, { Attributes: '{"conversations":{"outcome":"Sale"}}' });

  const { selected } = await look({ selected: sid });
  expect(selected.warnings).toMatchObject([
    { kind: 'failed', fields: ['conversations.outcome'] },
    { kind: 'no-outcome' },
  ]);
});

test('two writers without If-Match: the first one’s value is told as overwritten', async () => {
  await update(taskSids.queuedCall, { Attributes: '{"conversations":{"campaign":"Spring"}}' });
  await update(taskSids.queuedCall, { Attributes: '{"conversations":{"case":"A"}}' });

  const { selected } = await look({ selected: taskSids.queuedCall });

  expect(selected.warnings).toMatchObject([{ kind: 'overwritten', fields: ['conversations.campaign'] }]);
});

test('a list gives the part that was asked for, newest first, and says how many there are', async () => {
  const { sids } = (
    await control(
      'POST',
      '/workers',
      Array.from({ length: 30 }, (_, index) => ({ friendlyName: `w${index}` })),
    )
  ).body;
  for (let call = 0; call < 10; call += 1) sandbox().actions.enqueueCall({});

  const [tasks, workers, segments] = await Promise.all([
    look({ list: 'tasks', from: '2', count: '3' }),
    look({ list: 'workers', from: '32' }),
    look({ list: 'segments', from: '9', count: '2' }),
  ]);

  expect(tasks.list).toMatchObject({
    total: 13,
    from: 2,
    items: [
      { sid: expect.stringMatching(/1008$/) },
      { sid: expect.stringMatching(/1007$/) },
      { sid: expect.stringMatching(/1006$/) },
    ],
  });
  expect(workers.list.items.map((row: any) => row.sid)).toEqual([sids.at(-1)]);
  expect(segments.list.items).toHaveLength(2);
});

test.each(['conversations', 'segments', 'tasks', 'workers', 'events', 'requests'])(
  '%s: a place far behind the end is empty',
  async (list) => {
    finishedCall();

    expect((await look({ list, from: '100000' })).list.items).toEqual([]);
  },
);

test('search and warnings narrow conversations and segments', async () => {
  const sid = finishedCall();

  const [byName, warned] = await Promise.all([
    look({ search: 'ann carol' }),
    look({ list: 'segments', shown: 'look' }),
  ]);

  expect(byName.list.items).toMatchObject([{ id: sid, customer: { name: 'Ann' } }]);
  expect(warned.list.items.map(({ task }: any) => task)).toEqual([sid, sid]);
});

test('steps tell where a task stands and whether it is being recorded; faults only while they can strike', async () => {
  const { actions } = sandbox();
  const { sid } = actions.enqueueCall({});
  actions.route({ task: sid, worker: workerSids.carol });
  sandbox().addFault({ kind: 'reset-before', path: 'nowhere' });
  const spent = sandbox().addFault({ kind: 'status', status: 503, path: '/Tasks' });
  await callTwilio(`/v1/Workspaces/${workspaceSid}/Tasks`);

  const { selected, faults } = await look({ selected: sid });

  expect(selected.steps).toMatchObject({
    taskSid: sid,
    status: 'reserved',
    reservations: [{ agent: 'Carol Adeyemi', status: 'pending' }],
    callSid: expect.stringMatching(/^CA/),
    recordingSid: null,
  });
  expect(faults.map(({ id }: any) => id)).not.toContain(spent);
  expect(faults).toHaveLength(1);
});

test('a recording that is being made is among the steps, for as long as it lasts', async () => {
  const { sid, attributes } = sandbox().actions.enqueueCall({});
  const recordings = `/2010-04-01/Accounts/${accountSid}/Calls/${JSON.parse(attributes ?? '').call_sid}/Recordings`;
  const recording = (await (await callTwilio(`${recordings}.json`, { method: 'POST' })).json()) as { sid: string };
  const during = (await look({ selected: sid })).selected.steps.recordingSid;

  await callTwilio(`${recordings}/${recording.sid}.json`, { form: { Status: 'stopped' } });

  expect(during).toBe(recording.sid);
  expect((await look({ selected: sid })).selected.steps.recordingSid).toBeNull();
});

test('a link to a recording shows what it leads to, and where it plays', async () => {
  const recording = sandbox().actions.putRecording({ seconds: 12, channels: 2 });
  const media = [
    { type: 'VoiceRecording', url: `https://api.twilio.com/2010-04-01/Accounts/AC/Recordings/${recording.sid}` },
  ];
  await update(taskSids.answeredCall, { Attributes: JSON.stringify({ conversations: { media } }) });

  const [shown] = (await look({ selected: taskSids.answeredCall })).selected.recordings;
  const sound = await fetch(sandbox().url + shown.playable, { headers: { Range: 'bytes=0-3' } });

  expect(shown).toMatchObject({ status: 'completed', durationMs: 12_000, channels: 2, from: 'media' });
  expect(await sound.text()).toBe('RIFF');
});

test('the report as CSV is a download', async () => {
  finishedCall();

  const answer = await fetch(`${sandbox().url}/sandbox/report.csv`);

  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="insights-report.csv"');
  expect((await answer.text()).split('\r\n')[0]).toMatch(/^conversation,task,segment,.*customers\.name$/);
});

test('attributes without measure are shown in part', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 5000 }, (_, index) => [`own_${index}`, 'x'.repeat(index === 0 ? 1_000_000 : 1)]),
  );
  await control('POST', '/tasks', { sid: taskSids.queuedCall, attributes: { conversations: many } });
  sandbox().actions.hangUp({ task: taskSids.queuedCall });

  const { selected } = await look({ selected: taskSids.queuedCall });

  expect(JSON.stringify(selected).length).toBeLessThan(120_000);
  expect(selected.taskViews[0].attributes[0].lost).toMatch(/^x{999} … and 999001 characters more$/);
  expect(selected.taskViews[0].attributes.at(-1).name).toBe('4700 more');
});

test('a reset leaves nothing of what was', async () => {
  const sid = finishedCall();

  sandbox().reset();

  expect((await look({ selected: sid })).selected).toBeNull();
  expect((await look()).counts.conversations).toBe(3);
});
