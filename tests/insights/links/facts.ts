/** What joins a task to others, for the tests of links: nothing but what is given. */
import { type LinkFacts } from '../../../insights/links/link-facts';

export function factsOf(sid: string, more: Partial<LinkFacts> = {}): LinkFacts {
  return {
    sid,
    from: 0,
    conversationId: null,
    callSid: null,
    previousTaskSid: null,
    interactionSid: null,
    mentions: [],
    conferenceSid: null,
    customerKey: null,
    ...more,
  };
}
