/** One type of events that a subscription names, with the version of its schema. */
import { latestSchemaVersion } from '../../state/stream-state';
import { badRequest } from '../../twilio/twilio-error';
import { eventTypes } from './event-types';

/** Without a version: the latest there is. */
export function readType(type: unknown, version: unknown = latestSchemaVersion): [type: string, version: number] {
  if (typeof type !== 'string' || !eventTypes.includes(type)) throw badRequest(`Invalid type: ${String(type)}`);
  const wanted = Number(version);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > latestSchemaVersion)
    throw badRequest(`Invalid schema_version of ${type}: 1 to ${latestSchemaVersion}`);
  return [type, wanted];
}
