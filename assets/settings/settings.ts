/** The variables of the deployment, read when needed, so that a wrong one breaks only what uses it. */
import { type RuleSettings } from '../attributes/rules';
import { loadedBySpecification } from '../attributes/warnings';
import { isSid, notASid, type SidPrefix } from '../findings/sid';
import { listed } from '../attributes/values';

/** A variable is missing or malformed. The message names it, never its value. */
export class NotConfigured extends Error {}

/** A variable that may stay unset is unset: what it opens is switched off, on purpose or not yet. */
class Unset extends NotConfigured {}

type Environment = Readonly<Record<string, unknown>>;
type Variable<T> = (name: string, value: string | undefined) => T;

function requiredSid(prefix: SidPrefix): Variable<string> {
  return (name, value) => {
    if (!value) throw new NotConfigured(`${name} is not set; set it to the ${prefix}… SID`);
    if (!isSid(value, prefix)) throw new NotConfigured(`${name} ${notASid(prefix)}`);
    return value;
  };
}

/** Sync calls the service that every account has `default`. https://www.twilio.com/docs/sync/api/service */
function syncService(name: string, value = 'default'): string {
  if (value !== 'default' && !isSid(value, 'IS')) throw new NotConfigured(`${name} ${notASid('IS')}`);
  return value;
}

function requiredText(name: string, value: string | undefined): string {
  if (!value) throw new NotConfigured(`${name} is not set`);
  return value;
}

function wholeNumber(fallback: number, smallest: number, largest: number): Variable<number> {
  return (name, value) => {
    if (!value) return fallback;
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < smallest || number > largest) {
      throw new NotConfigured(`${name} must be a whole number from ${smallest} to ${largest}`);
    }
    return number;
  };
}

function oneOf<const Word extends string>(fallback: Word, ...others: Word[]): Variable<Word> {
  return (name, value) => {
    const word = [fallback, ...others].find((each) => each === (value ?? fallback));
    if (!word) throw new NotConfigured(`${name} must be ${listed([fallback, ...others])}`);
    return word;
  };
}

function secret(name: string, value: string | undefined): string {
  if (!value) throw new Unset(`${name} is not set; set it to 32 or more random characters`);
  if (value.length < 32) throw new NotConfigured(`${name} is too short; it must have 32 or more characters`);
  return value;
}

/** One token or two, both of them good: while callers change from the old one to the new. */
function tokens(name: string, value: string | undefined): readonly string[] {
  const list = (value ?? '').split(',').map((each) => each.trim());
  // A comma with nothing on one side is a slip, and must not look as if the variable were unset.
  if (list.length > 2 || (list.length === 2 && list.includes('')))
    throw new NotConfigured(`${name} must be one token, or two separated by a comma`);
  return list.map((each) => secret(name, each));
}

export type RecordingAccess =
  | { kind: 'public' }
  | { kind: 'signed' }
  | { kind: 'template' | 'provider'; template: string };

function recordingAccess(name: string, value = 'public'): RecordingAccess {
  if (value === 'public' || value === 'signed') return { kind: value };
  const kind = value.startsWith('provider:') ? 'provider' : 'template';
  const template = value.replace(/^provider:/, '');
  const example = template.replaceAll('{RecordingSid}', 'RE');
  if (!template.startsWith('https://') || template === example || !URL.canParse(example))
    throw new NotConfigured(
      `${name} must be public, signed, or an https URL that contains {RecordingSid}, optionally after provider:`,
    );
  const { username, password } = new URL(example);
  if (username || password)
    throw new NotConfigured(`${name} must not carry a user name or password: every reader of a task would see it`);
  return { kind, template };
}

/**
 * A JSON object of texts, its names trimmed and in lower case; nothing given is an empty one. Throws NotConfigured,
 * naming `name`.
 */
export function textsByName(name: string, json: string | undefined): ReadonlyMap<string, string> {
  let object: unknown = {};
  try {
    if (json) object = JSON.parse(json);
  } catch {
    throw new NotConfigured(`${name} is not valid JSON`);
  }
  if (typeof object !== 'object' || object === null || Array.isArray(object))
    throw new NotConfigured(`${name} must be a JSON object`);
  return new Map(
    Object.entries<unknown>({ ...object }).map(([key, text]) => {
      if (typeof text !== 'string' || !text.trim())
        throw new NotConfigured(`${name} must hold texts only, such as {"hangup":"Abandoned"}`);
      return [key.trim().toLowerCase(), text];
    }),
  );
}

function names(...fallback: string[]): Variable<readonly string[]> {
  return (name, value) => {
    const list =
      value
        ?.split(',')
        .map((each) => each.trim())
        .filter(Boolean) ?? fallback;
    if (value && !list.length) throw new NotConfigured(`${name} must be a list of names separated by commas`);
    return list;
  };
}

/** One reader for each variable of `.env.example`. */
const variables = {
  ACCOUNT_SID: requiredSid('AC'),
  DOMAIN_NAME: requiredText,
  TASKROUTER_WORKSPACE_SID: requiredSid('WS'),
  INSIGHTS_TEXT_LIMIT: wholeNumber(loadedBySpecification, 1, 4096),
  RECORDING_LINK: oneOf('segment_link', 'media'),
  RECORDING_ACCESS: recordingAccess,
  RECORDING_LINK_SECRET: secret,
  RECORDING_LINK_DAYS: wholeNumber(365, 1, 3650),
  OUTCOME_BY_REASON: textsByName,
  LINK_TASK_ATTRIBUTES: names('previous_task_sid'),
  WORKERS_API_TOKEN: tokens,
  EVENT_STREAMS_TOKEN: tokens,
  HANG_UP_BY: oneOf('on', 'off'),
  LINK_BY: names(),
  LINK_WITHIN_HOURS: wholeNumber(24, 1, 8760),
  LINK_KEY_SECRET: secret,
  SYNC_SERVICE_SID: syncService,
} satisfies Record<string, Variable<unknown>>;

export type Settings = { readonly [Name in keyof typeof variables]: ReturnType<(typeof variables)[Name]> };

/** The settings of a deployment; reading one throws NotConfigured when its variable is missing or malformed. */
export function settingsOf(environment: Environment): Settings {
  const settings = {};
  for (const [name, read] of Object.entries<Variable<unknown>>(variables)) {
    Object.defineProperty(settings, name, {
      enumerable: true,
      get: () => {
        const value = environment[name];
        return read(name, typeof value === 'string' && value.trim() ? value.trim() : undefined);
      },
    });
  }
  return settings as Settings;
}

/** True while the variable that opens a public Function is unset; one that is malformed throws NotConfigured. */
export function isSwitchedOff(
  settings: Settings,
  name: 'WORKERS_API_TOKEN' | 'EVENT_STREAMS_TOKEN' | 'RECORDING_LINK_SECRET',
): boolean {
  try {
    void settings[name];
    return false;
  } catch (error) {
    if (error instanceof Unset) return true;
    throw error;
  }
}

/** The settings the attribute rules depend on, each read when a rule needs it. */
export function ruleSettings(settings: Settings): RuleSettings {
  return {
    get textLimit() {
      return settings.INSIGHTS_TEXT_LIMIT;
    },
    get recordingsNeedLogin() {
      return settings.RECORDING_ACCESS.kind !== 'public';
    },
  };
}
