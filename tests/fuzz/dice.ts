/** Repeatable chance: the same seed throws the same requests. */
import { seededRandom } from '../../sandbox/faults/seeded-random';

export interface Dice {
  /** True in this share of throws, 0 to 1. */
  chance(share: number): boolean;
  /** 0 up to `count` - 1. */
  below(count: number): number;
  pick<T>(from: readonly T[]): T;
  /** Each of them with the chance `share`. */
  some<T>(from: readonly T[], share: number): T[];
}

export function throwDice(seed: number): Dice {
  const random = seededRandom(seed);
  const below = (count: number) => Math.floor(random() * count);
  return {
    chance: (share) => random() < share,
    below,
    pick: (from) => from[below(from.length)],
    some: (from, share) => from.filter(() => random() < share),
  };
}
