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
  /** Words that must all occur. */
  search: string;
  /** Only those with a warning. */
  onlyWarned: boolean;
}

export function findConversations(conversations: Conversation[], { search, onlyWarned }: Wanted): Conversation[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && !onlyWarned) return conversations;
  return conversations.filter(
    (each) => (!onlyWarned || each.warnings.length > 0) && words.every((word) => textOf(each).includes(word)),
  );
}
