/** The types that can be subscribed to: TaskRouter's. https://www.twilio.com/docs/events/event-types */
import { cloudEventType } from '../../events/cloud-event';
import { isoSeconds } from '../../state/clock';
import { schemaId } from '../../state/stream-state';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { notFound } from '../../twilio/twilio-error';

const transfers = ['initiated', 'completed', 'failed', 'canceled', 'attempt-failed'].map((end) => `transfer-${end}`);

const endings: Record<string, string[]> = {
  task: ['created', 'updated', 'canceled', 'completed', 'deleted', 'system-deleted', 'wrapup', ...transfers],
  reservation: ['created', 'accepted', 'rejected', 'timeout', 'canceled', 'rescinded', 'completed', 'failed', 'wrapup'],
  worker: [
    'created',
    'deleted',
    'activity.update',
    'attributes.update',
    'capacity.update',
    'channel.availability.update',
  ],
  'task-queue': ['created', 'deleted', 'entered', 'moved', 'timeout', 'expression-updated'],
  workflow: ['entered', 'rejected', 'skipped', 'target-matched', 'timeout'],
};

/** com.twilio.taskrouter.task.created and all the others. */
export const eventTypes: string[] = Object.entries(endings).flatMap(([about, ends]) =>
  ends.map((end) => cloudEventType(`${about}.${end}`)),
);

const sinceThen = isoSeconds(Date.parse('2020-08-13T13:28:20Z'));

function formatType(call: Call, type: string) {
  return {
    type,
    schema_id: schemaId,
    date_created: sinceThen,
    date_updated: sinceThen,
    description: `TaskRouter - ${type.replace('com.twilio.taskrouter.', '')}`,
    status: 'available',
    documentation_url: `https://www.twilio.com/docs/events/event-types/taskrouter/${type.split('.')[3]}`,
    url: `${call.baseUrl}/v1/Types/${type}`,
    links: { schema: `${call.baseUrl}/v1/Schemas/${schemaId}/Versions` },
  };
}

export function listTypes(call: Call): Answer {
  const schema = call.query.get('SchemaId');
  const found = schema === null || schema === schemaId ? eventTypes : [];
  const entries = found.map((sid) => ({ sid }));
  return { status: 200, body: pageOf(call, 'types', entries, ({ sid }) => formatType(call, sid)) };
}

export function fetchType(call: Call): Answer {
  const type = call.sids.Type;
  if (!eventTypes.includes(type)) throw notFound(call.path);
  return { status: 200, body: formatType(call, type) };
}
