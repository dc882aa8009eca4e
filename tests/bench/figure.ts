/** One line of the bench table. Figures are measured in one run on one machine; only their ratios travel. */
export interface Figure {
  what: string;
  /** Measured, in `unit`. */
  ours: number;
  unit: string;
  /** The figure to reach: `<= 8`, `< 300`, `>= 95`, or a number to meet exactly. */
  target?: string;
  /** The same with the pattern most integrations use today, and what that pattern is. */
  baseline?: { value: number; pattern: string };
  /** Set where more is better, as of things saved; elsewhere less is. */
  more?: true;
}

/** The middle value. */
export function median(values: number[]): number {
  return percentile(values, 0.5);
}

/** The value that this share of the values does not exceed; 0.95 for the 95th percentile. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Whether a figure meets its target; undefined for one without. Throws for a target that cannot be judged. */
export function verdictOf({ what, ours, target }: Figure): 'ok' | 'missed' | undefined {
  if (target === undefined) return undefined;
  const [, sign, text] = /^(<=|>=|<|>)?\s*(\d+(?:\.\d+)?)$/.exec(target) ?? [];
  if (text === undefined) throw new Error(`${what}: the target ${target} is not a number, nor a bound`);
  const bound = Number(text);
  const met = { '<=': ours <= bound, '>=': ours >= bound, '<': ours < bound, '>': ours > bound, '=': ours === bound };
  return met[(sign ?? '=') as keyof typeof met] ? 'ok' : 'missed';
}

/** How many times better ours is than the usual pattern: above 1 is better, whichever way the figure counts. */
export function timesBetter({ ours, baseline, more }: Figure): number | undefined {
  if (!baseline) return undefined;
  const [better, worse] = more ? [ours, baseline.value] : [baseline.value, ours];
  return worse === 0 ? undefined : better / worse;
}
