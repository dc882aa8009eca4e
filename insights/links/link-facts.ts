/** What joins tasks to one conversation, or shows that they belong together. */
export interface LinkFacts {
  sid: string;
  /** When the task began, in ms since 1970. */
  from: number;
  conversationId: string | null;
  /** Other values by which Insights joins tasks. */
  callSid: string | null;
  previousTaskSid: string | null;
  interactionSid: string | null;
  /** Tasks named in other attributes, with the attribute's name. */
  mentions: { attribute: string; taskSid: string }[];
  conferenceSid: string | null;
  /** What names the customer: an external id, a phone number, an address. */
  customerKey: string | null;
}
