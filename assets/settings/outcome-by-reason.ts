/** From TaskRouter's reason to the outcome Insights shall show: what OUTCOME_BY_REASON and the private asset say. */
import { checkAttributes } from '../attributes/rules';
import { type Finding } from '../findings/finding';
import { ruleSettings, textsByName, type Settings } from './settings';

/**
 * The outcome for a reason, undefined when it is left to Insights. No reason at all: the `*` entry, if there is one.
 */
export type OutcomeOf = (reason: string | null | undefined) => string | undefined;

const asset = '/outcome-by-reason.json';

/**
 * Reads the map of this deployment; entries of the variable win over those of the asset. Reasons are compared without
 * regard to case. Throws NotConfigured when either is malformed.
 */
export function outcomeByReason(settings: Settings): OutcomeOf {
  const outcomes = outcomesOf(settings);
  return (reason) => {
    const outcome = outcomes.get(reason?.trim().toLowerCase() || '*') ?? outcomes.get('*');
    return outcomeText('outcome', outcome, settings).value;
  };
}

/** True when this deployment names an outcome for any reason. Throws NotConfigured when its map is malformed. */
export function hasOutcomes(settings: Settings): boolean {
  return outcomesOf(settings).size > 0;
}

function outcomesOf(settings: Settings): ReadonlyMap<string, string> {
  return new Map([...outcomesOfAsset(), ...settings.OUTCOME_BY_REASON]);
}

/**
 * Opened, not required: a deployed asset lies under an opaque name.
 * https://www.twilio.com/docs/serverless/functions-assets/client
 */
function outcomesOfAsset(): ReadonlyMap<string, string> {
  const json = Runtime.getAssets()[asset]?.open();
  return textsByName(`assets${asset.replace('.json', '.private.json')}`, json);
}

/**
 * An outcome or reason as Insights takes it: cut where conversations.outcome would be. `field` names it in warnings.
 */
export function outcomeText(
  field: string,
  given: string | undefined,
  settings: Settings,
): { value: string | undefined; warnings: Finding[] } {
  const { changes, warnings } = checkAttributes('conversations', [['outcome', given]], ruleSettings(settings));
  return { value: changes.outcome ?? undefined, warnings: warnings.map((each) => ({ ...each, field })) };
}
