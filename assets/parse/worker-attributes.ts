/**
 * Reads a worker's attributes from a Function's event: flat by their own names, or as one object in `Attributes`; a
 * flat value wins.
 */
import { isBlank } from '../attributes/values';
import { isOfPlatform, type AttributeReader, type FunctionEvent } from './input';
import { readJsonParameter } from './json-parameter';
import { nearestName } from '../findings/nearest-name';
import { type JsonObject } from '../attributes/json';
import { checkWorkerAttributes } from '../attributes/worker-rules';

const whole = 'Attributes';
/** Near-misses of these are slips; any other name is an attribute. */
const parameterNames = ['WorkerSid', 'FriendlyName', 'OnInvalid', whole];

const isFlatAttribute = (name: string): boolean => nearestName(name, parameterNames) === undefined;

function flatEntries(event: FunctionEvent): [string, unknown][] {
  return Object.entries(event).filter(
    ([name, value]) => isFlatAttribute(name) && !isBlank(value) && !isOfPlatform(name, value),
  );
}

/** The attributes to write: a value sets its key, null removes it. */
export const workerAttributes: AttributeReader<JsonObject> = {
  names: [whole],
  claims: (name) => name === whole || isFlatAttribute(name),
  suggest: () => undefined,
  read(event, settings) {
    const all = readJsonParameter(whole, event[whole], { example: '{"team_id":"2"}' });
    const { changes, issues, warnings } = checkWorkerAttributes(
      new Map([...all.entries, ...flatEntries(event)]),
      settings,
    );
    return { value: changes, issues: [...all.issues, ...issues], warnings };
  },
};
