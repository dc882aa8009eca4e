/** Markers that would lie on one another are put on lines of their own. */

/** The line, from 0 on, of each marker. `places`: px; `width`: px that a marker takes. */
export function markerLevels(places: number[], width: number): number[] {
  const ends: number[] = [];
  const levels: number[] = [];
  const order = places.map((place, index) => ({ place, index })).toSorted((one, other) => one.place - other.place);
  for (const { place, index } of order) {
    const free = ends.findIndex((end) => place >= end);
    const level = free < 0 ? ends.length : free;
    ends[level] = place + width;
    levels[index] = level;
  }
  return levels;
}
