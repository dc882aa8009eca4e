/** What all events of a workspace have in common, and where they go. */
import { accountSid, authToken, operatingUnitSid } from '../../state/account';
import { type World } from '../../twilio/world';
import { type EventTarget } from '../../events/event-log';
import { type StoredEvent } from '../../state/event-store';

export interface TaskRouterEvent {
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
 * An event with the parameters that all have. Names and formats as real callbacks have them, where they differ from
 * https://www.twilio.com/docs/taskrouter/api/event/reference: lower-case ResourceType, Timestamp in seconds.
 */
export function completeEvent(world: World, sid: string, at: number, event: TaskRouterEvent): StoredEvent {
  const { workspace } = world.state;
  const parameters = {
    EventType: event.type,
    AccountSid: accountSid,
    WorkspaceSid: workspace.sid,
    WorkspaceName: workspace.friendlyName,
    OperatingUnitSid: operatingUnitSid,
    EventDescription: event.description,
    ResourceType: event.resourceType,
    ResourceSid: event.resourceSid,
    Timestamp: String(Math.floor(at / 1000)),
    TimestampMs: String(Math.floor(at)),
    Sid: sid,
    ...event.parameters,
  };
  return { sid, type: event.type, at, parameters };
}

/** Keeps an event for the Events resource and hands it to the workspace's callback. */
export function publishEvent(world: World, event: TaskRouterEvent): void {
  const complete = completeEvent(world, world.sids.next('EV'), world.clock.now(), event);
  world.state.events.add(complete);
  world.events.publish(complete, eventTarget(world));
}
