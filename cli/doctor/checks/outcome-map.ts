/** The map from reasons to outcomes can be read, and Insights loads its outcomes whole. */
import { NotConfigured, type Settings } from '../../../assets/settings/settings';
import { outcomesOfAsset } from '../../account/outcome-asset';
import { error, ok, warning, type Report } from '../report';

const about = 'Outcomes';
/** Characters that today's Insights loads. */
const mostCharacters = 128;

/** The map of the variable. Undefined: it cannot be read, which is told with the variables, once. */
function mapOfVariable(settings: Settings): ReadonlyMap<string, string> | undefined {
  try {
    return settings.OUTCOME_BY_REASON;
  } catch {
    return undefined;
  }
}

/** The map of the asset and that of the variable together. */
export function checkOutcomeMap(settings: Settings): Report[] {
  try {
    const ofAsset = outcomesOfAsset('.');
    const ofVariable = mapOfVariable(settings);
    const report = judgeMap(new Map([...ofAsset, ...(ofVariable ?? [])]));
    // Nothing is well while part of the map cannot be read.
    return ofVariable || report.status !== 'ok' ? [report] : [];
  } catch (problem) {
    if (problem instanceof NotConfigured) return [error(about, `${problem.message}.`, 'Fix it, then deploy.')];
    throw problem;
  }
}

function judgeMap(outcomes: ReadonlyMap<string, string>): Report {
  const long = [...outcomes].filter(([, outcome]) => outcome.length > mostCharacters).map(([reason]) => reason);
  if (long.length)
    return warning(
      about,
      `The outcome of ${long.join(', ')} has more than ${mostCharacters} characters: Insights cuts it.`,
      'Shorten it.',
    );
  if (!outcomes.size) return ok(about, 'There is no map: Insights takes the reason as the outcome.');
  const rest = outcomes.has('*') ? '' : '; other reasons are left to Insights';
  return ok(about, `${outcomes.size} ${outcomes.size === 1 ? 'reason has its' : 'reasons have their'} outcome${rest}.`);
}
