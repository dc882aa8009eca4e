/** Which ticks of a time axis get a label: only those that touch no other, and stay inside. */
import { type Tick } from './time-scale';

interface AxisLabel {
  text: string;
  /** px from the left end of the axis to the left end of the label. */
  left: number;
  /** Where a stretch begins: the time of day rather than the time since. */
  start: boolean;
}

interface Words {
  /** Time of day of a stretch's beginning. */
  start: (at: number) => string;
  /** Time since the beginning, in ms. */
  since: (ms: number) => string;
}

/** Of the widest of the fonts that may be there, in proportion to its size. */
const perCharacter = 0.66;
const axisFontPx = 11;
const apart = 10;

export const textWidth = (text: string, fontPx = axisFontPx): number => Array.from(text).length * fontPx * perCharacter;

/** `width`: px of the axis. */
export function axisLabels(ticks: Tick[], width: number, words: Words): AxisLabel[] {
  const labels: AxisLabel[] = [];
  const touches = (left: number, right: number) =>
    labels.some((label) => left < label.left + textWidth(label.text) + apart && right + apart > label.left);

  function add(text: string, left: number, start: boolean): void {
    const right = left + textWidth(text);
    if (left < 0 || right > width + 1 || touches(left, right)) return;
    labels.push({ text, left, start });
  }

  for (const { at, left, sinceStart } of ticks) {
    if (sinceStart !== 0) continue;
    const text = words.start(at);
    add(text, Math.max(Math.min(left * width, width - textWidth(text)), 0), true);
  }
  for (const { left, sinceStart } of ticks) {
    if (sinceStart === 0) continue;
    const text = words.since(sinceStart);
    add(text, left * width - textWidth(text) / 2, false);
  }
  return labels;
}
