/** Sets one attribute inside the pasted text, whatever form the text has; used by the form. */
import { fieldName } from '../../attributes/rules';
import { attributeRow, type AttributeObject } from '../../attributes/table';
import { convertValue } from '../../attributes/values';
import { isJsonObject, writeAttributes, type JsonObject } from '../../attributes/json';
import { entriesOfParameters } from '../read/list-entries';
import { type Input, type ReadAs } from '../read/read-input';
import { type Parameters } from '../read/read-parameters';
import { textOf, writeLines, type Pair } from './pairs';

/** The new text; a blank value removes the attribute. Unreadable text stays as it is. */
export function editAttribute(
  input: Input,
  text: string,
  readAs: ReadAs,
  object: AttributeObject,
  key: string,
  value: string,
): string {
  const typed = value.trim() === '' ? undefined : convertValue(value, attributeRow(object, key)!);
  switch (input.kind) {
    case 'unreadable':
      return text;
    case 'empty':
      return readAs === 'parameters' ? editParameters({}, object, key, typed) : editJson({}, object, key, typed);
    case 'parameters':
      return editParameters(input.parameters, object, key, typed);
    default:
      return editJson(input.attributes, object, key, typed);
  }
}

function editJson(attributes: JsonObject, object: AttributeObject, key: string, value: unknown): string {
  if (object === 'worker') return textOfObject(withKey(attributes, key, value));
  const current = attributes[object];
  const inner = withKey(isJsonObject(current) ? current : {}, key, value);
  return textOfObject(withKey(attributes, object, Object.keys(inner).length ? inner : undefined));
}

const textOfObject = (attributes: JsonObject) => (Object.keys(attributes).length ? writeAttributes(attributes, 2) : '');

function withKey(object: JsonObject, key: string, value: unknown): JsonObject {
  if (value !== undefined) return { ...object, [key]: value };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** Lines, in the order they were given; JSON parameters become flat ones. */
function editParameters(parameters: Parameters, object: AttributeObject, key: string, value: unknown): string {
  const pairs = new Map<string, string>();
  for (const entry of entriesOfParameters(parameters, object === 'worker' ? 'worker' : 'task')) {
    const isAttribute = entry.group === 'conversations' || entry.group === 'customers';
    pairs.set(isAttribute ? fieldName(entry.group as AttributeObject, entry.key) : entry.key, textOf(entry.value));
  }
  if (value === undefined) pairs.delete(fieldName(object, key));
  else pairs.set(fieldName(object, key), textOf(value));
  return writeLines([...pairs] satisfies Pair[]);
}
