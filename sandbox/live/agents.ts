/** Workers as the page names and offers them. */
import { parseAttributes } from '../state/state';
import { type World } from '../twilio/world';

export interface Agent {
  sid: string;
  name: string;
  activity: string;
}

/** The full name Insights shows, else the worker's name. */
export function agentName(world: World, workerSid: string): string {
  const worker = world.state.workers.get(workerSid);
  const fullName = parseAttributes(worker?.attributes ?? null)?.full_name;
  return typeof fullName === 'string' && fullName !== '' ? fullName : (worker?.friendlyName ?? workerSid);
}

/** More than a person wants in a list to choose from. */
const shown = 50;

/** Whom a task can be given to: available ones first. */
export function listAgents(world: World): Agent[] {
  const { workers, activities } = world.state;
  const known = [...workers.values()].map(({ sid, activitySid }) => ({ sid, activity: activities.get(activitySid) }));
  const available = known.filter(({ activity }) => activity?.available);
  const others = known.filter(({ activity }) => !activity?.available);
  return [...available, ...others]
    .slice(0, shown)
    .map(({ sid, activity }) => ({ sid, name: agentName(world, sid), activity: activity?.friendlyName ?? '' }));
}
