/** The form that composes attributes field by field. It edits the same text as the paste box; neither is the other's copy. */
import { fieldName } from '../../attributes/rules';
import { type AttributeObject } from '../../attributes/table';
import { composeFields, type ComposeField } from './compose-fields';
import { type EditionChoice } from '../judge/edition';
import { element } from './element';
import { type Inspection } from '../judge/inspect';
import { entriesOfAttributes, entriesOfParameters } from '../read/list-entries';
import { type Input, type ReadAs } from '../read/read-input';
import { textOf } from '../write/pairs';

interface ComposeForm {
  refresh(input: Input, inspection: Inspection | undefined, readAs: ReadAs, edition: EditionChoice): void;
}

type Edit = (object: AttributeObject, key: string, value: string) => void;

export function composeForm(container: HTMLElement, edit: Edit): ComposeForm {
  const search = element('input', {
    type: 'search',
    id: 'find',
    placeholder: 'outcome, measure, customer …',
    autocomplete: 'off',
  });
  const notice = element(
    'p',
    { class: 'fault', role: 'note' },
    'The pasted text cannot be read. Mend it under Paste, or clear it, to go on here.',
  );
  const body = element('div', { class: 'fields' });
  container.append(
    element('div', { class: 'find' }, element('label', { for: 'find' }, 'Find an attribute'), search),
    notice,
    body,
  );

  let drawn = '';
  let fields: ComposeField[] = [];
  search.addEventListener('input', () => showFound(body, fields, search.value));

  function draw(target: 'task' | 'worker', edition: EditionChoice): void {
    if (drawn === `${target} ${edition}`) return;
    drawn = `${target} ${edition}`;
    const made = composeFields(target, edition);
    fields = made.fields;
    for (const { object, key, input } of fields) input.addEventListener('input', () => edit(object, key, input.value));
    body.replaceChildren(...made.sections);
    showFound(body, fields, search.value);
  }

  return {
    refresh(input, inspection, readAs, edition) {
      notice.hidden = input.kind !== 'unreadable';
      body.hidden = input.kind === 'unreadable';
      if (input.kind === 'unreadable') return;
      draw(targetOf(input, readAs), edition);
      fill(fields, input, inspection);
    },
  };
}

function targetOf(input: Input, readAs: ReadAs): 'task' | 'worker' {
  if (input.kind === 'parameters') return input.target;
  return input.kind === 'worker' || (input.kind === 'empty' && readAs === 'worker') ? 'worker' : 'task';
}

function fill(fields: ComposeField[], input: Input, inspection: Inspection | undefined): void {
  const values = givenTexts(input);
  const rows = new Map(inspection?.rows.map((row) => [row.name, row]));
  for (const { object, key, input: box, remark } of fields) {
    const name = fieldName(object, key);
    const value = values.get(name) ?? '';
    // What is being typed stays as typed: 12. is on its way to 12.5.
    if (box !== document.activeElement && box.value !== value) box.value = value;
    const row = rows.get(name);
    const text = row ? row.findings.map(({ problem, hint }) => `It ${problem}: ${hint}.`).join(' ') : '';
    if (remark.textContent !== text) remark.textContent = text;
    remark.dataset.verdict = row?.verdict ?? 'empty';
    box.setAttribute('aria-invalid', String(row?.verdict === 'lost'));
  }
}

function givenTexts(input: Input): Map<string, string> {
  if (input.kind === 'empty' || input.kind === 'unreadable') return new Map();
  const entries =
    input.kind === 'parameters'
      ? entriesOfParameters(input.parameters, input.target)
      : entriesOfAttributes(input.attributes, input.kind);
  const isAttribute = (group: string): group is AttributeObject =>
    group === 'conversations' || group === 'customers' || group === 'worker';
  return new Map(
    entries.flatMap(({ group, key, value }) =>
      isAttribute(group) && value !== null && value !== undefined ? [[fieldName(group, key), textOf(value)]] : [],
    ),
  );
}

/** Every word must stand in the attribute's name, its field or its note; groups with something found are opened. */
function showFound(body: HTMLElement, fields: ComposeField[], wanted: string): void {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  for (const { object, box } of fields) {
    const text =
      `${object} ${box.querySelector('label')!.textContent} ${box.querySelector('.note')!.textContent}`.toLowerCase();
    box.hidden = !words.every((word) => text.includes(word));
  }
  for (const group of body.querySelectorAll('details')) {
    const found = group.querySelectorAll('.entry:not([hidden])').length;
    group.hidden = found === 0;
    group.querySelector('summary b')!.textContent = String(found);
    if (words.length) group.open = found > 0;
  }
  for (const section of body.querySelectorAll('section'))
    section.hidden = !section.querySelector('details:not([hidden])');
}
