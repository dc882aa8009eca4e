/** Callers on their way through a Studio flow: what tests of the IVR share. */
import { seed, type Bundle } from './bundle';

/** FlowSid and ExecutionSid, as a Run Function widget sends them. */
export type InFlow = Record<'FlowSid' | 'ExecutionSid', string>;

/** A caller who went through three menus in 40 seconds. */
export function walkThreeMenus({ sandbox }: Bundle, from = '+14155550134'): InFlow {
  const { sid } = sandbox.actions.startExecution({ from });
  for (const [event, to, seconds] of [
    ['audioComplete', 'menu', 5],
    ['keypress', 'sales', 15],
    ['speech', 'contracts', 10],
    ['match', 'extend', 8],
    ['success', 'prepare', 2],
  ] as const) {
    sandbox.clock.advance(seconds * 1000);
    sandbox.actions.takeStep({ execution: sid, event, to });
  }
  return { FlowSid: seed.flowSid, ExecutionSid: sid };
}

export const threeMenus = 'sales ▸ contracts ▸ extend';
