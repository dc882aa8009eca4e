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

/** A call that is in a conference now. */
export interface Participant {
  callSid: string;
  endConferenceOnExit: boolean;
  muted: boolean;
  hold: boolean;
  dateCreated: number;
  dateUpdated: number;
}

export interface Conference {
  sid: string;
  /** In Flex the SID of the task. */
  friendlyName: string;
  /** Who is in it now; nobody after its end. */
  participants: Participant[];
  status: 'init' | 'in-progress' | 'completed';
  reasonEnded:
    | 'conference-ended-via-api'
    | 'participant-with-end-conference-on-exit-left'
    | 'participant-with-end-conference-on-exit-kicked'
    | 'last-participant-left'
    | 'last-participant-kicked'
    | null;
  /** The call whose leaving ended it; null while it lasts, and when nobody's did. */
  endedBy: string | null;
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
  /** SIDs of those that TaskRouter has yet to hear of. */
  endedConferences: string[];
  recordings: Map<string, Recording>;
}
