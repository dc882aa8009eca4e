/** A conversation without anything that stands in an attribute, or that a person typed: names of attributes, numbers, times and SIDs remain. */
import { type LoadedAttribute } from '../attributes/loaded-attributes';
import { type Outcome } from '../attributes/outcome';
import { type RecordingLink } from '../attributes/recording-link';
import { type Conversation } from '../conversations';
import { type Phase } from '../segments/segment';
import { hidden, isSid } from '../table/hide-values';
import { type SegmentReading, type TaskReading } from '../task-reading';
import { losses } from '../warnings/losses';
import { type Warning } from '../warnings/warning';

/** As long as it is there: that a value exists is no secret. */
const hide = (value: string | null) => (value === null ? null : hidden);
const hideUnlessSid = (value: string | null) => (isSid(value) ? value : hide(value));

const hideOutcome = (outcome: Outcome | null) => outcome && { value: hidden, from: outcome.from };

function hideAttribute({ name, state, lost, hint }: LoadedAttribute): LoadedAttribute {
  return {
    name,
    value: hidden,
    state,
    ...(lost !== undefined && { lost: hidden }),
    ...(hint !== undefined && { hint }),
  };
}

function hideLink(link: RecordingLink | null): RecordingLink | null {
  return link && { url: link.sid ?? hidden, sid: link.sid, from: link.from, startTime: null };
}

const hidePhase = ({ agent, ...phase }: Phase): Phase => (agent === undefined ? phase : { ...phase, agent: hidden });

function hideSegment(segment: SegmentReading): SegmentReading {
  const { taskSid, kind, queue, from, to, ending } = segment;
  return {
    taskSid,
    kind,
    queue,
    agent: hide(segment.agent),
    reservation: hideUnlessSid(segment.reservation),
    from,
    to,
    phases: segment.phases.map(hidePhase),
    ending,
    outcome: hideOutcome(segment.outcome),
    hangUpBy: hide(segment.hangUpBy),
    recording: hideLink(segment.recording),
    attributes: segment.attributes.map(hideAttribute),
  };
}

function hideWarning({ kind, severity, taskSid, fields, values, text, hint, at }: Warning): Warning {
  const names = values && Object.fromEntries(Object.keys(values).map((name) => [name, hidden]));
  return {
    kind,
    severity,
    taskSid,
    fields,
    ...(names && { values: names }),
    text,
    // By its own hint one could tell the reason of a hang-up.
    hint: kind === 'late' ? losses.late.hint(fields[0], 'today') : hint,
    ...(at !== undefined && { at }),
  };
}

/** Field by field: what is new in a reading is not shown until somebody has thought of it. */
function hideTask(task: TaskReading): TaskReading {
  const { sid, from, to, workflow, status } = task;
  return {
    sid,
    from,
    to,
    workflow,
    status,
    channel: hidden,
    direction: null,
    customer: { name: null, address: null },
    reason: hide(task.reason),
    outcome: hideOutcome(task.outcome),
    abandonment: { abandoned: hidden, phase: null },
    segments: task.segments.map(hideSegment),
    attributes: task.attributes.map(hideAttribute),
    warnings: task.warnings.map(hideWarning),
    conversationId: hideUnlessSid(task.conversationId),
    callSid: hideUnlessSid(task.callSid),
    previousTaskSid: hideUnlessSid(task.previousTaskSid),
    interactionSid: hideUnlessSid(task.interactionSid),
    conferenceSid: hideUnlessSid(task.conferenceSid),
    mentions: [],
    customerKey: null,
  };
}

export function hideConversation({ id, tasks, warnings }: Conversation): Conversation {
  return {
    id: isSid(id) ? id : tasks[0].sid,
    tasks: tasks.map(hideTask),
    warnings: warnings.map(hideWarning),
  };
}
