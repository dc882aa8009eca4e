/** Keeps the one line that people see to a length that leaves room for the rest of a reply. */

/** Characters; Studio takes replies of 64 kB at the most. */
export const messageLimit = 2000;

/** The message; of a longer one the beginning, and how much more there was. */
export function shortMessage(message: string): string {
  if (message.length <= messageLimit) return message;
  const characters = message.slice(0, messageLimit - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${characters}… (${message.length - characters.length} more characters)`;
}
