/** What is remembered of studio.twilio.com: calls on their way through a flow. Times are ms since 1970. */

/** The way from one widget to the next. */
export interface Step {
  sid: string;
  /** The event that led on: incomingCall, keypress, match ... */
  event: string;
  /** Kind of the widget that was left. */
  type: string;
  from: string;
  to: string;
  dateCreated: number;
}

export interface Execution {
  sid: string;
  flowSid: string;
  /** The call that is in the flow; null for a message. */
  callSid: string | null;
  /** Who calls or writes. */
  contactAddress: string;
  /** In the order in which they were taken. */
  steps: Step[];
  dateCreated: number;
  /** Null while it lasts; the end of its call ends it as well. */
  dateEnded: number | null;
}
