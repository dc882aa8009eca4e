/** The fields of the form, made from the attribute table and grouped for the eye. */
import {
  attributeTable,
  taskObjects,
  type AttributeKind,
  type AttributeObject,
  type AttributeRow,
} from '../../attributes/table';
import { element } from './element';
import { standingOf, type EditionChoice } from '../judge/edition';

export interface ComposeField {
  object: AttributeObject;
  key: string;
  box: HTMLElement;
  input: HTMLInputElement;
  /** What is wrong with the value, or deserves a look. */
  remark: HTMLElement;
}

const objectTitles: Record<AttributeObject, string> = {
  conversations: 'Conversation',
  customers: 'Customer',
  worker: 'Agent',
};

const groups: { title: string; holds: (key: string, row: AttributeRow) => boolean }[] = [
  { title: 'Listed for HIPAA only', holds: (_, { edition }) => edition === 'hipaa' },
  { title: 'Custom attributes', holds: (key) => key.includes('_attribute_') },
  { title: 'Labels', holds: (key) => key.includes('_label_') },
  { title: 'Links and media', holds: (_, { kind }) => kind === 'link' || kind === 'media' },
  { title: 'Measures', holds: (_, { kind }) => kind === 'measure' },
];
const order = ['Details', 'Custom attributes', 'Labels', 'Measures', 'Links and media', 'Listed for HIPAA only'];

const groupOf = (key: string, row: AttributeRow) => groups.find(({ holds }) => holds(key, row))?.title ?? 'Details';

const placeholders: Partial<Record<AttributeKind, string>> = {
  date: 'YYYY-MM-DD',
  link: 'https://',
  measure: '0',
  media: '[{ "type": "VoiceRecording", "url": "https://…" }]',
};

/** Every field of a task's or worker's attributes that the edition knows, and the sections that hold them. */
export function composeFields(
  target: 'task' | 'worker',
  edition: EditionChoice,
): { sections: HTMLElement[]; fields: ComposeField[] } {
  const fields: ComposeField[] = [];
  const sections = (target === 'worker' ? (['worker'] as const) : taskObjects).map((object) => {
    const rows = Object.entries<AttributeRow>(attributeTable[object]).filter(([, row]) =>
      ['documented', 'unexplained'].includes(standingOf(row.edition, edition)),
    );
    const parts = order.map((title) => {
      const inGroup = rows
        .filter(([key, row]) => groupOf(key, row) === title)
        .map(([key, row]) => composeField(object, key, row));
      fields.push(...inGroup);
      if (!inGroup.length) return undefined;
      const isFirst = title === 'Details';
      return element(
        'details',
        isFirst ? { open: '' } : {},
        element('summary', {}, title, ' ', element('b', {}, String(inGroup.length))),
        ...inGroup.map(({ box }) => box),
      );
    });
    return element(
      'section',
      { 'aria-label': `${objectTitles[object]} attributes` },
      element('h3', {}, objectTitles[object]),
      ...parts,
    );
  });
  return { sections, fields };
}

function composeField(object: AttributeObject, key: string, row: AttributeRow): ComposeField {
  const id = `${object}-${key}`;
  const remark = element('p', { class: 'remark', id: `${id}-remark` });
  const words = row.kind === 'yes-no' ? ['Yes', 'No', ...(row.also ?? [])] : [];
  const input = element('input', {
    id,
    type: 'text',
    autocomplete: 'off',
    'aria-describedby': `${id}-note ${id}-remark`,
    placeholder: words.join(', ') || (placeholders[row.kind] ?? ''),
    ...(row.kind === 'measure' && { inputmode: 'decimal' }),
    ...(words.length > 0 && { list: `${id}-words` }),
  });
  const label = element(
    'label',
    { for: id },
    element('code', {}, key),
    ' ',
    element('span', { class: 'field-name' }, row.field),
  );
  const note = element('p', { class: 'note', id: `${id}-note` }, row.note);
  const list =
    words.length > 0 &&
    element('datalist', { id: `${id}-words` }, ...words.map((word) => element('option', { value: word })));
  return { object, key, input, remark, box: element('div', { class: 'entry' }, label, input, list, note, remark) };
}
