/** What can become of a request, and how often. */

/** calm: nobody fails. rough, storm: more and more does. order: calm, and run again with the events in another order. */
export type Weather = 'calm' | 'rough' | 'storm' | 'order';

/**
 * before, after: the change that was asked for was not made, or was. race: somebody else writes the task just before.
 * garbled: 200 with something that is not an answer, and nothing done.
 */
export type Trouble =
  | 'none'
  | '429'
  | '429-wait'
  | '503-before'
  | '503-after'
  | 'reset-before'
  | 'reset-after'
  | 'silence-before'
  | 'silence-after'
  | 'half'
  | 'garbled'
  | 'race';

/** Each with its weight. */
export const troubles: (readonly [Trouble, number])[] = [
  ['race', 6],
  ['429', 2],
  ['429-wait', 1],
  ['503-before', 2],
  ['503-after', 2],
  ['reset-before', 2],
  ['reset-after', 3],
  ['silence-before', 1],
  ['silence-after', 2],
  ['half', 1],
  ['garbled', 0.5],
];

/** Of all requests, by the weather of the world. */
export const shareOfTrouble: Record<Weather, number> = { calm: 0, order: 0, rough: 0.12, storm: 0.45 };

/** What an outage of the kind `rivals` makes of each request: writers who win, and answers that are lost. */
export const rivalry: (readonly [Trouble, number])[] = [
  ['race', 6],
  ['reset-after', 1],
];
