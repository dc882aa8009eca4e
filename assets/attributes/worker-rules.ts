/**
 * Which attributes may be written to a worker: those of the table, people's own next to them, and no slip of either.
 */
import { checkAttributes, notReadByInsights, type RuleSettings } from './rules';
import { attributeRow, attributeTable, taskObjects } from './table';
import { isBlank, isClearing, rounded } from './values';
import { finding, type Finding } from '../findings/finding';
import { didYouMean, nearestName } from '../findings/nearest-name';
import { holdsRounded, isJsonObject, type JsonObject } from './json';

/** What to write into a worker's attributes: a value sets its key, null removes it. */
interface CheckedWorker {
  changes: JsonObject;
  issues: Finding[];
  warnings: Finding[];
}

/** What Flex keeps on a worker, and the shape it must have. Not to be taken for a slip: `roles` is not `role`. */
const flexAttributes: Record<string, 'any' | 'list' | 'object'> = {
  contact_uri: 'any',
  disabled_skills: 'object',
  image_url: 'any',
  languages: 'any',
  roles: 'list',
  routing: 'object',
  skills: 'any',
};

const insightsNames = Object.keys(attributeTable.worker);

/** What a name means on a worker; a slip comes with the finding that refuses it. */
export type WorkerName =
  | { kind: 'insights' }
  | { kind: 'flex' | 'own'; warning: Finding }
  | { kind: 'slip'; issue: Finding };

/** Judges a name alone, whatever its value: for headers of a file as for parameters. */
export function judgeWorkerName(name: string): WorkerName {
  if (attributeRow('worker', name)) return { kind: 'insights' };
  if (Object.hasOwn(flexAttributes, name)) {
    return {
      kind: 'flex',
      warning: finding(name, 'belongs to Flex, not to Insights', 'change it only if you know what Flex does with it'),
    };
  }
  const issue = slipOf(name);
  if (issue) return { kind: 'slip', issue };
  return {
    kind: 'own',
    warning: finding(
      name,
      'is an attribute of your own: it is written, and Insights ignores it',
      'remove it if it was meant for Insights',
    ),
  };
}

function slipOf(name: string): Finding | undefined {
  if (name.trim() === '' || name === '__proto__')
    return finding(name || '(no name)', 'is not a name an attribute can have', 'take another name');
  const lower = name.toLowerCase();
  if (taskObjects.some((object) => lower === object || lower.startsWith(`${object}.`))) {
    return finding(name, 'belongs on a task, not on a worker', 'send it to /studio/enrich-task');
  }
  const near = nearestName(name, insightsNames);
  if (near === undefined) return undefined;
  const kept = 'For an attribute of your own take a name less like it, such as one with a prefix';
  return finding(name, notReadByInsights, `${didYouMean(near)} ${kept}`);
}

/**
 * Checks the raw attributes of one worker: every problem is reported. Blank values count as absent, null clears.
 * Own attributes keep the type they came with; text stays text.
 */
export function checkWorkerAttributes(raw: Iterable<[string, unknown]>, settings: RuleSettings): CheckedWorker {
  const known: [string, unknown][] = [];
  const issues: Finding[] = [];
  const warnings: Finding[] = [];
  const own: JsonObject = {};
  for (const [name, value] of raw) {
    if (isBlank(value)) continue;
    const judged = judgeWorkerName(name);
    const misfit = misshapen(name, value);
    if (judged.kind === 'slip') issues.push(judged.issue);
    else if (judged.kind === 'insights') known.push([name, value]);
    else if (misfit) issues.push(misfit);
    else if (holdsRounded(value)) issues.push(finding(name, rounded.problem, rounded.hint));
    else {
      const cleared = isClearing(value);
      own[name] = cleared ? null : value;
      // Nothing is written of an own attribute that is removed.
      if (judged.kind === 'flex' || !cleared) warnings.push(judged.warning);
    }
  }
  const checked = checkAttributes('worker', known, settings);
  return {
    changes: { ...checked.changes, ...own },
    issues: [...issues, ...checked.issues],
    warnings: [...checked.warnings, ...warnings],
  };
}

/** Flex stops working for an agent whose `roles` are a text, or gone: what Flex keeps must have its shape. */
function misshapen(name: string, value: unknown): Finding | undefined {
  const shape = Object.hasOwn(flexAttributes, name) ? flexAttributes[name] : 'any';
  const fits = shape === 'any' || (shape === 'list' ? Array.isArray(value) : isJsonObject(value));
  return fits
    ? undefined
    : finding(
        name,
        `is kept by Flex as a JSON ${shape}; anything else would lock the agent out`,
        `leave it out, or send a JSON ${shape}`,
      );
}
