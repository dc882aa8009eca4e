/**
 * What only a live account tells about events, asked with the task of --write-test. The Function writes on the ground of
 * an event without reading the task, which is safe if what is checked here is so.
 */
import { isDeepStrictEqual } from 'node:util';
import { parseAttributes } from '../../../assets/attributes/json';
import { type Context } from '../../../assets/twilio/context';
import { type Answer } from '../../../assets/twilio/failure';
import { type SeenEvent } from '../../../insights/history/seen-event';
import { problemOf } from '../../tool/found';
import { error, failed, ok, warning, type Report } from '../report';
import { readTaskEvents, type Patience } from '../task-events';

const about = 'Events';
const leaveOff = 'Take the event webhook away (npm run configure -- --undo FILE) and tell the project.';
const again = 'Try again in a minute.';

/** The task as a read shows it. */
interface ReadTask {
  etag: string | undefined;
  json: string;
}

/** The number in an ETag, bare, quoted or weak; undefined for another form. */
export function versionIn(etag: string | undefined): number | undefined {
  const digits = /^(?:W\/)?"?(\d+)"?$/.exec(etag ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Pure: may the Function take this event for the task? `event`: the one after which the task was read. */
export function judgeEvent(event: SeenEvent | undefined, { etag, json }: ReadTask): Report {
  if (!event) return warning(about, 'No event of the test task was shown: nothing was compared.', again);
  if (event.version < 0)
    return ok(about, 'Events tell no version of the task: the Function reads the task before it writes.');
  if (event.attributes === null)
    return ok(about, 'Events show no attributes of the task: the Function reads the task before it writes.');
  if (event.version !== versionIn(etag))
    return ok(about, `The event’s version is not the task’s ETag: one more read for each event, and nothing is lost.`);
  return isDeepStrictEqual(parseAttributes(event.attributes), parseAttributes(json))
    ? ok(about, 'An event carries the version and the attributes of the task: the Function may write without a read.')
    : error(about, 'An event with the task’s version has other attributes: a write would undo changes.', leaveOff);
}

/** Pure: is an old version refused, as every write relies on? */
export function judgeOldVersion(answer: Answer<unknown>): Report {
  if (answer.ok)
    return error('If-Match', 'TaskRouter took a write with an old version: changes of others are lost.', leaveOff);
  if (answer.problem === 'precondition-failed') return ok('If-Match', 'A write with an old version is refused.');
  return failed('If-Match', problemOf(answer, 'a write with an old version'));
}

/** Pure: is the version good for If-Match in the form in which an event has it? */
export function judgeVersion(answer: Answer<unknown>): Report {
  if (answer.ok) return ok('If-Match', 'A write with the version of an event is taken.');
  if (answer.problem === 'precondition-failed')
    return ok('If-Match', 'A write with the version of an event is refused: one more read for each event.');
  return failed('If-Match', problemOf(answer, 'a write with the version of an event'));
}

/** Pure: does the event of an ending tell its reason? */
export function judgeReason(event: SeenEvent | undefined, reason: string): Report {
  if (!event) return warning(about, 'No event of the test task’s end was shown: its reason was not looked at.', again);
  return event.reason === reason
    ? ok(about, 'The event of an ending carries its reason.')
    : ok(about, 'The event of an ending lacks its reason: the Function reads the task for it.');
}

const newest = (events: SeenEvent[], type: string): SeenEvent | undefined =>
  events
    .filter((event) => event.type === type)
    .toSorted((one, other) => other.at - one.at || other.version - one.version)[0];

/** Compares, writes with an old version, and cancels the task with `reason`. The task has just been written to. */
export async function checkEvents(
  { twilio, settings }: Context,
  taskSid: string,
  reason: string,
  patience?: Patience,
): Promise<Report[]> {
  const context = { twilio, settings };
  const events = await readTaskEvents(context, taskSid, 'task.updated', patience);
  if (!events.ok) return [failed(about, problemOf(events, 'the events of the test task'))];
  const task = await twilio.ask((client) =>
    client.taskrouter.v1.workspaces(settings.TASKROUTER_WORKSPACE_SID).tasks(taskSid).fetchWithHttpInfo(),
  );
  if (!task.ok) return [failed(about, problemOf(task, 'the test task'))];
  const { attributes } = task.body;
  const event = newest(events.body, 'task.updated');
  const current = String(event && event.version >= 0 ? event.version : (versionIn(task.etag) ?? task.etag));
  const write = (ifMatch: string, fields: { attributes?: string; assignmentStatus?: 'canceled'; reason?: string }) =>
    twilio.ask((client) =>
      client.taskrouter.v1
        .workspaces(settings.TASKROUTER_WORKSPACE_SID)
        .tasks(taskSid)
        .updateWithHttpInfo({ ifMatch, ...fields }),
    );
  const old = await write('0', { attributes });
  const ended = await write(current, { assignmentStatus: 'canceled', reason });
  const reports = [judgeEvent(event, { etag: task.etag, json: attributes }), judgeOldVersion(old), judgeVersion(ended)];
  if (!ended.ok) return reports;
  const after = await readTaskEvents(context, taskSid, 'task.canceled', patience);
  return [
    ...reports,
    after.ok ? judgeReason(newest(after.body, 'task.canceled'), reason) : failed(about, problemOf(after, 'the events')),
  ];
}
