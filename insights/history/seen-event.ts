/** What the report reads of an event, from whatever door it came: a callback's form or the Events resource. */

export interface SeenEvent {
  /** EV...; empty where it is not told. */
  sid: string;
  type: string;
  /** ms since 1970. */
  at: number;
  /** The task's version; -1 where it is not told. */
  version: number;
  /** WT...; empty for events of workers, queues and workflows. */
  task: string;
  queue: string;
  channel: string;
  workflow: string;
  reservation: string;
  /** The agent's full name, for a reservation. */
  agent: string;
  /** Why the task ended. */
  reason: string;
  /** The task's attributes; null where the event does not show them. */
  attributes: string | null;
}

const agents = new Map<string, string | null>();
/** Agents whose names are remembered: their attributes come with every event of a reservation. */
const mostAgents = 2000;

function fullNameIn(attributes: string): string | null {
  const known = agents.get(attributes);
  if (known !== undefined) return known;
  const fullName = readFullName(attributes);
  if (agents.size >= mostAgents) agents.clear();
  agents.set(attributes, fullName);
  return fullName;
}

function readFullName(attributes: string): string | null {
  try {
    const { full_name: name } = JSON.parse(attributes) as { full_name?: unknown };
    return typeof name === 'string' && name !== '' ? name : null;
  } catch {
    return null;
  }
}

/** Where an event says what: the names of a callback's form. */
export const callbackNames = {
  version: 'TaskVersion',
  task: 'TaskSid',
  queue: 'TaskQueueName',
  channel: 'TaskChannelUniqueName',
  workflow: 'WorkflowName',
  reservation: 'ReservationSid',
  workerAttributes: 'WorkerAttributes',
  workerName: 'WorkerName',
  canceled: 'TaskCanceledReason',
  completed: 'TaskCompletedReason',
  attributes: 'TaskAttributes',
};

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

function versionOf(value: unknown): number {
  const version = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof version === 'number' && Number.isSafeInteger(version) && version >= 0 ? version : -1;
}

const names = new Map<string, string>();
/** Names of queues, workflows and event types that are kept once: they come with every event. */
const mostNames = 2000;

/** The same text, and the same object for the same text. */
export function sameText(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size < mostNames) names.set(text, text);
  return text;
}

/** `fields`: what the event says, by `names`; a field may be missing, or of any type. */
export function seeFields(
  fields: Record<string, unknown>,
  names: typeof callbackNames,
): Omit<SeenEvent, 'sid' | 'type' | 'at' | 'attributes'> {
  const reservation = textOf(fields[names.reservation]);
  const agent = () => fullNameIn(textOf(fields[names.workerAttributes])) ?? textOf(fields[names.workerName]);
  return {
    version: versionOf(fields[names.version]),
    task: textOf(fields[names.task]),
    queue: sameText(textOf(fields[names.queue])),
    channel: sameText(textOf(fields[names.channel])),
    workflow: sameText(textOf(fields[names.workflow])),
    reservation,
    agent: reservation === '' ? '' : agent(),
    reason: textOf(fields[names.canceled]) || textOf(fields[names.completed]),
  };
}
