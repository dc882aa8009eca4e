/** Flows that record calls, and recordings that are started elsewhere. */
import { defineActor } from '../scene';
import { domain, sidOf } from '../names';

const places = ['conversations.segment_link', 'conversations.media', 'reservation_attributes.*'];

interface Recording {
  taskSid: string;
  callSid: string;
  action: string;
  channels?: 'dual';
}

export const record = defineActor<Recording>({
  weight: 4,
  plan(dice, scene) {
    const onCalls = scene.tasks.filter(({ callSid }) => callSid);
    if (!onCalls.length) return undefined;
    const { sid, callSid } = dice.pick(onCalls);
    const action = dice.pick(['start', 'start', 'start', 'pause', 'resume', 'stop']);
    const channels = action === 'start' && dice.chance(0.3) ? ('dual' as const) : undefined;
    return { taskSid: sid, callSid: callSid!, action, channels };
  },
  act(run, key, { taskSid, callSid, action, channels }) {
    run.call(
      key,
      '/studio/record-call',
      { TaskSid: taskSid, Action: action, CallSid: callSid, ...(channels && { RecordingChannels: channels }) },
      { taskSid, mayTouch: action === 'start' ? places : [] },
    );
  },
});

interface Elsewhere {
  callSid: string;
  /** A conference by another name than its task's. */
  conferenceSid?: string;
}

/** A recording that TwiML started: its callback does not name the task. */
export const recordElsewhere = defineActor<Elsewhere>({
  weight: 1,
  plan(dice, scene) {
    const onCalls = scene.tasks.filter(({ callSid }) => callSid);
    if (!onCalls.length) return undefined;
    return {
      callSid: dice.pick(onCalls).callSid!,
      conferenceSid: dice.chance(0.3) ? sidOf('CF', scene.serial()) : undefined,
    };
  },
  act(run, key, { callSid, conferenceSid }) {
    const form = new URLSearchParams({
      RecordingStatusCallback: `https://${domain}/webhooks/recording-status#rc=2&rp=5xx,ct,rt`,
      RecordingStatusCallbackEvent: 'in-progress completed absent',
    });
    if (conferenceSid) run.voice.conferences.set(conferenceSid, { name: `room of ${key}` });
    const source = conferenceSid ? 'Conference' : 'DialVerb';
    const { status } = run.voice.startRecording(callSid, form, key, { source, conferenceSid });
    run.tell(key, `starts a recording of ${callSid}: ${status}`);
  },
});
