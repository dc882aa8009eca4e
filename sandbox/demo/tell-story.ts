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
  /** Writes the agents' attributes from a file; resolves with what the tool prints. */
  syncAgents: () => Promise<string>;
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

const workspacePath = `/v1/Workspaces/${workspaceSid}`;

/** Without the Functions: meanwhile the workspace has no event callback. */
async function dayByHand({ sandboxUrl, functionsUrl }: Story, agents: Agents, nine: number): Promise<Conversation[]> {
  const centre = createCentre(sandboxUrl, functionsUrl);
  const { event_callback_url: callback } = (await centre.twilio(workspacePath)).body;
  await centre.twilio(workspacePath, { EventCallbackUrl: '' });
  await playDay({ centre, hands: byHand(centre), agents, tell: async () => {} }, nine);
  await centre.twilio(workspacePath, { EventCallbackUrl: callback });
  return conversationsOf(centre, nine);
}

async function dayThroughFunctions({ sandboxUrl, functionsUrl, nine, pauseMs, print }: Story, agents: Agents) {
  const centre = createCentre(sandboxUrl, functionsUrl, pauseMs);
  const before = await requestsOfFunctions(centre);
  async function tell(words: string): Promise<void> {
    print(`${new Date(await centre.now()).toLocaleTimeString('en-GB')}  ${words}`);
  }
  await playDay({ centre, hands: throughFunctions(centre, tell), agents, tell }, nine);
  return { conversations: await conversationsOf(centre, nine), requests: (await requestsOfFunctions(centre)) - before };
}

/** Leaves both days in the sandbox: yesterday by hand, today through the Functions. */
export async function tellStory(story: Story): Promise<void> {
  const { print, nine, sandboxUrl, functionsUrl, syncAgents } = story;
  const yesterday = nine - dayMs;
  await createCentre(sandboxUrl, functionsUrl).steer('POST', '/clock', { now: new Date(yesterday).toISOString() });
  const agents = await hireAgents(createCentre(sandboxUrl, functionsUrl));
  print('Yesterday: the same day, its attributes written by hand. Quickly, to compare with ...');
  const withoutFunctions = await dayByHand(story, agents, yesterday);
  print('... today, through the Functions.\n');
  const changed = /\d+ rows?: \d+ changed.*/.exec(await syncAgents())?.[0];
  print(`Agents from examples/agents.csv: ${changed}`);
  const { conversations, requests } = await dayThroughFunctions(story, agents);
  print(`\nWhat Insights would report of today:\n\n${conversationTable(conversations)}\n`);
  print(`What was written:\n${listWritten(conversations)}\n`);
  print(compareDays({ withFunctions: conversations, byHand: withoutFunctions, requests }));
}
