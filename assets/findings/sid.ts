/** What a Twilio SID is, and the words for what is not one. https://www.twilio.com/docs/glossary/what-is-a-sid */

/** The source of a pattern that finds SIDs inside other text. `prefix`: two letters, or a pattern of them. */
export const sidPattern = (prefix: string): string => `${prefix}[0-9a-fA-F]{32}`;

/** True for the prefix, such as WT, and 32 hexadecimal digits, in any case. */
export function isSid(value: unknown, prefix: string): value is string {
  return typeof value === 'string' && new RegExp(`^${sidPattern(prefix)}$`, 'i').test(value);
}

/** What the SIDs are called that people mix up. */
const kinds = {
  AC: 'an account',
  CA: 'a call',
  CF: 'a conference',
  CH: 'a conversation',
  FN: 'an execution',
  FW: 'a flow',
  IS: 'a service',
  KD: 'an Interaction',
  MM: 'a message',
  RE: 'a recording',
  SM: 'a message',
  TC: 'a task channel',
  UO: 'an Interaction channel',
  WA: 'an activity',
  WK: 'a worker',
  WQ: 'a queue',
  WR: 'a reservation',
  WS: 'a workspace',
  WT: 'a task',
  WW: 'a workflow',
} as const;

/** The two letters a SID begins with. */
export type SidPrefix = keyof typeof kinds;

/** What a SID is the SID of, as in `a call`; undefined for any other text. */
function kindOf(text: string): string | undefined {
  const prefix = new RegExp(`^${sidPattern('([a-z]{2})')}$`, 'i').exec(text)?.[1].toUpperCase();
  return prefix && (Object.hasOwn(kinds, prefix) ? kinds[prefix as SidPrefix] : 'something else');
}

/** The end of a sentence that begins with the name of a parameter, an option or a variable, about what it holds. */
export function notASid(prefix: SidPrefix, text = ''): string {
  const kind = kindOf(text);
  return kind ? `is the SID of ${kind}, not of ${kinds[prefix]}` : `is not the SID of ${kinds[prefix]}`;
}

/** What to send, or to write, instead. */
export const formOfSid = (prefix: string): string => `${prefix} followed by 32 hexadecimal digits`;
