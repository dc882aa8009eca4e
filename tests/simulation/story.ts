/** A world told for people: who did what when, what was answered, which promise was broken. */
import { type Verdict } from './invariants/verdict';
import { shortened } from './names';
import { type Run, type Told } from './run-world';

const longestLine = 400;

/** `again`: told, too, when a verdict is about the order of events. */
export function tellStory({ world, story }: Run, verdicts: readonly Verdict[], again?: Run): string {
  const { seed, weather, skewMs, variables } = world;
  const clock = skewMs ? `, the Functions’ clock ${Math.abs(skewMs)} ms ${skewMs > 0 ? 'fast' : 'slow'}` : '';
  const settings = ['RECORDING_LINK', 'RECORDING_ACCESS', 'OUTCOME_BY_REASON'].map(
    (name) => `${name}=${variables[name]}`,
  );
  const other = verdicts.some(({ rule }) => rule.startsWith('the order of events')) ? again : undefined;
  return [
    `World ${seed} (${weather}${clock}), ${settings.join(' ')}`,
    ...story.map(lineOf),
    ...(other ? ['With its events in another order:', ...other.story.map(lineOf)] : []),
    ...verdicts.map(({ rule, about, problem }) => `BROKEN: ${rule}. ${brief(`${about}: ${problem}`)}`),
    `To repeat: npm run simulate -- --world ${seed}`,
  ].join('\n');
}

function lineOf({ atMs, who, what }: Told): string {
  return `${String(atMs).padStart(7)} ms  ${who.padEnd(22)} ${brief(what)}`;
}

function brief(text: string): string {
  const short = shortened(
    text
      .replaceAll('/v1/Workspaces/WS00000000000000000000000000000001', '')
      .replaceAll('/2010-04-01/Accounts/AC00000000000000000000000000000001', ''),
  );
  return short.length > longestLine ? `${short.slice(0, longestLine)}...` : short;
}
