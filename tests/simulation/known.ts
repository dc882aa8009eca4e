/**
 * Defects that are known and not yet fixed, by what the judges say of them. A world that breaks a promise in one of
 * these ways alone passes. The list only shrinks: `npm run simulate` names the entries it no longer meets, and what is
 * fixed goes to defects/, to be put back and found.
 */
import { type Call } from './engine/call';
import { type Verdict } from './invariants/verdict';
import { type Run } from './run-world';

export interface Known {
  /** A word for it. */
  name: string;
  what: string;
  covers(verdict: Verdict, run: Run, call: Call | undefined): boolean;
}

export const known: readonly Known[] = [
  // Asking for the predecessor's key when it is named would be wrong more often: a key that came onto the task after it
  // was created (an agent found the customer) links nothing by itself, and the chain would be torn apart.
  {
    name: 'predecessor-by-key',
    what: 'a task whose named predecessor has yet to be linked by its key stays in the predecessor’s own conversation',
    covers: ({ rule, about }, run) => {
      const { chain = [] } = run.planned.get(about) ?? {};
      return rule === 'one conversation for each chain' && run.planned.get(chain[0])?.key !== undefined;
    },
  },
  // Cannot be mended here: Twilio closes a channel without a condition (no If-Match), after the write of the attributes
  // that saw the task waiting. Its tasks end some time after the answer, so that another read would not tell either. The
  // reply says no more than that the channel is closed and its tasks end with it (README, Limits).
  {
    name: 'channel-closed-later',
    what: 'an Interaction’s task that an agent took before its channel closed is completed, and told as canceled',
    covers: ({ rule }, _, call) => rule === 'a closed task is closed' && call?.event.Status === 'canceled',
  },
  // Mended as far as Twilio tells: other channels or another track are told apart, and of two that fit none is taken. A
  // recording names neither who started it nor its callback, and its time is a whole second of another clock. When ours
  // never came through, and exactly one other of the same kind began within 3 s, it is taken: a recording runs as asked,
  // and its link is on the task; only that it is another caller's is not said.
  {
    name: 'another-start',
    what: 'a start that never came through takes the only recording of the same kind that another start began on the call within seconds for its own',
    covers: ({ rule }, run, call) =>
      rule === 'what is acknowledged is there' &&
      call?.event.Action === 'start' &&
      [...run.voice.recordings.values()].some(
        ({ by, callSid, channels }) =>
          typeof by === 'object' &&
          by !== call &&
          callSid === call.event.CallSid &&
          channels === (call.event.RecordingChannels === 'dual' ? 2 : 1),
      ),
  },
];

/** The entry that knows of it. */
export function knownFor(verdict: Verdict, run: Run): Known | undefined {
  const call = run.calls.find(({ key }) => key === verdict.about);
  return known.find((each) => each.covers(verdict, run, call));
}
