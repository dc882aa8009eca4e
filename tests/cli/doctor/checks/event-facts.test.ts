/** Tests event-facts.ts, and with checkEvents task-events.ts: against the sandbox's Events resource. */
import {
  checkEvents,
  judgeEvent,
  judgeOldVersion,
  judgeReason,
  judgeVersion,
  versionIn,
} from '../../../../cli/doctor/checks/event-facts';
import { type Answer } from '../../../../assets/twilio/failure';
import { readEvent } from '../../../../insights/events/read-event';
import { assertRequestsConform } from '../../../harness/openapi';
import { contextOf, sandbox, useAccount } from '../../../harness/use-account';
import { workspace } from '../../../harness/use-sandbox';
import { told } from '../told';

useAccount();

const impatient = { looks: 2, pauseMs: 1 };
const json = '{"name":"x","foreign":null,"big":12345678901234567890}';

/** An event as Twilio documents it: snake_case, all of it text. */
const eventWith = (data: object, type = 'task.updated') =>
  readEvent({ sid: `EV${'1'.repeat(32)}`, event_type: type, event_date_ms: 1, event_data: data }).event;

test.each([
  ['nothing', undefined, '"3"', /^warning: No event of the test task was shown/],
  ['the same', { task_version: '3', task_attributes: json }, '"3"', /^ok: An event carries the version and the attr/],
  ['a bare ETag', { task_version: '3', task_attributes: json }, '3', /^ok: An event carries the version and the attr/],
  [
    'another order of keys',
    { task_version: '3', task_attributes: '{"big":12345678901234567890,"foreign":null,"name":"x"}' },
    'W/"3"',
    /^ok: An event carries/,
  ],
  [
    'another version',
    { task_version: '7', task_attributes: json },
    '"3"',
    /^ok: The event’s version is not the task’s/,
  ],
  ['no version', { task_attributes: json }, '"3"', /^ok: Events tell no version/],
  ['no attributes', { task_version: '3' }, '"3"', /^ok: Events show no attributes/],
  ['redacted attributes', { task_version: '3', task_attributes: 'REDACTED' }, '"3"', /^ok: Events show no attributes/],
  ['older attributes', { task_version: '3', task_attributes: '{"name":"x"}' }, '"3"', /^error: .* undo changes/],
  [
    'a number with other digits',
    { task_version: '3', task_attributes: json.replace('890}', '000}') },
    '"3"',
    /^error: .* undo changes/,
  ],
  ['cut attributes', { task_version: '3', task_attributes: '{"name":"x' }, '"3"', /^error: .* undo changes/],
])('an event that shows %s is judged', (_, data, etag, expected) => {
  const report = judgeEvent(data && eventWith(data), { etag, json });

  expect(told([report])).toEqual([expect.stringMatching(expected)]);
});

const refused = (problem: 'precondition-failed' | 'refused'): Answer<unknown> => ({
  ok: false,
  problem,
  answerLost: false,
});
const taken: Answer<unknown> = { ok: true, body: {}, etag: undefined, answerLost: false };

test.each([
  ['an old version, taken', judgeOldVersion(taken), /^error: TaskRouter took a write with an old version/],
  ['an old version, refused', judgeOldVersion(refused('precondition-failed')), /^ok: .* old version is refused/],
  ['an old version, refused for something else', judgeOldVersion(refused('refused')), /^error: Twilio refused a write/],
  ['an event’s version, taken', judgeVersion(taken), /^ok: .* is taken/],
  ['an event’s version, refused', judgeVersion(refused('precondition-failed')), /^ok: .* one more read/],
  ['a reason', judgeReason(eventWith({ task_canceled_reason: 'r' }), 'r'), /^ok: The event of an ending carries/],
  ['no reason', judgeReason(eventWith({}), 'r'), /^ok: The event of an ending lacks/],
  ['no ending', judgeReason(undefined, 'r'), /^warning: No event of the test task’s end/],
])('a write or an ending with %s is judged', (_, report, expected) => {
  expect(told([report])).toEqual([expect.stringMatching(expected)]);
});

test.each([
  ['"12"', 12],
  ['12', 12],
  ['W/"12"', 12],
  ['"abc"', undefined],
  [undefined, undefined],
])('the version in the ETag %s is %s', (etag, version) => {
  expect(versionIn(etag)).toBe(version);
});

/** A task that has been written to once, as by the Function. */
async function writtenTask(): Promise<string> {
  const { sid } = await workspace.tasks.create({ attributes: '{"name":"x"}' });
  await workspace.tasks(sid).update({ attributes: '{"name":"x","conversations":{"content":"y"}}' });
  return sid;
}

test('on a TaskRouter as documented all is well, and the task ends with its reason', async () => {
  const sid = await writtenTask();

  const reports = await checkEvents(contextOf(), sid, 'a reason', impatient);

  expect(told(reports)).toEqual([
    'ok: An event carries the version and the attributes of the task: the Function may write without a read.',
    'ok: A write with an old version is refused.',
    'ok: A write with the version of an event is taken.',
    'ok: The event of an ending carries its reason.',
  ]);
  expect(await workspace.tasks(sid).fetch()).toMatchObject({ assignmentStatus: 'canceled', reason: 'a reason' });
  expect(() => assertRequestsConform(sandbox().requests.list())).not.toThrow();
});

test('events that do not come are looked for a while, then told', async () => {
  const { sid } = await workspace.tasks.create({ attributes: '{"name":"x"}' });

  const reports = await checkEvents(contextOf(), sid, 'a reason', impatient);

  expect(told(reports)[0]).toBe('warning: No event of the test task was shown: nothing was compared.');
  expect(
    sandbox()
      .requests.list()
      .filter(({ operation }) => operation === 'ListEvent').length,
  ).toBeGreaterThan(1);
});

test('events that may not be read are told', async () => {
  const sid = await writtenTask();
  sandbox().addFault({ kind: 'status', status: 403, path: '/Events' });

  expect(told(await checkEvents(contextOf(), sid, 'a reason', impatient))).toEqual([
    'error: Twilio refused the events of the test task (status 403, code 20403).',
  ]);
});
