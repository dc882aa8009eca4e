/** Everything the sandbox holds, for a person or a test to look at: GET /sandbox/state. */
import { isoSeconds } from '../state/clock';
import { type SandboxParts } from '../parts/parts';
import { deployedServices } from '../products/serverless/deployed-services';
import { parseAttributes } from '../state/state';

const withParsed = <T extends { attributes: string | null }>(entity: T) => ({
  ...entity,
  parsedAttributes: parseAttributes(entity.attributes) ?? null,
});

export function dumpState({ world, faults, requests }: SandboxParts) {
  const { state } = world;
  return {
    now: isoSeconds(world.clock.now()),
    settings: world.settings,
    faults: faults.list(),
    workspace: state.workspace,
    activities: [...state.activities.values()],
    taskChannels: [...state.taskChannels.values()],
    taskQueues: [...state.taskQueues.values()],
    workflows: [...state.workflows.values()],
    tasks: [...state.tasks.values()].map(withParsed),
    workers: [...state.workers.values()].map(withParsed),
    reservations: [...state.reservations.values()],
    interactionChannels: [...state.interactionChannels.values()],
    calls: [...state.calls.values()],
    conferences: [...state.conferences.values()],
    recordings: [...state.recordings.values()],
    sinks: [...state.streams.sinks.values()],
    subscriptions: [...state.streams.subscriptions.values()].map((each) => ({
      ...each,
      types: Object.fromEntries(each.types),
    })),
    executions: [...state.executions.values()],
    sync: [...state.sync.values()].map(({ maps, ...service }) => ({
      ...service,
      maps: [...maps.values()].map(({ items, ...map }) => ({ ...map, items: [...items.values()] })),
    })),
    serverless: deployedServices(state.serverless),
    counts: { requests: requests.list().length, events: world.events.list().length, keptEvents: state.events.size },
  };
}
