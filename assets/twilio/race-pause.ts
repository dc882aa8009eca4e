/**
 * How long to wait after a lost race, by what was seen of the others. Twilio answers one conditional write after the
 * other, so what matters is how many still want to: two writers should meet again at once, fifty should spread out.
 * The reasoning and the figures stand in docs/architecture.md, "After a lost race".
 */

/** What a read found, and when: milliseconds on the clock of performance.now(). */
export interface SeenVersion {
  version: string | undefined;
  atMs: number;
}

export interface LostRaces {
  /** How many were lost so far, this one included. */
  count: number;
  /** What the last two reads found, the older one first; one of them, or none, where there were no more. */
  seen: readonly SeenVersion[];
  /** The shortest time a read took: what a request costs when nothing delays it. */
  roundTripMs: number;
}

/** Round trips to spread over, by how busy the others are. */
const first = 1.2;
const quiet = 5;
const busy = 20;
const crowded = 100;

/** The share of the time that others' writes fill, from which on it is busy or crowded. */
const busyShare = 0.4;
const crowdedShare = 0.55;
/** Round trips a successful write keeps others out: from its read to its answer, about. */
const roundTripsAWrite = 1.3;
/** A span shorter than this many round trips says nothing: the first winners are always close together. */
const leastSpan = 6;
/** A round trip of less says more of this machine than of Twilio; the longest pause leaves room for two more tries. */
const leastRoundTripMs = 15;
const longestPauseMs = 3000;
/** After so many lost races something else than writers may be wrong: then the pauses double. */
const patience = 5;

/** A random pause, in milliseconds. `random`: 0 up to 1. */
export function pauseAfterLostRace(lost: LostRaces, random: number): number {
  const doubled = 2 ** Math.max(0, lost.count - patience);
  return random * Math.min(longestPauseMs, spreadOf(lost) * Math.max(lost.roundTripMs, leastRoundTripMs) * doubled);
}

/** Over how many round trips the next attempt is spread. */
function spreadOf({ count, seen, roundTripMs }: LostRaces): number {
  if (count === 1) return first;
  const share = shareOfOthers(seen, Math.max(roundTripMs, leastRoundTripMs));
  if (share > crowdedShare) return crowded;
  return share < busyShare ? quiet : busy;
}

/**
 * The share of the time between two reads that others' writes filled. NaN, which is neither more nor less than any share,
 * when that cannot be told.
 */
function shareOfOthers([older, newer]: readonly SeenVersion[], roundTripMs: number): number {
  if (!older || !newer || newer.atMs - older.atMs < leastSpan * roundTripMs) return NaN;
  const moved = Number(numberIn(newer.version)) - Number(numberIn(older.version));
  return (moved * roundTripsAWrite * roundTripMs) / (newer.atMs - older.atMs);
}

/** A version counts up in practice (4, "4"); nothing documents it, so any other form just tells nothing. */
function numberIn(version: string | undefined): string | undefined {
  return /^(?:W\/)?"?(\d{1,15})"?$/.exec(version ?? '')?.[1];
}
