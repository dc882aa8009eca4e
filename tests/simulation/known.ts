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
  {
    name: 'channel-closed-later',
    what: 'an Interaction’s task that an agent took before its channel closed is completed, and told as canceled',
    covers: ({ rule }, _, call) => rule === 'a closed task is closed' && call?.event.Status === 'canceled',
  },
  {
    name: 'another-start',
    what: 'a start that never came through takes the recording of another start on the same call, seconds before, for its own',
    covers: ({ rule }, run, call) =>
      rule === 'what is acknowledged is there' &&
      call?.event.Action === 'start' &&
      [...run.voice.recordings.values()].some(
        ({ by, callSid }) => typeof by === 'object' && by !== call && callSid === call.event.CallSid,
      ),
  },
];

/** The entry that knows of it. */
export function knownFor(verdict: Verdict, run: Run): Known | undefined {
  const call = run.calls.find(({ key }) => key === verdict.about);
  return known.find((each) => each.covers(verdict, run, call));
}
