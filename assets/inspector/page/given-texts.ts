/** The attributes of a text as the form shows them. */
import { fieldName } from '../../attributes/rules';
import { type AttributeObject } from '../../attributes/table';
import { type RowGroup } from '../judge/judge-attribute';
import { entriesOfAttributes, entriesOfParameters } from '../read/list-entries';
import { type Input, type ReadAs } from '../read/read-input';
import { textOf } from '../write/pairs';

const isAttribute = (group: RowGroup): group is AttributeObject =>
  group === 'conversations' || group === 'customers' || group === 'worker';

/** The values by the attribute's full name. */
export function givenTexts(input: Input): Map<string, string> {
  if (input.kind === 'empty' || input.kind === 'unreadable') return new Map();
  const entries =
    input.kind === 'parameters'
      ? entriesOfParameters(input.parameters, input.target)
      : entriesOfAttributes(input.attributes, input.kind);
  return new Map(
    entries.flatMap(({ group, key, value }) =>
      isAttribute(group) && value !== null && value !== undefined ? [[fieldName(group, key), textOf(value)]] : [],
    ),
  );
}

/** Whose attributes the form composes. */
export function targetOf(input: Input, readAs: ReadAs): 'task' | 'worker' {
  if (input.kind === 'parameters') return input.target;
  return input.kind === 'worker' || (input.kind === 'empty' && readAs === 'worker') ? 'worker' : 'task';
}
