/** What happens to calls by themselves, or by TwiML the sandbox does not run: for tests and demonstrations. */
import { endCall, endConference } from '../products/api/call-ending';
import { joinCalls, liveCall, liveParticipant } from '../products/api/live-calls';
import { beginRecording } from '../products/api/recording-lifecycle';
import { wrapEndedCalls } from '../products/taskrouter/task-ending';
import { type Conference, type PhoneCall, type Recording, type StatusCallback } from '../state/telephony-state';
import { type World } from '../twilio/world';

/** SIDs name what is meant. All throw an Error that says why not. */
export interface TelephonyActions {
  /** A call that is under way, or as `status` says. */
  putCall(input: { sid?: string; from?: string; status?: PhoneCall['status'] }): PhoneCall;
  endCall(input: { call: string }): PhoneCall;
  putConference(input: { sid?: string; friendlyName: string; participants?: string[] }): Conference;
  /** By request; whoever hangs up ends it with their call. */
  endConference(input: { conference: string }): Conference;
  /** A conference begins to be recorded, as by `<Conference record>`. */
  recordConference(input: { conference: string; channels?: 1 | 2; callback?: StatusCallback }): Recording;
  /** A finished recording of a call (default) or conference, without callbacks. */
  putRecording(input: {
    sid?: string;
    call?: string;
    conference?: string;
    seconds: number;
    channels?: 1 | 2;
  }): Recording;
}

function need<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`No ${what}`);
  return found;
}

export function createTelephonyActions(current: () => World): TelephonyActions {
  const conferenceOf = (sid: string) => need(current().state.conferences.get(sid), `conference ${sid}`);
  return {
    putCall({ sid, from = '+14155550199', status = 'in-progress' }) {
      const world = current();
      const call = { ...liveCall(world.clock.now(), sid ?? world.sids.next('CA'), from), status };
      world.state.calls.set(call.sid, call);
      return call;
    },
    endCall({ call }) {
      const ended = endCall(current(), need(current().state.calls.get(call), `call ${call}`));
      wrapEndedCalls(current());
      return ended;
    },
    putConference({ sid, friendlyName, participants = [] }) {
      const world = current();
      const calls = participants.map((call) => liveParticipant(world.clock.now(), call));
      return joinCalls(world, sid ?? world.sids.next('CF'), friendlyName, calls);
    },
    endConference({ conference }) {
      const ended = endConference(current(), conferenceOf(conference), 'conference-ended-via-api');
      wrapEndedCalls(current());
      return ended;
    },
    recordConference({ conference, channels = 1, callback }) {
      const { sid } = conferenceOf(conference);
      return beginRecording(current(), {
        callSid: null,
        conferenceSid: sid,
        channels,
        track: null,
        source: 'Conference',
        callback: callback ?? null,
      });
    },
    putRecording({ sid, call, conference, seconds, channels = 1 }) {
      const world = current();
      const startTime = world.clock.now() - seconds * 1000;
      const ofCall = {
        callSid: call ?? world.sids.next('CA'),
        conferenceSid: null,
        track: 'both',
        source: 'StartCallRecordingAPI',
      } as const;
      const ofConference = {
        callSid: null,
        conferenceSid: conference ?? null,
        track: null,
        source: 'Conference',
      } as const;
      const recording: Recording = {
        sid: sid ?? world.sids.next('RE'),
        ...(conference === undefined ? ofCall : ofConference),
        status: 'completed',
        channels,
        errorCode: null,
        callback: null,
        startTime,
        dateUpdated: world.clock.now(),
        recordedMs: seconds * 1000,
        runningSince: null,
      };
      world.state.recordings.set(recording.sid, recording);
      return recording;
    },
  };
}
