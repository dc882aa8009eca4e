/** The sandbox's own lists, beside those of the report. */
import { type LoggedEvent } from '../events/event-log';
import { type LoggedRequest } from '../state/request-log';
import { newestFirst, partOf, type ListPart, type PlainRow, type Range } from '../../insights/view/list-part';
import { type SandboxParts } from '../parts/parts';
import { parseAttributes, type Task, type Worker } from '../state/state';
import { openStatuses, reservationsOf } from '../products/taskrouter/reservation-lifecycle';
import { type World } from '../twilio/world';
import { agentName } from './agents';

export const sandboxLists = ['tasks', 'workers', 'events', 'requests'] as const;
type SandboxList = (typeof sandboxLists)[number];

export const isSandboxList = (name: string): name is SandboxList => sandboxLists.some((each) => each === name);

const length = (text: string | null) => (text ?? '').length;

function taskRow(world: World, task: Task): PlainRow {
  const { taskQueues, taskChannels } = world.state;
  const open = reservationsOf(world, task.sid, ...openStatuses).at(-1);
  return {
    created: task.dateCreated,
    sid: task.sid,
    status: task.assignmentStatus,
    queue: taskQueues.get(task.taskQueueSid)?.friendlyName ?? null,
    channel: taskChannels.get(task.taskChannelSid)?.uniqueName ?? null,
    agent: open ? agentName(world, open.workerSid) : null,
    reason: task.reason,
    version: task.version,
    characters: length(task.attributes),
  };
}

function workerRow(world: World, worker: Worker): PlainRow {
  const attributes = parseAttributes(worker.attributes) ?? {};
  const text = (name: string) => (typeof attributes[name] === 'string' ? attributes[name] : null);
  return {
    name: worker.friendlyName,
    full_name: text('full_name'),
    activity: world.state.activities.get(worker.activitySid)?.friendlyName ?? null,
    team: text('team_name'),
    department: text('department_name'),
    role: text('role'),
    location: text('location'),
    version: worker.version,
    characters: length(worker.attributes),
    sid: worker.sid,
  };
}

function eventRow({ sid, at, type, parameters, outcome, attempts }: LoggedEvent): PlainRow {
  const answers = attempts.map(({ status }) => status ?? 'no answer').join(', ');
  return {
    key: sid,
    at,
    event: type,
    task: parameters.TaskSid ?? null,
    agent: parameters.WorkerName ?? null,
    callback: outcome,
    answers: answers || null,
  };
}

const taskInPath = (path: string) => /WT[0-9a-f]{32}/.exec(path)?.[0] ?? null;

function requestRow({ id, at, method, operation, path, headers, status, code, fault, ms }: LoggedRequest): PlainRow {
  return {
    key: id,
    at,
    method,
    operation: operation ?? path,
    task: taskInPath(path),
    path,
    if_match: headers['if-match'] ?? null,
    status,
    code,
    fault,
    ms,
  };
}

/** Entries in which all the words occur; what a person searches for is what the row shows. */
function matching<T>(entries: T[], search: string, textOf: (entry: T) => string): T[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const text = textOf(entry).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

const eventText = ({ type, parameters, outcome }: LoggedEvent) =>
  [type, parameters.TaskSid, parameters.WorkerName, outcome].join(' ');
const requestText = ({ method, operation, path, status, fault }: LoggedRequest) =>
  [method, operation, path, status, fault].join(' ');

export function sandboxPart(parts: SandboxParts, name: SandboxList, search: string, range: Range): ListPart {
  const { world, requests } = parts;
  const { tasks, workers } = world.state;
  const read: Record<SandboxList, () => Omit<ListPart, 'of'>> = {
    tasks: () =>
      newestFirst(
        matching([...tasks.values()], search, ({ sid, assignmentStatus, reason }) =>
          [sid, assignmentStatus, reason].join(' '),
        ),
        range,
        (task) => taskRow(world, task),
      ),
    workers: () =>
      partOf(
        matching([...workers.values()], search, ({ friendlyName, attributes }) => `${friendlyName} ${attributes}`),
        range,
        (worker) => workerRow(world, worker),
      ),
    events: () => newestFirst(matching(world.events.list(), search, eventText), range, eventRow),
    requests: () => newestFirst(matching(requests.list(), search, requestText), range, requestRow),
  };
  return { of: name, ...read[name]() };
}
