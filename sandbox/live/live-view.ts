/** Everything the page shows at one moment, in one answer. */
import { type Conversation } from '../../insights/conversations';
import { readEdition } from '../../insights/attributes/edition';
import { findConversations } from '../../insights/find-conversations';
import { type SandboxParts } from '../parts/parts';
import { listAgents, type Agent } from './agents';
import { conversationView, type ConversationView } from './conversation-view';
import { listNames, type ListName } from './list-names';
import { listPart, type ListPart } from './lists';

export interface LiveView {
  /** ms since 1970 on the sandbox's clock. */
  now: number;
  counts: Record<ListName, number>;
  /** Conversations with a warning. */
  warned: number;
  list: ListPart;
  selected: ConversationView | null;
  /** Faults that will still strike. */
  faults: { id: number; kind: string; status: number | null }[];
  agents: Agent[];
  queues: { sid: string; name: string }[];
  /** The newest tasks, to be linked to. */
  recent: { sid: string; title: string }[];
  /** Whether the Functions can be called from here. */
  functions: boolean;
}

/** A screenful several times over. */
const mostItems = 200;

function readNumber(text: string | null, otherwise: number, most: number): number {
  const value = Number(text ?? otherwise);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, most) : otherwise;
}

const readName = (text: string | null): ListName => listNames.find((name) => name === text) ?? 'conversations';

function armedFaults({ faults }: SandboxParts): LiveView['faults'] {
  return faults
    .list()
    .filter(({ times = 1, struck }) => times === 'always' || struck < times)
    .map(({ id, kind, status = null }) => ({ id, kind, status }));
}

function recentTasks(conversations: Conversation[]): LiveView['recent'] {
  return conversations.slice(0, 20).flatMap(({ tasks }) =>
    tasks.map(({ sid, customer }) => ({
      sid,
      title: `${customer.name ?? customer.address ?? 'unknown'}, ${sid.slice(-4)}`,
    })),
  );
}

/** `query`: list, from, count, search, warned=true, selected (a conversation's id or a task's SID), edition. */
export function liveView(parts: SandboxParts, query: URLSearchParams): LiveView {
  const { world, report, requests, options } = parts;
  const edition = readEdition(query.get('edition'));
  const { conversations: all, segments, warned } = report.overview(edition);
  const found = findConversations(all, {
    search: query.get('search') ?? '',
    onlyWarned: query.get('warned') === 'true',
  });
  const range = {
    from: readNumber(query.get('from'), 0, Number.MAX_SAFE_INTEGER),
    count: readNumber(query.get('count'), 50, mostItems),
  };
  const selected = report.conversation(edition, query.get('selected') ?? '');
  return {
    now: world.clock.now(),
    counts: {
      conversations: all.length,
      segments,
      tasks: world.state.tasks.size,
      workers: world.state.workers.size,
      events: world.events.list().length,
      requests: requests.list().length,
    },
    warned,
    list: listPart(parts, readName(query.get('list')), found, range),
    selected: selected ? conversationView(world, selected) : null,
    faults: armedFaults(parts),
    agents: listAgents(world),
    queues: [...world.state.taskQueues.values()].map(({ sid, friendlyName }) => ({ sid, name: friendlyName })),
    recent: recentTasks(all),
    functions: options.functionsUrl !== undefined,
  };
}
