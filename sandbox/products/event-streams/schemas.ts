/** The schema of TaskRouter's events, in its versions. https://www.twilio.com/docs/events/event-streams/schema-resource */
import { isoSeconds } from '../../state/clock';
import { latestSchemaVersion, schemaId } from '../../state/stream-state';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { notFound } from '../../twilio/twilio-error';

const sinceThen = isoSeconds(Date.parse('2020-07-30T20:00:00Z'));
const versions = Array.from({ length: latestSchemaVersion }, (_, before) => before + 1);

function assertSchema(call: Call): void {
  if (call.sids.Id !== schemaId) throw notFound(call.path);
}

const schemaUrl = (call: Call) => `${call.baseUrl}/v1/Schemas/${schemaId}`;

export function fetchSchema(call: Call): Answer {
  assertSchema(call);
  const url = schemaUrl(call);
  return {
    status: 200,
    body: {
      id: schemaId,
      url,
      links: { versions: `${url}/Versions` },
      latest_version_date_created: sinceThen,
      latest_version: latestSchemaVersion,
    },
  };
}

function formatVersion(call: Call, version: number) {
  return {
    id: schemaId,
    schema_version: version,
    date_created: sinceThen,
    url: `${schemaUrl(call)}/Versions/${version}`,
    raw: `https://events-schemas.twilio.com/${schemaId}/${version}`,
  };
}

export function listSchemaVersions(call: Call): Answer {
  assertSchema(call);
  const entries = versions.map((version) => ({ sid: String(version), version }));
  return {
    status: 200,
    body: pageOf(call, 'schema_versions', entries, ({ version }) => formatVersion(call, version)),
  };
}

export function fetchSchemaVersion(call: Call): Answer {
  assertSchema(call);
  const version = Number(call.sids.SchemaVersion);
  if (!versions.includes(version)) throw notFound(call.path);
  return { status: 200, body: formatVersion(call, version) };
}
