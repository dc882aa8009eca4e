/** What is remembered of api.twilio.com: calls, conferences, recordings. Times are ms since 1970 on the sandbox's clock. */

type CallStatus = 'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled';

/** One leg of a call. */
export interface PhoneCall {
  sid: string;
  from: string;
  to: string;
  direction: 'inbound' | 'outbound-api' | 'outbound-dial';
  status: CallStatus;
  dateCreated: number;
  dateUpdated: number;
  endTime: number | null;
}

export interface Conference {
  sid: string;
  /** In Flex the SID of the task. */
  friendlyName: string;
  /** SIDs of the calls in it. */
  participants: string[];
  status: 'init' | 'in-progress' | 'completed';
  reasonEnded: 'conference-ended-via-api' | 'last-participant-left' | null;
  dateCreated: number;
  dateUpdated: number;
}

/** Where the events of a recording are sent. */
export interface StatusCallback {
  url: string;
  /** in-progress, completed, absent. */
  events: string[];
}

/** The two that are still being recorded come first. */
export type RecordingStatus = 'in-progress' | 'paused' | 'stopped' | 'completed' | 'absent' | 'deleted';

export interface Recording {
  sid: string;
  /** Of a call or of a conference. */
  callSid: string | null;
  conferenceSid: string | null;
  status: RecordingStatus;
  channels: 1 | 2;
  /** Null for a conference. */
  track: 'inbound' | 'outbound' | 'both' | null;
  source: 'StartCallRecordingAPI' | 'Conference';
  errorCode: number | null;
  callback: StatusCallback | null;
  startTime: number;
  dateUpdated: number;
  /** ms of sound up to `runningSince`. */
  recordedMs: number;
  /** Null while no time is added: a pause with "skip", or the end. */
  runningSince: number | null;
}

export interface Telephony {
  calls: Map<string, PhoneCall>;
  conferences: Map<string, Conference>;
  recordings: Map<string, Recording>;
}
