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

/** `text`: reads a field of the event by its name in a callback, TaskSid; empty where it is missing. */
export function seeFields(text: (name: string) => string): Omit<SeenEvent, 'sid' | 'type' | 'at' | 'attributes'> {
  const version = text('TaskVersion');
  const reservation = text('ReservationSid');
  return {
    version: /^\d+$/.test(version) ? Number(version) : -1,
    task: text('TaskSid'),
    queue: text('TaskQueueName'),
    channel: text('TaskChannelUniqueName'),
    workflow: text('WorkflowName'),
    reservation,
    agent: reservation === '' ? '' : (fullNameIn(text('WorkerAttributes')) ?? text('WorkerName')),
    reason: text('TaskCanceledReason') || text('TaskCompletedReason'),
  };
}
