/** Everything the page shows at one moment, in one answer. */
import { type Conversation } from '../../insights/conversations';
import { type ConversationView } from '../../insights/view/conversation-view';
import { findByName } from '../../insights/joined-tasks';
import { lookAt, readLookQuery, type ReportLook } from '../../insights/view/look';
import { type SandboxParts } from '../parts/parts';
import { type DemoView } from '../state/story';
import { listAgents, type Agent } from './agents';
import { isSandboxList, sandboxPart } from './lists';
import { recordingView } from './recording-view';
import { findSteps, type Steps } from './steps';
import { traceWrites, type WriteTrace } from './write-traces';

/** A conversation with what can be done to it here. */
export interface LiveConversation extends ConversationView {
  /** What can be done next; null when every task has ended. */
  steps: Steps | null;
  /** Requests that wanted to change its tasks. */
  writes: WriteTrace[];
  /** The tasks' attributes as they stand, by SID, for the inspector. */
  attributesOf: Record<string, string>;
}

export interface LiveView extends Omit<ReportLook, 'selected'> {
  selected: LiveConversation | null;
  /** Faults that will still strike. */
  faults: { id: number; kind: string; status: number | null }[];
  agents: Agent[];
  queues: { sid: string; name: string }[];
  /** The newest tasks, to be linked to. */
  recent: { sid: string; title: string }[];
  /** Where the Functions are, when they can be called from here. */
  functions: string | null;
  /** Null where nobody can play the demonstration. */
  demo: DemoView | null;
}

/** A page that waits longer for its first rows looks broken; what is missing then comes with the next looks. */
const readingMs = 120;
/** The inspector takes no longer text in a link. */
const longestText = 32_768;

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

function attributesNow({ history }: SandboxParts, sids: string[]): Record<string, string> {
  const texts = sids.map((sid) => [sid, history.task(sid)?.attributes.at(-1)?.text ?? ''] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== '' && text.length <= longestText));
}

function liveConversation(parts: SandboxParts, view: ConversationView, conversation: Conversation): LiveConversation {
  const sids = view.taskViews.map(({ sid }) => sid);
  return {
    ...view,
    steps: findSteps(parts.world, conversation),
    writes: traceWrites(parts.requests.list(), sids),
    attributesOf: attributesNow(parts, sids),
  };
}

/** `query`: as readLookQuery has it; list may be one of the sandbox's own as well. */
export function liveView(parts: SandboxParts, query: URLSearchParams): LiveView {
  const { world, report, requests, options, story } = parts;
  const wanted = readLookQuery(query);
  const overview = report.overviewWithin(wanted.edition, readingMs);
  const { conversations, segments, done, of } = overview;
  const looked = lookAt(
    {
      conversations,
      segments,
      conversation: (name) => findByName(overview, name),
      now: world.clock.now(),
      compared: story.periods,
      seeRecording: (link) => recordingView(world, link),
    },
    wanted,
  );
  const conversation = findByName(overview, wanted.selected);
  return {
    ...looked,
    reading: done < of ? { done, of } : null,
    counts: {
      ...looked.counts,
      tasks: world.state.tasks.size,
      workers: world.state.workers.size,
      events: world.events.list().length,
      requests: requests.list().length,
    },
    list: isSandboxList(wanted.list) ? sandboxPart(parts, wanted.list, wanted.search, wanted.range) : looked.list,
    selected: looked.selected && conversation ? liveConversation(parts, looked.selected, conversation) : null,
    faults: armedFaults(parts),
    agents: listAgents(world),
    queues: [...world.state.taskQueues.values()].map(({ sid, friendlyName }) => ({ sid, name: friendlyName })),
    recent: recentTasks(conversations),
    functions: options.functionsUrl ?? null,
    demo: story.view(),
  };
}
