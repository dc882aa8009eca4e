/** Interaction channels, because TaskRouter refuses to close their tasks: closing the channel is the way. */
import { type Answer, type Call } from '../../twilio/route';
import { parseAttributes, type InteractionChannel, type Task } from '../../state/state';
import { endTask, wrapTask } from '../taskrouter/task-ending';
import { badRequest, notFound } from '../../twilio/twilio-error';
import { type World } from '../../twilio/world';

function tasksOf(world: World, channelSid: string): Task[] {
  return [...world.state.tasks.values()].filter(
    ({ attributes }) => parseAttributes(attributes)?.flexInteractionChannelSid === channelSid,
  );
}

/** A channel exists when it was seeded, or when a task names it and its Interaction. */
function findChannel(world: World, interactionSid: string, sid: string): InteractionChannel | undefined {
  const known = world.state.interactionChannels.get(sid);
  if (known) return known.interactionSid === interactionSid ? known : undefined;
  const attributes = parseAttributes(tasksOf(world, sid)[0]?.attributes ?? null);
  if (attributes?.flexInteractionSid !== interactionSid) return undefined;
  const { channelType } = attributes;
  const type = typeof channelType === 'string' ? channelType : 'web';
  const channel: InteractionChannel = { sid, interactionSid, type, status: 'active' };
  world.state.interactionChannels.set(sid, channel);
  return channel;
}

function channelOf(call: Call): InteractionChannel {
  const channel = findChannel(call.world, call.sids.InteractionSid, call.sids.Sid);
  if (!channel) throw notFound(call.path);
  return channel;
}

function formatChannel(call: Call, { sid, interactionSid, type, status }: InteractionChannel) {
  const url = `${call.baseUrl}/v1/Interactions/${interactionSid}/Channels/${sid}`;
  return {
    sid,
    interaction_sid: interactionSid,
    type,
    status,
    error_code: null,
    error_message: null,
    url,
    links: { participants: `${url}/Participants`, invites: `${url}/Invites` },
  };
}

export function fetchInteractionChannel(call: Call): Answer {
  return { status: 200, body: formatChannel(call, channelOf(call)) };
}

function readTaskStatus(form: URLSearchParams): 'closed' | 'wrapup' {
  const routing = form.get('Routing');
  if (routing === null) return 'wrapup';
  let status: unknown;
  try {
    status = (JSON.parse(routing) as { status?: unknown }).status ?? 'wrapup';
  } catch {
    throw badRequest('Invalid Routing: not JSON');
  }
  if (status !== 'closed' && status !== 'wrapup') throw badRequest('Invalid Routing: status must be closed or wrapup');
  return status;
}

/** Whoever still waits is canceled; an agent's task goes to wrapping, or is completed when the routing says closed. */
function closeTask(world: World, task: Task, taskStatus: 'closed' | 'wrapup'): void {
  const { assignmentStatus } = task;
  if (assignmentStatus === 'pending' || assignmentStatus === 'reserved') endTask(world, task, 'canceled');
  else if (taskStatus === 'closed' && (assignmentStatus === 'assigned' || assignmentStatus === 'wrapping')) {
    endTask(world, task, 'completed');
  } else if (assignmentStatus === 'assigned') wrapTask(world, task);
}

/**
 * The one supported way to close a task of an Interaction.
 * https://www.twilio.com/docs/flex/developer/conversations/interactions-api/interaction-channels
 */
export function updateInteractionChannel(call: Call): Answer {
  const channel = channelOf(call);
  const status = call.form.get('Status');
  if (status !== 'closed' && status !== 'inactive') throw badRequest('Invalid Status: closed or inactive');
  const taskStatus = readTaskStatus(call.form);
  const changed = { ...channel, status } as const;
  call.world.state.interactionChannels.set(channel.sid, changed);
  // An inactive channel keeps its tasks unless the routing closes them.
  if (status === 'closed' || call.form.has('Routing')) {
    for (const task of tasksOf(call.world, channel.sid)) closeTask(call.world, task, taskStatus);
  }
  return { status: 200, body: formatChannel(call, changed) };
}
