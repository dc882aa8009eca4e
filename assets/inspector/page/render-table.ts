/** The table of results: one row an attribute, grouped by where it stands. */
import { element } from './element';
import { type Row, type RowGroup } from '../judge/judge-attribute';
import { type ShownValue } from '../judge/shown-value';

const groupTitles: Record<RowGroup, { title: string; object?: string }> = {
  conversations: { title: 'In', object: 'conversations' },
  customers: { title: 'In', object: 'customers' },
  worker: { title: 'On the worker' },
  root: { title: 'At the root of the task' },
  parameters: { title: 'Other parameters' },
};

interface Drawn {
  signature: string;
  element: HTMLTableRowElement;
}

/** Draws rows into a table; an unchanged row keeps its element, so that typing redraws one row and not sixty. */
export function tableRenderer(table: HTMLTableElement): (rows: Row[]) => void {
  const bodies = new Map<RowGroup, HTMLTableSectionElement>();
  const drawn = new Map<RowGroup, Drawn[]>();
  for (const group of Object.keys(groupTitles) as RowGroup[]) {
    const { title, object } = groupTitles[group];
    const heading = element(
      'th',
      { scope: 'rowgroup', colspan: '4', role: 'rowheader' },
      title,
      ' ',
      object && element('code', {}, object),
    );
    const body = element('tbody', { role: 'rowgroup' }, element('tr', { class: 'group', role: 'row' }, heading));
    bodies.set(group, body);
    drawn.set(group, []);
  }
  table.append(...bodies.values());

  return (rows) => {
    for (const [group, body] of bodies)
      drawn.set(
        group,
        drawGroup(
          body,
          drawn.get(group)!,
          rows.filter((row) => row.group === group),
        ),
      );
  };
}

function drawGroup(body: HTMLTableSectionElement, before: Drawn[], rows: Row[]): Drawn[] {
  body.hidden = rows.length === 0;
  const now = rows.map((row, place): Drawn => {
    const signature = JSON.stringify({ ...row, kept: undefined });
    const old = before[place];
    if (old?.signature === signature) return old;
    const drawn = { signature, element: drawRow(row) };
    if (old) old.element.replaceWith(drawn.element);
    else body.append(drawn.element);
    return drawn;
  });
  for (const { element } of before.slice(rows.length)) element.remove();
  return now;
}

function drawRow({ group, name, field, value, verdict, label, findings }: Row): HTMLTableRowElement {
  return element(
    'tr',
    { 'data-verdict': verdict, role: 'row' },
    element('th', { scope: 'row', role: 'rowheader', 'aria-label': name }, drawName(name, group)),
    element('td', { role: 'cell', class: 'field' }, field ?? ''),
    element(
      'td',
      { role: 'cell', class: 'value' },
      drawValue(value),
      ...findings.map(({ problem, hint }) =>
        element('p', { class: 'finding' }, sentence(problem), ' ', element('span', { class: 'hint' }, sentence(hint))),
      ),
    ),
    element('td', { role: 'cell', class: 'verdict' }, element('span', { class: 'badge' }, label)),
  );
}

/** Without the object, which the group's heading tells; long names may break after an underscore. */
function drawName(name: string, group: RowGroup): HTMLElement {
  const prefix = groupTitles[group].object ? `${group}.` : '';
  const words = name.slice(prefix.length).split(/(?<=_)/);
  return element('code', {}, ...words.flatMap((word) => [element('wbr'), word]));
}

/** Findings are ends of sentences; here they stand alone. */
function sentence(text: string): string {
  return text[0].toUpperCase() + text.slice(1) + (/[.?!]$/.test(text) ? '' : '.');
}

function drawValue({ parts, more }: ShownValue): HTMLElement {
  const shown = element('div', { class: 'given' });
  parts.forEach(({ text, loaded }, place) => {
    if (!loaded && place && parts[place - 1].loaded)
      shown.append(
        element('span', { class: 'hidden' }, ' Not loaded from here: '),
        element('span', { class: 'cut', 'aria-hidden': 'true' }),
      );
    shown.append(element(loaded ? 'span' : 's', {}, text));
  });
  if (more) shown.append(element('span', { class: 'more' }, ` … ${more.toLocaleString('en')} more characters`));
  return shown;
}
