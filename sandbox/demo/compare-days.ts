/** What the Functions made of a day, next to the same day written by hand. */
import { type Conversation } from '../../insights/conversations';

const tasksOf = (conversations: Conversation[]) => conversations.flatMap(({ tasks }) => tasks);
const customerOf = ({ tasks }: Conversation) =>
  tasks.map(({ customer }) => customer.name ?? customer.address).findLast(Boolean) ?? tasks[0].sid;

/** Attributes that arrive in a report as they were meant. */
function loaded(conversations: Conversation[]): number {
  return tasksOf(conversations).reduce(
    (sum, { attributes }) => sum + attributes.filter(({ state }) => state === 'loaded').length,
    0,
  );
}

function lossesOf(conversations: Conversation[]): string[] {
  return conversations
    .toReversed()
    .flatMap((conversation) =>
      conversation.warnings
        .filter(({ severity }) => severity === 'lost')
        .map(({ text }) => `${customerOf(conversation)}: ${text}`),
    );
}

/** A line a conversation, with the names of its attributes. */
export function listWritten(conversations: Conversation[]): string {
  return conversations
    .toReversed()
    .map((conversation) => {
      const names = conversation.tasks.flatMap(({ attributes }) =>
        attributes.filter(({ state }) => state === 'loaded').map(({ name }) => name),
      );
      return `  - ${customerOf(conversation)}: ${[...new Set(names)].join(', ')}`;
    })
    .join('\n');
}

const count = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`;

interface Days {
  withFunctions: Conversation[];
  byHand: Conversation[];
  /** Requests of the Functions to Twilio. */
  requests: number;
}

/** Sentences, one a line. */
export function compareDays({ withFunctions, byHand, requests }: Days): string {
  const [kept, lost] = [lossesOf(withFunctions), lossesOf(byHand)];
  return [
    `Through the Functions: ${count(loaded(withFunctions), 'attribute')} loaded, ${kept.length === 0 ? 'nothing' : count(kept.length, 'value')} lost, ${count(withFunctions.length, 'conversation')}; ${requests} requests to Twilio.`,
    ...kept.map((loss) => `  - ${loss}`),
    '',
    `The same day by hand (read, merge, write): ${count(loaded(byHand), 'attribute')} loaded, ${count(byHand.length, 'conversation')}, and this would be lost:`,
    ...lost.map((loss) => `  - ${loss}`),
  ].join('\n');
}
