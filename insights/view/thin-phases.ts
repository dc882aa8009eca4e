/** Keeps a conversation that rang ten thousand times from filling a page: what is too short to be seen is drawn together. */
import { type Phase } from '../segments/segment';

/** Neighbours are joined until at most about `most` are left; the longest of them gives the name. */
export function thinPhases(phases: Phase[], most: number): Phase[] {
  if (phases.length <= most) return phases;
  const size = Math.ceil(phases.length / most);
  return Array.from({ length: Math.ceil(phases.length / size) }, (_, index) => {
    const group = phases.slice(index * size, (index + 1) * size);
    const lengthOf = ({ from, to }: Phase) => (to ?? Infinity) - from;
    const longest = group.reduce((best, each) => (lengthOf(each) > lengthOf(best) ? each : best));
    return { name: longest.name, from: group[0].from, to: group[group.length - 1].to };
  });
}
