/** A call goes through a flow: what its caller presses and says, which no API of Twilio's does for them. */
import { ensureCall } from '../products/api/live-calls';
import { endOf } from '../products/studio/execution-end';
import { flowSid } from '../state/fixed-sids';
import { type Execution, type Step } from '../state/studio-state';
import { type World } from '../twilio/world';

interface NewExecution {
  sid?: string;
  /** Default: the flow of the seed. */
  flow?: string;
  /** Default: a new call. */
  call?: string;
  from?: string;
}

interface StepInput {
  /** keypress, speech, timeout, match, noMatch, incomingMessage, success, audioComplete ... */
  event: string;
  /** The widget that is entered. */
  to: string;
  /** The widget that is left; default: the one entered last. */
  from?: string;
  /** Kind of the widget that is left; default: as the event suggests. */
  type?: string;
}

/** All throw an Error that says why not. */
export interface StudioActions {
  /** A call enters the flow: the step from the trigger to the first widget. */
  startExecution(input: NewExecution & { to?: string }): Execution;
  takeStep(input: StepInput & { execution: string }): Step;
  endExecution(input: { execution: string }): Execution;
  /** A whole execution at once, past all rules: steps of any time and order, also more than Studio allows. */
  putExecution(input: NewExecution & { ended?: boolean; steps: (StepInput & { secondsAgo?: number })[] }): Execution;
}

const mostSteps = 1000;

const typesByEvent: Record<string, string> = {
  incomingCall: 'trigger',
  incomingMessage: 'trigger',
  incomingRequest: 'trigger',
  keypress: 'gather-input-on-call',
  speech: 'gather-input-on-call',
  timeout: 'gather-input-on-call',
  match: 'split-based-on',
  noMatch: 'split-based-on',
  success: 'run-function',
  fail: 'run-function',
  audioComplete: 'say-play',
};

export function createStudioActions(current: () => World): StudioActions {
  function executionOf(sid: string): Execution {
    const found = current().state.executions.get(sid);
    if (!found) throw new Error(`No execution ${sid}`);
    return found;
  }

  function keep(execution: Execution): Execution {
    current().state.executions.set(execution.sid, execution);
    return execution;
  }

  function stepOf({ event, to, from, type }: StepInput, lastWidget: string, dateCreated: number): Step {
    const sid = current().sids.next('FT');
    return { sid, event, type: type ?? typesByEvent[event] ?? 'widget', from: from ?? lastWidget, to, dateCreated };
  }

  function begin({ sid, flow = flowSid, call, from = '+14155550199' }: NewExecution): Execution {
    const world = current();
    const caller = ensureCall(world, call ?? world.sids.next('CA'), from);
    return {
      sid: sid ?? world.sids.next('FN'),
      flowSid: flow,
      callSid: caller.sid,
      contactAddress: caller.from,
      steps: [],
      dateCreated: world.clock.now(),
      dateEnded: null,
    };
  }

  return {
    startExecution({ to = 'welcome', ...input }) {
      const execution = begin(input);
      const first = stepOf({ event: 'incomingCall', to }, 'Trigger', execution.dateCreated);
      return keep({ ...execution, steps: [first] });
    },
    takeStep({ execution: sid, ...input }) {
      const world = current();
      const execution = executionOf(sid);
      if (endOf(world, execution) !== null) throw new Error(`Execution ${sid} has ended`);
      if (execution.steps.length >= mostSteps) throw new Error(`Execution ${sid} has ${mostSteps} steps`);
      const step = stepOf(input, execution.steps.at(-1)?.to ?? 'Trigger', world.clock.now());
      keep({ ...execution, steps: [...execution.steps, step] });
      return step;
    },
    endExecution({ execution: sid }) {
      const world = current();
      const execution = executionOf(sid);
      return keep({ ...execution, dateEnded: endOf(world, execution) ?? world.clock.now() });
    },
    putExecution({ steps, ended = false, ...input }) {
      const now = current().clock.now();
      const taken: Step[] = [];
      for (const { secondsAgo = 0, ...step } of steps)
        taken.push(stepOf(step, taken.at(-1)?.to ?? 'Trigger', now - secondsAgo * 1000));
      const dateCreated = Math.min(now, ...taken.map((step) => step.dateCreated));
      return keep({ ...begin(input), steps: taken, dateCreated, dateEnded: ended ? now : null });
    },
  };
}
