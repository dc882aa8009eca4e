/** Recordings: started, paused, listened to. */
import { signRecording } from '../../../assets/decide/recording-link';
import { accountSid } from '../../../sandbox/state/account';
import { type Bundle } from '../../harness/bundle';
import { pathOf } from '../scene';
import { callStudio, foreign, secrets, withConversations, type FaultyFunction } from './calling';

export const linkTo = (recordingSid: string) =>
  `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${recordingSid}`;
const recordingsOf = ({ sandbox }: Bundle, callSid: string) =>
  [...sandbox.state.recordings.values()].filter((recording) => recording.callSid === callSid);

/** A recording is started, and its link is put on the task: the fault strikes the one or the other. */
export function startRecording(struck: 'recording' | 'link'): FaultyFunction {
  const path = '/studio/record-call';
  return {
    name: `record-call, start: the ${struck}`,
    path,
    traits: ['attributes', 'read', 'write'],
    async arrange(bundle) {
      const { sid: callSid } = bundle.sandbox.actions.putCall({});
      const sid = await bundle.createTask(foreign);
      const task = `${pathOf({ kind: 'task', sid })}\\b`;
      const standing = () =>
        recordingsOf(bundle, callSid)
          .map((recording) => linkTo(recording.sid))
          .find((link) => bundle.sandbox.state.tasks.get(sid)?.attributes?.includes(link));
      return {
        kind: 'task',
        sid,
        before: JSON.stringify(foreign),
        ours: (before) => withConversations({ segment_link: standing() })(before),
        read: { method: 'GET', path: task },
        write: { method: 'POST', path: struck === 'link' ? task : `/Calls/${callSid}/Recordings` },
        call: () => callStudio(bundle, path, { TaskSid: sid, Action: 'start', CallSid: callSid }),
      };
    },
  };
}

export const pauseRecording: FaultyFunction = {
  name: 'record-call, pause',
  path: '/studio/record-call',
  traits: ['write'],
  async arrange(bundle) {
    const { sid: callSid } = bundle.sandbox.actions.putCall({});
    const { sid: recordingSid } = bundle.sandbox.actions.putRecording({ call: callSid, seconds: 5 });
    const { recordings } = bundle.sandbox.state;
    recordings.set(recordingSid, {
      ...recordings.get(recordingSid)!,
      status: 'in-progress',
      runningSince: bundle.sandbox.clock.now(),
    });
    const sid = await bundle.createTask(foreign);
    return {
      kind: 'task',
      sid,
      before: JSON.stringify(foreign),
      ours: (before) => before,
      isDone: () => recordings.get(recordingSid)?.status === 'paused',
      write: { method: 'POST', path: `/Calls/${callSid}/Recordings` },
      call: () => callStudio(bundle, '/studio/record-call', { TaskSid: sid, Action: 'pause', CallSid: callSid }),
    };
  },
};

/** A signed link is followed: one read of the sound, nothing is written. */
export const media: FaultyFunction = {
  name: 'media',
  path: '/recordings/media',
  traits: ['read'],
  async arrange(bundle) {
    const { sid: recordingSid } = bundle.sandbox.actions.putRecording({ seconds: 1 });
    const sid = await bundle.createTask(foreign);
    const expires = Math.floor(Date.now() / 1000) + 366 * 86_400;
    const query = new URLSearchParams({
      RecordingSid: recordingSid,
      Expires: String(expires),
      Signature: signRecording(secrets.RECORDING_LINK_SECRET, recordingSid, expires),
    });
    return {
      kind: 'task',
      sid,
      before: JSON.stringify(foreign),
      ours: (before) => before,
      read: { method: 'GET', path: `/Recordings/${recordingSid}\\b` },
      async call() {
        const started = performance.now();
        const response = await fetch(`${bundle.functions.url}/recordings/media?${query.toString()}`);
        const isSound = response.headers.get('content-type') === 'audio/mpeg';
        const { code } = isSound
          ? { code: (await response.arrayBuffer()).byteLength > 0 ? 'valid' : 'empty' }
          : ((await response.json()) as { code: string });
        return { status: response.status, code, ms: performance.now() - started };
      },
    };
  },
};
