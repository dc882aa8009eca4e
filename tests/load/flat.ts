/** Whether what the Functions hold stays level: the middle third of the samples against the last. */

/** Bytes and sockets held at one moment. */
export interface Held {
  heapUsed: number;
  rss: number;
  sockets: number;
}

const mega = 2 ** 20;

/** By how much the last third may hold more: what a collection leaves varies, and broken sockets are opened again. */
const tolerance: Held = { heapUsed: 4 * mega, rss: 60 * mega, sockets: 30 };

/** Means of the middle and of the last third. While the first passes, sockets open, code compiles and memory finds its level. */
export function thirdsOf(samples: readonly Held[]): { middle: Held; last: Held } {
  const third = samples.length / 3;
  if (third < 1) throw new Error('At least three samples are needed to compare their thirds');
  const part = (from: number, to: number) => samples.slice(Math.floor(from), Math.floor(to));
  return { middle: meanOf(part(third, 2 * third)), last: meanOf(part(2 * third, samples.length)) };
}

/** What grew; empty when all is flat. */
export function growthOf(samples: readonly Held[]): string[] {
  const { middle, last } = thirdsOf(samples);
  const names = ['heapUsed', 'rss', 'sockets'] as const;
  return names
    .filter((name) => last[name] - middle[name] > tolerance[name])
    .map(
      (name) => `${name} grew from ${amount(name, middle)} in the middle third to ${amount(name, last)} in the last`,
    );
}

export function amount(name: keyof Held, held: Held): string {
  return name === 'sockets' ? held[name].toFixed(0) : `${(held[name] / mega).toFixed(1)} MB`;
}

function meanOf(samples: readonly Held[]): Held {
  const mean = (name: keyof Held) => samples.reduce((sum, each) => sum + each[name], 0) / samples.length;
  return { heapUsed: mean('heapUsed'), rss: mean('rss'), sockets: mean('sockets') };
}
