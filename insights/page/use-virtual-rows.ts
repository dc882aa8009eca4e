/** A list of any length that holds a screenful of rows; what comes into view is asked for. */
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import {
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';
import { type Range } from '../view/list-part';

interface Wanted {
  count: number;
  rowHeight: number;
  /** Height of what stays on top of the rows. */
  headHeight?: number;
  need: (range: Range) => void;
}

interface VirtualRows {
  scroller: { current: HTMLDivElement | null };
  items: VirtualItem[];
  /** px of all rows together. */
  height: number;
  /** For rows whose height is only known when they are drawn. */
  measure: (element: Element | null) => void;
  reveal: (index: number) => void;
}

const beyond = 10;
/** Ranges begin at multiples of this, so that scrolling asks once in a while only. */
const block = 20;

export function useVirtualRows({ count, rowHeight, headHeight = 0, need }: Wanted): VirtualRows {
  const scroller = useRef<HTMLDivElement | null>(null);
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    overscan: beyond,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    measureElement,
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLDivElement, Element>(options));
  virtualizer.setOptions(options);
  // What TanStack's own adapters call, by these names: https://github.com/TanStack/virtual/blob/main/packages/react-virtual/src/index.tsx
  // oxlint-disable-next-line no-underscore-dangle
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  // oxlint-disable-next-line no-underscore-dangle
  useLayoutEffect(() => virtualizer._willUpdate());

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const from = Math.floor(first / block) * block;
  const wanted = Math.max(Math.ceil((last + 1 - from) / block) * block, 3 * block);
  useEffect(() => {
    if (items.length > 0) need({ from, count: wanted });
  }, [from, wanted, items.length > 0]);

  return {
    scroller,
    items,
    height: virtualizer.getTotalSize(),
    measure: (element) => virtualizer.measureElement(element),
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
