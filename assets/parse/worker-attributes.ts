/**
 * Reads a worker's attributes from a Function's event: flat by their own names, or as one object in `Attributes`; a
 * flat value wins.
 */
import { isBlank } from '../attributes/values';
import { type AttributeReader, type FunctionEvent } from './input';
import { isOfPlatform } from './other-parameters';
import { readJsonParameter } from './json-parameter';
import { withoutLiquid } from './liquid';
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
  read(event, settings) {
    const all = readJsonParameter(whole, event[whole], { example: '{"team_id":"2"}' });
    const filledIn = withoutLiquid(new Map([...all.entries, ...flatEntries(event)]), (name) => name);
    const { changes, issues, warnings } = checkWorkerAttributes(filledIn.attributes, settings);
    return { value: changes, issues: [...all.issues, ...filledIn.issues, ...issues], warnings };
  },
};
