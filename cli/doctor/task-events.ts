/** The events of one task, as the Events resource shows them. https://www.twilio.com/docs/taskrouter/api/event */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Context } from '../../assets/twilio/context';
import { type Answer } from '../../assets/twilio/failure';
import { readEvent } from '../../insights/events/read-event';
import { type SeenEvent } from '../../insights/history/seen-event';

/** How long an event may take until it is shown; nobody documents it. */
export interface Patience {
  looks: number;
  pauseMs: number;
}

const usual: Patience = { looks: 10, pauseMs: 1000 };

/** Looks again until there is an event of this type, or patience is at its end: then what there is. */
export async function readTaskEvents(
  { twilio, settings }: Context,
  taskSid: string,
  type: string,
  { looks, pauseMs }: Patience = usual,
): Promise<Answer<SeenEvent[]>> {
  for (let look = 1; ; look++) {
    const answer = await twilio.ask((client) =>
      client.taskrouter.v1.workspaces(settings.TASKROUTER_WORKSPACE_SID).events.pageWithHttpInfo({ taskSid }),
    );
    if (!answer.ok) return answer;
    const events = answer.body.instances.map(eventOf).filter((event) => event !== undefined);
    if (look >= looks || events.some((event) => event.type === type)) return { ...answer, body: events };
    await sleep(pauseMs);
  }
}

interface SdkEvent {
  sid: string;
  eventType: string;
  eventDate: Date;
  eventData: unknown;
}

function eventOf({ sid, eventType, eventDate, eventData }: SdkEvent): SeenEvent | undefined {
  const raw = { sid, event_type: eventType, event_date: eventDate.toISOString(), event_data: eventData };
  return readEvent(raw).event;
}
