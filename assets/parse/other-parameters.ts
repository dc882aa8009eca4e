/**
 * Judges what an event holds besides the parameters of a Function: slips and what cannot be carried out are refused,
 * the rest is ignored with a warning, since the platform adds its own.
 */
import { isBlank } from '../attributes/values';
import { finding, type Finding } from '../findings/finding';
import { holdsLiquid, unrendered } from './liquid';
import { attributeOfKey, nearestParameter, otherName } from './other-names';

/** Unknown names that are compared with ours: far more than anybody mistypes, and still no work to speak of. */
const comparedNames = 1000;

/** Twilio's own parameters that look like a slip of one of ours. */
const platformNames = new Set(['ConversationSid', 'FlowSid', 'ChannelSid']);

/** The parameters that carry attributes: their names, and those that are judged elsewhere. */
interface AttributeNames {
  names: readonly string[];
  claims(name: string): boolean;
}

/** What an event holds besides what is known. `meant`: the parameters that were misspelled. */
interface Others {
  issues: Finding[];
  warnings: Finding[];
  meant: ReadonlySet<string>;
}

export const nothingElse: Others = { issues: [], warnings: [], meant: new Set() };

/** What the event holds that is neither a parameter nor an attribute, and numbers that lost their plus. */
export function judgeOthers(
  known: Record<string, unknown>,
  reader: AttributeNames | undefined,
  event: Readonly<Record<string, unknown>>,
): Others {
  const issues: Finding[] = [];
  const warnings: Finding[] = [];
  const meant = new Set<string>();
  const own = Object.keys(known);
  const names = [...own, ...(reader?.names ?? [])];
  for (const [name, value] of Object.entries(event)) {
    if (isBlank(value) || isOfPlatform(name, value)) continue;
    if (lostPlus(value)) warnings.push(finding(name, plusLost.problem, plusLost.hint));
    if (Object.hasOwn(known, name) || reader?.claims(name)) continue;
    const compared = issues.length + warnings.length < comparedNames && !platformNames.has(name);
    // An attribute's very key is that attribute, not a slip of another or of `Conversations`.
    const near = compared ? nearestParameter(name, attributeOfKey(name) ? own : names) : undefined;
    if (near) meant.add(near);
    const refusal = near
      ? { problem: 'is not a parameter of this Function', hint: `write ${near}` }
      : compared
        ? otherName(name, reader !== undefined)
        : undefined;
    if (refusal) issues.push(finding(name, refusal.problem, refusal.hint));
    else if (holdsLiquid(value)) issues.push(finding(name, unrendered.problem, unrendered.hint));
    else
      warnings.push(
        finding(name, 'is not a parameter of this Function and was ignored', 'remove it, unless the platform adds it'),
      );
  }
  return { issues, warnings, meant };
}

/** In a form a plus stands for a blank: `+15555550100` arrives as ` 15555550100`. */
const lostPlus = (value: unknown): boolean => typeof value === 'string' && /^ \d[\d ()-]{6,18}$/.test(value);
const plusLost = {
  problem: 'begins with a blank, as a number does whose plus was lost on the way',
  hint: 'in a form write the plus as %2B',
};

/**
 * What the platform puts among the parameters. The runtime: headers and cookies under `request`, which a caller's
 * parameter of that name replaces. A signature over a JSON body: the body's hash under `bodySHA256`
 * (https://www.twilio.com/docs/usage/webhooks/webhooks-security).
 */
export function isOfPlatform(name: string, value: unknown): boolean {
  if (name === 'bodySHA256') return typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value);
  return name === 'request' && typeof value === 'object' && value !== null && 'headers' in value;
}
