/** The whole demonstration: the same day twice, what Insights would report of it, and what made the difference. */
import { type Conversation } from '../../insights/conversations';
import { workspaceSid } from '../state/fixed-sids';
import { byHand } from './by-hand';
import { createCentre, type Centre } from './centre';
import { compareDays, listWritten } from './compare-days';
import { conversationTable } from './conversation-table';
import { hireAgents, playDay, type Agents } from './day';
import { throughFunctions } from './through-functions';

interface Story {
  sandboxUrl: string;
  functionsUrl: string;
  /** Nine o'clock of the day, ms since 1970. */
  nine: number;
  /** Real ms that every step takes, so that a person can follow. */
  pauseMs: number;
  /** Writes the agents' attributes; resolves with what to say of it. */
  syncAgents: (centre: Centre, agents: Agents) => Promise<string>;
  /** Ends it before its time. */
  signal?: AbortSignal;
  print: (words: string) => void;
}

const dayMs = 86_400_000;

/** The conversations that began on the day. */
async function conversationsOf(centre: Centre, nine: number): Promise<Conversation[]> {
  const { conversations } = await centre.steer<{ conversations: Conversation[] }>('GET', '/report');
  return conversations.filter(({ tasks }) => tasks[0].from >= nine && tasks[0].from < nine + dayMs);
}

async function requestsOfFunctions(centre: Centre): Promise<number> {
  const { requests } = await centre.steer<{ requests: { headers: Record<string, string> }[] }>('GET', '/requests');
  return requests.filter(({ headers }) => headers['user-agent']?.startsWith('twilio-node')).length;
}

const centreOf = ({ sandboxUrl, functionsUrl, signal }: Story, pauseMs = 0) =>
  createCentre(sandboxUrl, functionsUrl, { pauseMs, signal });

const workspacePath = `/v1/Workspaces/${workspaceSid}`;

/** Without the Functions: meanwhile the workspace has no event callback. */
async function dayByHand(story: Story, agents: Agents, nine: number): Promise<Conversation[]> {
  const centre = centreOf(story);
  const { event_callback_url: callback } = (await centre.twilio(workspacePath)).body;
  await centre.twilio(workspacePath, { EventCallbackUrl: '' });
  await playDay({ centre, hands: byHand(centre), agents, tell: async () => {} }, nine);
  await centre.twilio(workspacePath, { EventCallbackUrl: callback });
  return conversationsOf(centre, nine);
}

async function dayThroughFunctions(story: Story, agents: Agents) {
  const { nine, pauseMs, print } = story;
  const centre = centreOf(story, pauseMs);
  const before = await requestsOfFunctions(centre);
  async function tell(words: string): Promise<void> {
    print(`${new Date(await centre.now()).toLocaleTimeString('en-GB')}  ${words}`);
  }
  await playDay({ centre, hands: throughFunctions(centre, tell), agents, tell }, nine);
  return { conversations: await conversationsOf(centre, nine), requests: (await requestsOfFunctions(centre)) - before };
}

/** Leaves both days in the sandbox: the day before yesterday by hand, today through the Functions. */
export async function tellStory(story: Story): Promise<void> {
  const { print, nine, syncAgents } = story;
  // Not yesterday: customers who call again within 24 hours would look as if they were not linked.
  const earlier = nine - 2 * dayMs;
  const centre = centreOf(story);
  await centre.steer('POST', '/clock', { now: new Date(earlier).toISOString() });
  await centre.steer('POST', '/periods', [
    { title: 'Through the Functions', since: nine, until: nine + dayMs },
    { title: 'The same day by hand', since: earlier, until: earlier + dayMs },
  ]);
  const agents = await hireAgents(centre);
  print('The day before yesterday: the same day, its attributes written by hand. Quickly, to compare with ...');
  const withoutFunctions = await dayByHand(story, agents, earlier);
  print('... today, through the Functions.\n');
  print(await syncAgents(centre, agents));
  const { conversations, requests } = await dayThroughFunctions(story, agents);
  print(`\nWhat Insights would report of today:\n\n${conversationTable(conversations)}\n`);
  print(`What was written:\n${listWritten(conversations)}\n`);
  print(compareDays({ withFunctions: conversations, byHand: withoutFunctions, requests }));
}
