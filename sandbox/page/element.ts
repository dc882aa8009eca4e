/** Making elements. Whatever comes from a task goes in as text: nothing here turns text into markup. */
export type Child = Node | string | number | null | undefined | false;

export interface Options {
  class?: string;
  /** Attributes by name; false and undefined leave one out. */
  attributes?: Record<string, string | number | boolean | undefined>;
  /** Shares of the width of what it lies in, 0 to 1. */
  place?: { left: number; width?: number };
  press?: () => void;
}

const nodesOf = (children: Child[]) =>
  children
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));

const percent = (share: number) => `${(share * 100).toFixed(4)}%`;

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: Options = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (options.class) element.className = options.class;
  for (const [name, value] of Object.entries(options.attributes ?? {})) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  if (options.place) {
    element.style.left = percent(options.place.left);
    if (options.place.width !== undefined) element.style.width = percent(options.place.width);
  }
  if (options.press) element.addEventListener('click', options.press);
  element.append(...nodesOf(children));
  return element;
}

/** The element of index.html with this id. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
}

export const inputById = (id: string): HTMLInputElement => byId(id) as HTMLInputElement;
export const selectById = (id: string): HTMLSelectElement => byId(id) as HTMLSelectElement;

/** A part of the page that is made anew only when what it shows has changed, so that focus and sound stay. */
export function createPart<Shown>(holder: HTMLElement, draw: (shown: Shown) => Child[]): (shown: Shown) => void {
  let current: string | undefined;
  return (shown) => {
    const next = JSON.stringify(shown);
    if (next === current) return;
    current = next;
    holder.replaceChildren(...nodesOf(draw(shown)));
  };
}
