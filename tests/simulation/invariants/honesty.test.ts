/** What counts as said: a judge that excuses too much sees nothing. */
import { type Call } from '../engine/call';
import { judgeHonesty } from './honesty';
import { type Finished } from './verdict';

const taskSid = 'WT1';
const ended = 'The recording ended without sound while its link was written: the call has ended.';

/** A start that was answered at 5000 ms, its recording, and what it left on the task. */
function startThat(reply: { code: string; message: string }, recording?: object, ...documents: string[]): Finished {
  const call = {
    key: 'record-1',
    url: '/studio/record-call',
    event: { TaskSid: taskSid, Action: 'start' },
    intent: { taskSid },
    startedAtMs: 1000,
    repliedAtMs: 5000,
    replies: [{ status: 409, body: { ...reply, taskSid } }],
    log: [],
    sent: 0,
    thrown: 0,
  } satisfies Call;
  const writes = documents.map((after, place) => ({
    atMs: 2000 + place,
    by: call,
    sid: taskSid,
    before: documents[place - 1] ?? before,
    after,
  }));
  return {
    calls: [call],
    writes,
    taskRouter: {
      tasks: new Map([[taskSid, { sid: taskSid, attributes: documents.at(-1) ?? before }]]),
      workers: new Map(),
    },
    voice: { recordings: new Map(recording ? [['RE1', { sid: 'RE1', by: call, ...recording }]] : []) },
  } as unknown as Finished;
}

const before = '{"conversations":{"media":[]}}';
const link = '{"conversations":{"media":[],"segment_link":"https://api.twilio.com/RE1"}}';
const rules = (run: Finished) => judgeHonesty(run).map(({ rule }) => rule);
const unsaid = 'a failure whose effect is there says so';

const absent = { result: 'absent', resultAtMs: 4000 };

test.each([
  ['a recording known to be without sound left nothing', absent, [], []],
  ['one that came to nothing later ran when that was said', { result: 'absent', resultAtMs: 6000 }, [], [unsaid]],
  ['one with sound is there', { result: 'completed', resultAtMs: 4000 }, [], [unsaid]],
  ['a link that stayed is there, though its recording is not', absent, [link], [unsaid]],
  ['a link that was taken off again is not', absent, [link, before], []],
])('of a start that ended without sound: %s', (_, recording, documents, expected) => {
  expect(rules(startThat({ code: 'not-allowed-now', message: ended }, recording, ...documents))).toEqual(expected);
});

test('a link that could not be taken off is told by these words', () => {
  const message = `${ended} The link could not be taken off the task (conflict).`;

  expect(rules(startThat({ code: 'conflict', message }, absent, link))).toEqual([]);
});
