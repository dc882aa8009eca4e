/** Finds conversations by what a person types into the search field. */
import { type Conversation } from './conversations';

const texts = new WeakMap<Conversation, string>();

/** Everything a person might look for. */
function textOf(conversation: Conversation): string {
  const known = texts.get(conversation);
  if (known !== undefined) return known;
  const words = conversation.tasks.flatMap((task) => [
    task.sid,
    task.callSid,
    task.customer.name,
    task.customer.address,
    task.channel,
    task.outcome?.value,
    task.reason,
    ...task.segments.flatMap(({ queue, agent }) => [queue, agent]),
    ...task.attributes.map(({ value }) => value),
  ]);
  const text = [conversation.id, ...words].join(' ').toLowerCase();
  texts.set(conversation, text);
  return text;
}

interface Wanted {
  /** Words, all of which must occur. */
  search: string;
  /** Only conversations with a warning. */
  onlyWarned: boolean;
}

export function findConversations(conversations: Conversation[], { search, onlyWarned }: Wanted): Conversation[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length && !onlyWarned) return conversations;
  return conversations.filter(
    (each) => (!onlyWarned || each.warnings.length > 0) && words.every((word) => textOf(each).includes(word)),
  );
}
