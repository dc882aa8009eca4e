/** Who the agents are, for a demonstration that is played into a running sandbox: without npm run workers:sync. */
import { workspaceSid } from '../state/fixed-sids';
import { type Centre } from './centre';
import { type Agents } from './day';

const known: Record<keyof Agents, Record<string, string>> = {
  alice: { full_name: 'Alice Ng', team_id: '2', team_name: 'Sales 2', location: 'London' },
  bob: { full_name: 'Bob Reyes', team_id: '3', team_name: 'Support 1', location: 'Leeds' },
  carol: { full_name: 'Carol Adeyemi', team_id: '2', team_name: 'Sales 2', location: 'London' },
};

/** Adds to what stands on them already, each in one conditional write. */
export async function introduceAgents(centre: Centre, agents: Agents): Promise<string> {
  for (const [name, sid] of Object.entries(agents) as [keyof Agents, string][]) {
    const path = `/v1/Workspaces/${workspaceSid}/Workers/${sid}`;
    const { body, etag } = await centre.twilio(path);
    const attributes = { ...(JSON.parse(body.attributes) as object), ...known[name] };
    await centre.twilio(path, { Attributes: JSON.stringify(attributes) }, { 'if-match': etag });
  }
  return 'The agents get their full names and teams.';
}
