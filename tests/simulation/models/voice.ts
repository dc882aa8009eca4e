/** Programmable Voice as far as recordings go. https://www.twilio.com/docs/voice/api/recording */
import { notFound, refusal, type Answer, type Route } from './answer';

export interface Recording {
  sid: string;
  callSid: string;
  conferenceSid?: string;
  /** What started it. */
  source: string;
  startedAtMs: number;
  /** What goes on: an update answers these; a fetch tells processing, completed or absent. */
  course: 'in-progress' | 'paused' | 'stopped';
  result?: 'completed' | 'absent';
  /** When the result was known. */
  resultAtMs?: number;
  channels: number;
  track: string;
  /** Who started it: the call of a Function or the name of somebody else. */
  by: object | string;
  callback?: { url: string; events: string[] };
}

export interface RecordingEvent {
  recording: Recording;
  status: string;
}

export interface VoiceWorld {
  now(): number;
  /** Milliseconds since 1970 on Twilio's clock. */
  date(): number;
  emit(event: RecordingEvent): void;
  later(milliseconds: number, run: () => void): void;
  newRecordingSid(): string;
  /** Milliseconds between the end of a recording and the word of it; no source tells how few it can be. */
  processingMs(recording: Recording): number;
  /** True for a recording of which nothing is left. */
  comesToNothing(recording: Recording): boolean;
}

interface Call {
  sid: string;
  live: boolean;
}

interface Conference {
  name: string;
  /** The call whose leaving ended it; null: the API did; undefined: it goes on. */
  ending?: string | null;
}

export class Voice {
  readonly calls = new Map<string, Call>();
  readonly recordings = new Map<string, Recording>();
  readonly conferences = new Map<string, Conference>();
  readonly routes: Route[] = [
    route('POST', 'Calls/(CA\\w+)/Recordings', ({ form }, [sid], by) => this.startRecording(sid, form, by)),
    route('GET', 'Calls/(CA\\w+)/Recordings', (_, [sid]) => this.listRecordings(sid)),
    route('POST', 'Calls/(CA\\w+)/Recordings/(RE\\w+|Twilio\\.CURRENT)', ({ form }, [callSid, sid]) =>
      this.updateRecording(callSid, sid, form),
    ),
    route('GET', 'Recordings/(RE\\w+)', (_, [sid]) => this.fetchRecording(sid)),
    route('GET', 'Conferences/(CF\\w+)', (_, [sid]) => this.fetchConference(sid)),
  ];

  constructor(private readonly world: VoiceWorld) {}

  beginCall(sid: string): void {
    this.calls.set(sid, { sid, live: true });
  }

  endCall(sid: string): void {
    const call = this.calls.get(sid);
    if (!call?.live) return;
    call.live = false;
    for (const each of this.recordings.values()) if (each.callSid === sid) this.stop(each);
  }

  startRecording(
    callSid: string,
    form: URLSearchParams,
    by: object | string,
    elsewhere?: { source: string; conferenceSid?: string },
  ): Answer {
    const call = this.calls.get(callSid);
    if (!call) return notFound;
    if (!call.live) return refusal(400, 21_220, 'Requested resource is not eligible for recording');
    const url = form.get('RecordingStatusCallback');
    const events = form.getAll('RecordingStatusCallbackEvent').flatMap((each) => each.split(' '));
    const recording: Recording = {
      sid: this.world.newRecordingSid(),
      callSid,
      source: elsewhere?.source ?? 'StartCallRecordingAPI',
      conferenceSid: elsewhere?.conferenceSid,
      startedAtMs: this.world.date(),
      course: 'in-progress',
      channels: form.get('RecordingChannels') === 'dual' ? 2 : 1,
      track: form.get('RecordingTrack') ?? 'both',
      by,
      ...(url && { callback: { url, events: events.length ? events : ['completed'] } }),
    };
    this.recordings.set(recording.sid, recording);
    this.tell(recording, 'in-progress');
    return { status: 201, body: this.bodyOf(recording) };
  }

  updateRecording(callSid: string, sid: string, form: URLSearchParams): Answer {
    const active = [...this.recordings.values()].filter(
      (each) => each.callSid === callSid && each.course !== 'stopped',
    );
    if (sid === 'Twilio.CURRENT' && active.length > 1) return refusal(400, 16_108, 'Several recordings are active');
    const recording = sid === 'Twilio.CURRENT' ? active[0] : this.recordings.get(sid);
    if (!recording) return notFound;
    if (recording.course === 'stopped') return refusal(400, 21_220, 'The recording has ended');
    const status = form.get('Status');
    if (status === 'stopped') this.stop(recording);
    else recording.course = status === 'paused' ? 'paused' : 'in-progress';
    return { status: 200, body: this.bodyOf(recording) };
  }

  listRecordings(callSid: string): Answer {
    const recordings = [...this.recordings.values()].filter((each) => each.callSid === callSid).toReversed();
    const body = { recordings: recordings.map((each) => this.bodyOf(each)), page: 0, page_size: 20 };
    return this.calls.has(callSid) ? { status: 200, body } : notFound;
  }

  fetchRecording(sid: string): Answer {
    const recording = this.recordings.get(sid);
    if (!recording) return notFound;
    return { status: 200, body: { ...this.bodyOf(recording), status: recording.result ?? 'processing' } };
  }

  fetchConference(sid: string): Answer {
    const conference = this.conferences.get(sid);
    if (!conference) return notFound;
    const { name, ending } = conference;
    const end = {
      status: ending === undefined ? 'in-progress' : 'completed',
      call_sid_ending_conference: ending ?? null,
    };
    return { status: 200, body: { sid, friendly_name: name, ...end } };
  }

  private stop(recording: Recording): void {
    if (recording.course === 'stopped') return;
    recording.course = 'stopped';
    this.world.later(this.world.processingMs(recording), () => {
      recording.result = this.world.comesToNothing(recording) ? 'absent' : 'completed';
      recording.resultAtMs = this.world.now();
      this.tell(recording, recording.result);
    });
  }

  private tell(recording: Recording, status: string): void {
    if (recording.callback?.events.includes(status)) this.world.emit({ recording, status });
  }

  private bodyOf({ sid, callSid, conferenceSid, source, course, channels, track, startedAtMs }: Recording): object {
    const began = rfc2822(startedAtMs);
    return {
      sid,
      call_sid: callSid,
      conference_sid: conferenceSid ?? null,
      status: course,
      channels,
      track,
      source,
      date_created: began,
      start_time: began,
    };
  }
}

function route(method: string, path: string, answer: Route['answer']): Route {
  return { host: 'api', pattern: new RegExp(`^${method} /2010-04-01/Accounts/AC\\w+/${path}\\.json$`), answer };
}

/** Whole seconds, as Twilio tells times of calls. */
export function rfc2822(milliseconds: number): string {
  return new Date(milliseconds).toUTCString().replace('GMT', '+0000');
}
