/** What is kept of a task, for the tests of judgement. */
import { type KeptTask } from '../../../insights/judgement/kept-tasks';
import { noon, sid } from '../story';

export function keptTask(number: number, more: Partial<KeptTask> = {}): KeptTask {
  return {
    sid: sid(number),
    from: noon,
    conversationId: null,
    callSid: `CA${number}`,
    previousTaskSid: null,
    interactionSid: null,
    mentions: [],
    conferenceSid: null,
    customerKey: null,
    judged: true,
    lost: false,
    unrecorded: false,
    workflow: 'Anyone',
    ...more,
  };
}
