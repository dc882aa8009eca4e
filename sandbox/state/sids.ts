/** Readable SIDs: a prefix and a counter as 32 hexadecimal digits. Seeds use low numbers. */
export function fixedSid(prefix: string, number: number): string {
  return prefix + number.toString(16).padStart(32, '0');
}

export interface SidSource {
  next(prefix: string): string;
}

/** New SIDs count up from 0x1001 for each prefix, so that a run repeats exactly and seeds stay apart. */
export function createSidSource(): SidSource {
  const counters = new Map<string, number>();
  return {
    next(prefix) {
      const number = (counters.get(prefix) ?? 0x10_00) + 1;
      counters.set(prefix, number);
      return fixedSid(prefix, number);
    },
  };
}
