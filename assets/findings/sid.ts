/** What a Twilio SID is, and the words for what is not one. https://www.twilio.com/docs/glossary/what-is-a-sid */

/** The source of a pattern that finds SIDs inside other text. `prefix`: two letters, or a pattern of them. */
export const sidPattern = (prefix: string): string => `${prefix}[0-9a-fA-F]{32}`;

/** True for the prefix, such as WT, and 32 hexadecimal digits, in any case. */
export function isSid(value: unknown, prefix: string): value is string {
  return typeof value === 'string' && new RegExp(`^${sidPattern(prefix)}$`, 'i').test(value);
}

/** The end of a sentence that begins with the name of a parameter, an option or a variable. */
export const notASid = (prefix: string): string => `is not a ${prefix}… SID`;

/** What to send, or to write, instead. */
export const formOfSid = (prefix: string): string => `${prefix} followed by 32 hexadecimal digits`;
