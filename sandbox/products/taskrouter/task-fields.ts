/** Reads what a request wants of a task; throws Twilio's 400 for what cannot be. */
import { readAttributes, readInteger, readPastDate } from '../../twilio/form-values';
import { type Call } from '../../twilio/route';
import { type Task, type TaskStatus } from '../../state/state';
import { badRequest } from '../../twilio/twilio-error';

export const highestPriority = 2_147_483_647;

/** The SID of the channel named by SID or unique name. */
export function readChannel(call: Call): string | undefined {
  const name = call.form.get('TaskChannel');
  if (name === null) return undefined;
  const channels = [...call.world.state.taskChannels.values()];
  const channel = channels.find(({ sid, uniqueName }) => sid === name || uniqueName === name);
  if (!channel) throw badRequest(`Invalid TaskChannel: ${name}`);
  return channel.sid;
}

const statuses: string[] = ['pending', 'reserved', 'assigned', 'canceled', 'completed', 'wrapping'];

export function readStatus(form: URLSearchParams): TaskStatus | undefined {
  const status = form.get('AssignmentStatus');
  if (status !== null && !statuses.includes(status)) throw badRequest(`Invalid AssignmentStatus: ${status}`);
  return (status as TaskStatus | null) ?? undefined;
}

/** The fields an update names, the status excepted. */
export function readChanges(call: Call): Partial<Task> {
  const { form, world } = call;
  const changes: Partial<Task> = {
    attributes: readAttributes(form),
    reason: form.get('Reason') ?? undefined,
    priority: readInteger(form, 'Priority', 0, highestPriority),
    taskChannelSid: readChannel(call),
    virtualStartTime: readPastDate(form, 'VirtualStartTime', world.clock.now()),
  };
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
