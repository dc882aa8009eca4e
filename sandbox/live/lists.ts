/** The page's lists. Each gives a part of itself, so that thousands of entries cost no more than a screenful. */
import { type LoggedEvent } from '../events/event-log';
import { type LoggedRequest } from '../state/request-log';
import { type Conversation } from '../../insights/conversations';
import { segmentRows, type Row } from '../../insights/table/segment-rows';
import { type SandboxParts } from '../parts/parts';
import { parseAttributes, type Task, type Worker } from '../state/state';
import { openStatuses, reservationsOf } from '../products/taskrouter/reservation-lifecycle';
import { type World } from '../twilio/world';
import { agentName } from './agents';
import { conversationRow, type ConversationRow } from './conversation-view';
import { type ListName } from './list-names';

export type PlainRow = Record<string, string | number | null>;

export interface ListPart {
  of: ListName;
  total: number;
  /** Place of the first item. */
  from: number;
  items: (ConversationRow | Row | PlainRow)[];
}

export interface Range {
  from: number;
  count: number;
}

function segmentsPart(conversations: Conversation[], { from, count }: Range, now: number): Omit<ListPart, 'of'> {
  let place = 0;
  const items: Row[] = [];
  for (const conversation of conversations) {
    const size = conversation.tasks.reduce((sum, { segments }) => sum + segments.length, 0);
    if (place < from + count && place + size > from) {
      items.push(...segmentRows([conversation], now).slice(Math.max(from - place, 0), from + count - place));
    }
    place += size;
  }
  return { total: place, from, items };
}

function part<T>(
  entries: T[],
  { from, count }: Range,
  rowOf: (entry: T) => ListPart['items'][number],
): Omit<ListPart, 'of'> {
  return { total: entries.length, from, items: entries.slice(from, from + count).map(rowOf) };
}

/** Newest first, without turning the whole list around. */
function newestFirst<T>(entries: T[], { from, count }: Range, rowOf: (entry: T) => PlainRow): Omit<ListPart, 'of'> {
  const end = Math.max(entries.length - from, 0);
  return {
    total: entries.length,
    from,
    items: entries
      .slice(Math.max(end - count, 0), end)
      .toReversed()
      .map(rowOf),
  };
}

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

function eventRow({ at, type, parameters, outcome, attempts }: LoggedEvent): PlainRow {
  const answers = attempts.map(({ status }) => status ?? 'no answer').join(', ');
  const about = parameters.TaskSid ?? parameters.WorkerSid ?? parameters.RecordingSid ?? null;
  return {
    at,
    event: type,
    about,
    agent: parameters.WorkerName ?? null,
    callback: outcome,
    answers: answers || null,
  };
}

function requestRow({ at, method, operation, path, headers, status, code, fault, ms }: LoggedRequest): PlainRow {
  return {
    at,
    method,
    operation: operation ?? path,
    path,
    if_match: headers['if-match'] ?? null,
    status,
    code,
    fault,
    ms,
  };
}

export function listPart(parts: SandboxParts, name: ListName, found: Conversation[], range: Range): ListPart {
  const { world, requests } = parts;
  const { tasks, workers } = world.state;
  const now = world.clock.now();
  const read: Record<ListName, () => Omit<ListPart, 'of'>> = {
    conversations: () => part(found, range, (each) => conversationRow(each, now)),
    segments: () => segmentsPart(found, range, now),
    tasks: () => newestFirst([...tasks.values()], range, (task) => taskRow(world, task)),
    workers: () => part([...workers.values()], range, (worker) => workerRow(world, worker)),
    events: () => newestFirst(world.events.list(), range, eventRow),
    requests: () => newestFirst(requests.list(), range, requestRow),
  };
  return { of: name, ...read[name]() };
}
