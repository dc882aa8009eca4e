/** One line of the bench table. Figures are measured in one run on one machine; only their ratios travel. */
export interface Figure {
  what: string;
  /** Measured, in `unit`. */
  ours: number;
  unit: string;
  /** The figure to reach, as text: `<= 8`. */
  target?: string;
  /** The same with the pattern most integrations use today, and what that pattern is. */
  baseline?: { value: number; pattern: string };
}

/** The middle value. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
