/**
 * A list of any length that holds a screenful of rows: the scroll bar is true, and what comes into view is asked for.
 */
import { make } from './element';

export interface Window {
  from: number;
  count: number;
}

export interface RowWindowOptions {
  /** The element that scrolls. */
  viewport: HTMLElement;
  rowHeight: number;
  /** Height of what stays on top of the rows. */
  headHeight?: number;
  /** Asks for what is to be seen; `show` brings it. */
  wants: () => void;
  drawRow: (item: unknown, index: number) => HTMLElement;
}

export interface RowWindow {
  /** What is needed for the present place. */
  needed: () => Window;
  show: (items: unknown[], from: number, total: number) => void;
  /** Scrolls so that the row can be seen. */
  reveal: (index: number) => void;
  /** The rows that are drawn, by their place. */
  row: (index: number) => HTMLElement | undefined;
  toTop: () => void;
}

const beyond = 12;

interface Drawn {
  text: string;
  element: HTMLElement;
}

export function createRowWindow({ viewport, rowHeight, headHeight = 0, wants, drawRow }: RowWindowOptions): RowWindow {
  const space = make('div', { class: 'space', attributes: { role: 'presentation' } });
  viewport.append(space);
  let drawn = new Map<number, Drawn>();
  let loaded: Window = { from: 0, count: 0 };
  let total = 0;
  let waiting = false;

  function visible(): Window {
    const first = Math.floor(viewport.scrollTop / rowHeight);
    return { from: first, count: Math.ceil((viewport.clientHeight - headHeight) / rowHeight) + 1 };
  }

  function needed(): Window {
    const { from, count } = visible();
    return { from: Math.max(from - beyond, 0), count: count + 2 * beyond };
  }

  function askWhenEmpty(): void {
    waiting = false;
    const { from, count } = visible();
    const end = Math.min(from + count, total);
    if (from < loaded.from || end > loaded.from + loaded.count) wants();
  }

  viewport.addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(askWhenEmpty);
  });

  function drawAt(item: unknown, index: number): Drawn {
    const text = JSON.stringify(item);
    const known = drawn.get(index);
    if (known?.text === text) return known;
    const element = drawRow(item, index);
    element.style.height = `${rowHeight}px`;
    element.style.transform = `translateY(${index * rowHeight}px)`;
    known?.element.replaceWith(element);
    return { text, element };
  }

  return {
    needed,
    show(items, from, newTotal) {
      total = newTotal;
      loaded = { from, count: items.length };
      space.style.height = `${total * rowHeight}px`;
      const next = new Map(items.map((item, place) => [from + place, drawAt(item, from + place)]));
      for (const [index, { element }] of drawn) if (!next.has(index)) element.remove();
      for (const { element } of next.values()) if (!element.isConnected) space.append(element);
      drawn = next;
    },
    reveal(index) {
      const top = index * rowHeight;
      const bottom = top + rowHeight - (viewport.clientHeight - headHeight);
      if (viewport.scrollTop > top) viewport.scrollTop = top;
      else if (viewport.scrollTop < bottom) viewport.scrollTop = bottom;
    },
    row: (index) => drawn.get(index)?.element,
    toTop() {
      viewport.scrollTop = 0;
    },
  };
}
