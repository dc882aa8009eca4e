/** The parameters that name the conversation a task belongs to, and the rule that only one of them is given. */
import { nobody, saysNothing } from '../attributes/values';
import { finding, type Finding } from '../findings/finding';
import { type ParameterValues } from './input';
import { optional, sid, text, type Reader } from './parameters';

/** Any text that names a conversation: what a widget or program writes for nothing names none. */
const conversationId: Reader<string> = (given) => (saysNothing(given) ? nobody : text(128)(given));

/** The three ways to name a conversation; at most one is given. */
export const linkParameters = {
  FirstTaskSid: optional(sid('WT')),
  PreviousTaskSid: optional(sid('WT')),
  ConversationId: optional(conversationId),
};

export type LinkInput = ParameterValues<typeof linkParameters>;

const linkNames = Object.keys(linkParameters) as (keyof LinkInput)[];

/** The links given, by name. */
export function givenLinks(input: LinkInput): string[] {
  return linkNames.filter((name) => input[name] !== undefined);
}

export function tooManyLinks(input: LinkInput): Finding[] {
  const [first, ...others] = givenLinks(input);
  return others.map((name) =>
    finding(name, `cannot be given together with ${first}`, `send only one of ${linkNames.join(', ')}`),
  );
}
