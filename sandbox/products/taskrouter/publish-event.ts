/** What all events of a workspace have in common, and where they go. */
import { accountSid, authToken, operatingUnitSid } from '../../state/account';
import { type World } from '../../twilio/world';
import { type EventTarget } from '../../events/event-log';

interface TaskRouterEvent {
  type: string;
  description: string;
  resourceType: 'task' | 'reservation' | 'worker';
  resourceSid: string;
  /** What the event says beyond the parameters all events have. */
  parameters: Record<string, string>;
}

/** Where the workspace wants its events. */
export function eventTarget(world: World): EventTarget {
  const { eventCallbackUrl, eventsFilter } = world.state.workspace;
  return { url: eventCallbackUrl, filter: eventsFilter, authToken };
}

/**
 * Hands an event to the workspace's callback. Names and formats as real callbacks have them, where they differ from
 * https://www.twilio.com/docs/taskrouter/api/event/reference: lower-case ResourceType, Timestamp in seconds.
 */
export function publishEvent(world: World, event: TaskRouterEvent): void {
  const { workspace } = world.state;
  const now = world.clock.now();
  const sid = world.sids.next('EV');
  const parameters = {
    EventType: event.type,
    AccountSid: accountSid,
    WorkspaceSid: workspace.sid,
    WorkspaceName: workspace.friendlyName,
    OperatingUnitSid: operatingUnitSid,
    EventDescription: event.description,
    ResourceType: event.resourceType,
    ResourceSid: event.resourceSid,
    Timestamp: String(Math.floor(now / 1000)),
    TimestampMs: String(Math.floor(now)),
    Sid: sid,
    ...event.parameters,
  };
  world.events.publish({ sid, type: event.type, parameters }, eventTarget(world));
}
