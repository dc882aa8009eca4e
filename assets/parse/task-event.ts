/** An event of a task as every door of events understands it. */

/**
 * The fields of TaskRouter's event callback that are acted on.
 * https://www.twilio.com/docs/taskrouter/api/event/reference
 */
export interface TaskEvent {
  EventType: string;
  TaskSid: string;
  TaskAttributes?: string;
  /** Sent but not documented. */
  TaskVersion?: string;
  /** When it happened: seconds since 1970, or as Event Streams has it, an ISO time. */
  Timestamp?: string;
  TaskCanceledReason?: string;
  TaskCompletedReason?: string;
  /** Seen in events of both ends, in place of the two above; not documented. */
  Reason?: string;
}
