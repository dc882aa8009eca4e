/** Of table.ts, and of the schemas and validators that are made from it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { attributeRow, attributeTable, type AttributeRow } from '../../../assets/attributes/table';
import { attributeSchemas } from '../../../assets/attributes/schema';
import * as validators from '../../../assets/attributes/validators.generated';

const root = path.resolve(__dirname, '../../..');
const samples = JSON.parse(readFileSync(path.join(root, 'tests/recorded/specification.json'), 'utf8')) as Record<
  'conversations' | 'customers' | 'worker',
  object
>;
const rowsOf = (object: keyof typeof attributeTable) => Object.entries<AttributeRow>(attributeTable[object]);

test.each(['conversations', 'customers', 'worker'] as const)(
  'every key of the specification’s sample of %s is known, and of its edition',
  (object) => {
    const rows = Object.keys(samples[object]).map((key) => attributeRow(object, key));

    expect(
      rows.map((row) => row?.edition).filter((edition) => edition !== 'both' && edition !== 'specification'),
    ).toEqual([]);
  },
);

test('the custom attributes, measures and labels of both editions are there', () => {
  const count = (object: keyof typeof attributeTable, stem: string, edition?: string) =>
    rowsOf(object).filter(([key, row]) => key.startsWith(stem) && (!edition || row.edition === edition)).length;

  expect([
    count('conversations', 'conversation_attribute_'),
    count('conversations', 'conversation_attribute_', 'both'),
  ]).toEqual([10, 7]);
  expect([
    count('conversations', 'conversation_measure_'),
    count('conversations', 'conversation_measure_', 'both'),
  ]).toEqual([10, 5]);
  expect([
    count('conversations', 'conversation_label_'),
    count('customers', 'customer_attribute_'),
    count('customers', 'customer_label_'),
  ]).toEqual([10, 3, 3]);
  expect([count('worker', 'agent_attribute_'), count('worker', 'agent_label_')]).toEqual([3, 3]);
});

test('a name that needs an id needs one that exists', () => {
  const needed = (Object.keys(attributeTable) as (keyof typeof attributeTable)[]).flatMap((object) =>
    rowsOf(object).filter(([, { needs }]) => needs && !attributeRow(object, needs)),
  );

  expect(needed).toEqual([]);
});

test.each(['conversations', 'customers', 'worker'] as const)(
  'the schema and validator of %s know the keys of the table and no other',
  (object) => {
    const schema = (attributeSchemas as Record<string, { properties: object }>)[object];

    expect(Object.keys(schema.properties)).toEqual(Object.keys(attributeTable[object]));
    expect(validators[object]({ unknown: 1 })).toBe(false);
    expect(validators[object]({})).toBe(true);
  },
);

test.each(['__proto__', 'constructor', 'toString'])('%s is no attribute', (name) => {
  expect(attributeRow('conversations', name)).toBeUndefined();
});
