/** Flows that record calls, and recordings that are started elsewhere. */
import { defineActor } from '../scene';
import { domain } from '../names';

const places = ['conversations.segment_link', 'conversations.media', 'reservation_attributes.*'];

interface Recording {
  taskSid: string;
  callSid: string;
  action: string;
  afterMs: number;
}

export const record = defineActor<Recording>({
  weight: 4,
  plan(dice, scene) {
    const onCalls = scene.tasks.filter(({ callSid }) => callSid);
    if (!onCalls.length) return undefined;
    const { sid, callSid } = dice.pick(onCalls);
    return {
      taskSid: sid,
      callSid: callSid!,
      action: dice.pick(['start', 'start', 'start', 'pause', 'resume', 'stop']),
      afterMs: 0,
    };
  },
  act(run, key, { taskSid, callSid, action }) {
    run.call(
      key,
      '/studio/record-call',
      { TaskSid: taskSid, Action: action, CallSid: callSid },
      { taskSid, mayTouch: action === 'start' ? places : [] },
    );
  },
});

interface Elsewhere {
  callSid: string;
  conferenceSid?: string;
}

/** A recording that TwiML started: its callback does not name the task. */
export const recordElsewhere = defineActor<Elsewhere>({
  weight: 1,
  plan(dice, scene) {
    const onCalls = scene.tasks.filter(({ callSid }) => callSid);
    return onCalls.length ? { callSid: dice.pick(onCalls).callSid! } : undefined;
  },
  act(run, key, { callSid }) {
    const form = new URLSearchParams({
      RecordingStatusCallback: `https://${domain}/webhooks/recording-status#rc=2&rp=5xx,ct,rt`,
      RecordingStatusCallbackEvent: 'in-progress completed absent',
    });
    const { status } = run.voice.startRecording(callSid, form, key);
    run.tell(key, `starts a recording of ${callSid}: ${status}`);
  },
});
