/** The fields of the form, taken from the attribute table and grouped for the eye. */
import { fieldName } from '../../attributes/rules';
import { attributeTable, taskObjects, type AttributeObject, type AttributeRow } from '../../attributes/table';
import { standingOf, type EditionChoice } from '../judge/edition';

export interface ComposeEntry {
  object: AttributeObject;
  key: string;
  /** As the table of results writes it: `conversations.outcome`. */
  name: string;
  row: AttributeRow;
}

export interface ComposeGroup {
  title: string;
  entries: ComposeEntry[];
}

const groups: { title: string; holds: (entry: ComposeEntry) => boolean }[] = [
  { title: 'Listed for HIPAA only', holds: ({ row }) => row.edition === 'hipaa' },
  { title: 'Custom attributes', holds: ({ key }) => key.includes('_attribute_') },
  { title: 'Labels', holds: ({ key }) => key.includes('_label_') },
  { title: 'Links and media', holds: ({ row }) => row.kind === 'link' || row.kind === 'media' },
  { title: 'Measures', holds: ({ row }) => row.kind === 'measure' },
];
export const firstGroup = 'Details';
const order = [firstGroup, 'Custom attributes', 'Labels', 'Measures', 'Links and media', 'Listed for HIPAA only'];

const groupOf = (entry: ComposeEntry) => groups.find(({ holds }) => holds(entry))?.title ?? firstGroup;

/** Every attribute of a task or worker that the edition knows, by object and group; no group is empty. */
export function composeGroups(
  target: 'task' | 'worker',
  edition: EditionChoice,
): { object: AttributeObject; groups: ComposeGroup[] }[] {
  const objects = target === 'worker' ? (['worker'] as const) : taskObjects;
  return objects.map((object) => {
    const entries = Object.entries<AttributeRow>(attributeTable[object])
      .filter(([, row]) => ['documented', 'unexplained'].includes(standingOf(row.edition, edition)))
      .map(([key, row]): ComposeEntry => ({ object, key, name: fieldName(object, key), row }));
    return { object, groups: grouped(entries) };
  });
}

function grouped(entries: ComposeEntry[]): ComposeGroup[] {
  return order
    .map((title) => ({ title, entries: entries.filter((entry) => groupOf(entry) === title) }))
    .filter(({ entries }) => entries.length);
}

/** Whether every word stands in the attribute's name, its field or its note. */
export function isFound({ object, key, row }: ComposeEntry, wanted: string): boolean {
  const text = `${object} ${key} ${row.field} ${row.note ?? ''}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
