/** One task as the report shows it: its segments, and what each of them would show. */
import { isObject, objectIn, textIn, type JsonObject } from './attributes/attributes';
import { attributesOf, creditedAttributes, endOf } from './attributes/credited';
import { type Edition } from './attributes/edition';
import { readLoaded, type LoadedAttribute } from './attributes/loaded-attributes';
import {
  abandonmentOf,
  channelOf,
  customerKeyOf,
  customerOf,
  directionOf,
  outcomeOf,
  type Abandonment,
  type Customer,
  type Outcome,
} from './attributes/outcome';
import { recordingLink, type RecordingLink } from './attributes/recording-link';
import { type LinkFacts } from './links/link-facts';
import { type Segment } from './segments/segment';
import { readSegments } from './segments/segments';
import { type TaskHistory } from './history/task-history';
import { warnOfTask } from './warnings/warn-of-task';
import { type Warning } from './warnings/warning';

export interface SegmentReading extends Segment {
  outcome: Outcome | null;
  hangUpBy: string | null;
  recording: RecordingLink | null;
  attributes: LoadedAttribute[];
}

export interface TaskReading extends LinkFacts {
  channel: string;
  direction: string | null;
  workflow: string;
  customer: Customer;
  to: number | null;
  /** TaskRouter's reason for the end. */
  reason: string | null;
  status: 'open' | 'canceled' | 'completed' | 'deleted';
  outcome: Outcome | null;
  abandonment: Abandonment;
  segments: SegmentReading[];
  /** The last segment's. */
  attributes: LoadedAttribute[];
  warnings: Warning[];
}

const isTaskSid = (value: unknown): value is string =>
  typeof value === 'string' && value.length === 34 && /^WT[0-9a-f]{32}$/.test(value);

function mentionsOf(root: JsonObject | null, sid: string): TaskReading['mentions'] {
  const mentions: TaskReading['mentions'] = [];
  for (const place of [root ?? {}, objectIn(root, 'conversations')]) {
    for (const attribute of Object.keys(place)) {
      const value = place[attribute];
      if (isTaskSid(value) && value !== sid && attribute !== 'previous_task_sid')
        mentions.push({ attribute, taskSid: value });
    }
  }
  return mentions;
}

type Load = (root: JsonObject | null) => LoadedAttribute[];

/** Segments often share their attributes: the same object is read once. */
function loaderOf(edition: Edition): Load {
  const known = new Map<JsonObject | null, LoadedAttribute[]>();
  return (root) => {
    const loaded = known.get(root) ?? readLoaded(root, edition);
    known.set(root, loaded);
    return loaded;
  };
}

interface Reader {
  edition: Edition;
  load: Load;
}

function readSegment(task: TaskHistory, segment: Segment, last: boolean, { edition, load }: Reader): SegmentReading {
  const root = attributesOf(task, segment, edition);
  const reason = last ? (task.ended?.reason ?? null) : null;
  const { taskSid, kind, queue, agent, reservation, from, to, phases, ending } = segment;
  // Named one by one: a hundred thousand of them, grown from a spread one, cost more than all the rest.
  return {
    taskSid,
    kind,
    queue,
    agent,
    reservation,
    from,
    to,
    phases,
    ending,
    outcome: outcomeOf(root, reason, edition),
    hangUpBy: textIn(objectIn(root, 'conversations'), 'hang_up_by'),
    recording: segment.kind === 'conversation' ? recordingLink(root, segment.reservation) : null,
    attributes: load(root),
  };
}

export function readTask(task: TaskHistory, edition: Edition): TaskReading {
  const segments = readSegments(task);
  const lastSegment = segments.at(-1);
  const end = endOf(task, lastSegment?.reservation ?? null);
  const root = creditedAttributes(task, end, edition);
  const load = loaderOf(edition);
  const outcome = outcomeOf(root, task.ended?.reason ?? null, edition);
  const abandonment = abandonmentOf(root, task);
  const attributes = load(root);
  const reported = {
    'conversations.outcome': outcome?.value,
    'conversations.abandoned': abandonment.abandoned,
    'conversations.abandoned_phase': abandonment.phase,
  };
  const conference = root?.conference;
  return {
    outcome,
    abandonment,
    attributes,
    sid: task.sid,
    channel: channelOf(root, task),
    direction: directionOf(root),
    workflow: task.workflow,
    customer: customerOf(root),
    from: task.createdAt,
    to: task.ended?.at ?? null,
    reason: task.ended?.reason ?? null,
    status: task.ended?.status ?? 'open',
    segments: segments.map((segment) => readSegment(task, segment, segment === lastSegment, { edition, load })),
    warnings: warnOfTask({ task, credited: root, end, reported }, attributes, edition),
    conversationId: textIn(objectIn(root, 'conversations'), 'conversation_id'),
    callSid: textIn(root, 'call_sid'),
    previousTaskSid: textIn(root, 'previous_task_sid'),
    interactionSid: textIn(root, 'flexInteractionSid'),
    mentions: mentionsOf(root, task.sid),
    customerKey: customerKeyOf(root),
    conferenceSid: isObject(conference) ? textIn(conference, 'sid') : null,
  };
}
