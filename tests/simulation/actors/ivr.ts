/** A flow that prepares a call's attributes and tells which execution led the caller there. */
import { type Dice } from '../engine/chance';
import { type Execution } from '../models/studio';
import { defineActor, type Scene } from '../scene';
import { sidOf } from '../names';

interface Preparing {
  executionSid: string;
  execution: Execution;
  parameters: Record<string, string>;
  ivrPath: string | undefined;
}

/** A way through two menus, as it is told in order. */
const steps = [
  { event: 'incomingCall', from: 'Trigger', to: 'main', atSeconds: 0 },
  { event: 'keypress', from: 'main', to: 'billing', atSeconds: 2 },
  { event: 'speech', from: 'billing', to: 'refund', atSeconds: 2 },
  { event: 'audioComplete', from: 'refund', to: 'send', atSeconds: 4 },
];

export const prepareIvr = defineActor<Preparing>({
  // Planned by planIvr, not by chance among the others.
  weight: 0,
  plan(dice, scene) {
    const executionSid = sidOf('FN', scene.serial());
    const shuffled = steps.map((step) => ({ step, place: dice.next() })).toSorted((a, b) => a.place - b.place);
    const execution = dice.weighted<Execution>([
      [shuffled.map(({ step }) => step), 6],
      ['unknown', 1],
      ['failing', 1],
    ]);
    const given = dice.chance(0.3) ? 'the caller’s' : undefined;
    const told = typeof execution === 'string' ? undefined : 'billing ▸ refund';
    const parameters = {
      FlowSid: sidOf('FW', 1),
      ExecutionSid: executionSid,
      'conversations.campaign': 'spring',
      ...(given !== undefined && { 'conversations.ivr_path': given }),
    };
    return { executionSid, execution, parameters, ivrPath: given ?? told };
  },
  act(run, key, { executionSid, execution, parameters, ivrPath }) {
    run.studio.executions.set(executionSid, execution);
    run.call(key, '/studio/prepare-attributes', parameters, { ivrPath: ivrPath ?? null });
  },
});

export function planIvr(dice: Dice, _: Scene, add: (dice: Dice, actor: 'prepare-ivr', atMs: number) => void): void {
  if (!dice.chance(0.3)) return;
  for (let count = 1 + dice.below(2); count > 0; count--) add(dice, 'prepare-ivr', 1000 + dice.below(10_000));
}
