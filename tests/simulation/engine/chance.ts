/**
 * Repeatable chance in two forms: a stream for planning a world, and a draw by name for running it. What is drawn by
 * name stays the same when other choices are taken away, which is what lets a story be shrunk.
 */

/** A stream of throws. */
export interface Dice {
  /** 0 up to, not including, 1. */
  next(): number;
  /** True in this share of throws, 0 to 1. */
  chance(share: number): boolean;
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number;
  pick<T>(from: readonly T[]): T;
  /** One of the values, each as likely as its weight says. */
  weighted<T>(from: readonly (readonly [T, number])[]): T;
}

/** 32 bits that change wholly with any change of the text (FNV-1a, then the finish of MurmurHash3). */
function hash(text: string): number {
  let state = 0x81_1c_9d_c5;
  for (let place = 0; place < text.length; place++) state = Math.imul(state ^ text.charCodeAt(place), 0x01_00_01_93);
  state = Math.imul(state ^ (state >>> 16), 0x85_eb_ca_6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2_b2_ae_35);
  return (state ^ (state >>> 16)) >>> 0;
}

/** The throws that belong to a name (a Weyl sequence through the finish of MurmurHash3). */
export function diceOf(name: string): Dice {
  let state = hash(name);
  const next = () => {
    state = (state + 0x9e_37_79_b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85_eb_ca_6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2_b2_ae_35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    chance: (share) => next() < share,
    below: (count) => Math.floor(next() * count),
    pick: (from) => from[Math.floor(next() * from.length)],
    weighted(from) {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      return (from.find(([, weight]) => (left -= weight) < 0) ?? from.at(-1)!)[0];
    },
  };
}

/** The choices of one run, each under its own name. */
export class Chance {
  /** Names of the choices that fell out otherwise than usual. */
  readonly unusual = new Set<string>();

  /** `muted`: names of choices that come out as usual. `salts`: by the first word of a name, for another run of the same world. */
  constructor(
    private readonly seed: string,
    private readonly muted: ReadonlySet<string> = new Set(),
    private readonly salts: Readonly<Record<string, string>> = {},
  ) {}

  draw<T>(name: string, usual: T, choose: (dice: Dice) => T): T {
    if (this.muted.has(name)) return usual;
    const salt = this.salts[name.slice(0, name.indexOf(' '))] ?? '';
    const chosen = choose(diceOf(`${this.seed} ${salt} ${name}`));
    if (chosen !== usual) this.unusual.add(name);
    return chosen;
  }
}
