/** Reads task attributes from a Function's event: flat dotted names, or whole objects as JSON; a flat name wins. */
import { taskObjects, type TaskObject } from '../attributes/table';
import { type TaskChanges } from '../attributes/types';
import { checkAttributes, fieldName } from '../attributes/rules';
import { isBlank } from '../attributes/values';
import { type Finding } from '../findings/finding';
import { type AttributeReader, type FunctionEvent } from './input';
import { readJsonParameter } from './json-parameter';
import { withoutLiquid } from './liquid';
import { attributeNames, jsonParameter } from './other-names';

export const taskAttributes: AttributeReader<TaskChanges> = {
  names: attributeNames,

  claims: (name) => taskObjects.some((object) => name === jsonParameter[object] || name.startsWith(`${object}.`)),

  read(event, settings) {
    const value: TaskChanges = {};
    const issues: Finding[] = [];
    const warnings: Finding[] = [];
    for (const object of taskObjects) {
      const given = givenAttributes(object, event);
      const filledIn = withoutLiquid(given.attributes, (key) => fieldName(object, key));
      const checked = checkAttributes(object, filledIn.attributes, settings);
      issues.push(...given.issues, ...filledIn.issues, ...checked.issues);
      warnings.push(...checked.warnings);
      if (Object.keys(checked.changes).length) Object.assign(value, { [object]: checked.changes });
    }
    return { value, issues, warnings };
  },
};

/** The attributes of one object by key, unchecked, and what is wrong with their JSON. */
export function givenAttributes(
  object: TaskObject,
  event: FunctionEvent,
): { attributes: Map<string, unknown>; issues: Finding[] } {
  const { entries, issues } = readJsonParameter(jsonParameter[object], event[jsonParameter[object]]);
  return { attributes: new Map([...entries, ...flatEntries(object, event)]), issues };
}

/** Blank flat values are left out here: Studio sends them for empty Liquid, and they must not hide the JSON's value. */
function flatEntries(object: TaskObject, event: FunctionEvent): [string, unknown][] {
  const prefix = `${object}.`;
  return Object.entries(event)
    .filter(([name, value]) => name.startsWith(prefix) && !isBlank(value))
    .map(([name, value]) => [name.slice(prefix.length), value]);
}
