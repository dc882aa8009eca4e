/** Makes elements. Text is only ever text here: no markup is parsed anywhere in the page. */

import { type EditionChoice } from '../judge/edition';
import { type ReadAs } from '../read/read-input';
import { type OutputForm } from '../write/write-outputs';

type Child = Node | string | false | undefined;

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  for (const child of children) if (child) made.append(child);
  return made;
}

/** The element of the page with that id; its absence is a defect. */
export function byId<T extends HTMLElement = HTMLElement>(id: string, kind: new () => T = HTMLElement as never): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no #${id}`);
  return found;
}

/** What the groups of radio buttons choose between. */
interface Choices {
  view: 'paste' | 'compose';
  'read-as': ReadAs;
  edition: EditionChoice;
  form: OutputForm;
}

/** The chosen value of a group of radio buttons. */
export function chosen<Name extends keyof Choices>(name: Name): Choices[Name] {
  return document.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)!.value as Choices[Name];
}

export function choose<Name extends keyof Choices>(name: Name, value: Choices[Name]): void {
  document.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`)!.checked = true;
}
