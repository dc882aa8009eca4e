/** What is kept of a task, for the tests of judgement. */
import { type KeptTask } from '../../../insights/judgement/kept-tasks';
import { factsOf } from '../links/facts';
import { noon, sid } from '../story';

export function keptTask(number: number, more: Partial<KeptTask> = {}): KeptTask {
  return {
    ...factsOf(sid(number), { from: noon, callSid: `CA${number}` }),
    judged: true,
    lost: false,
    unrecorded: false,
    workflow: 'Anyone',
    ...more,
  };
}
