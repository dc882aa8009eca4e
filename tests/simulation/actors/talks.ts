/** Calls that an agent answers in a conference, and how they end: somebody hangs up, the API ends it, or it goes on. */
import { type Dice } from '../engine/chance';
import { defineActor, type PlannedTask, type Scene } from '../scene';
import { sidOf } from '../names';
import { arrival } from './arrival';

const legs = (number: number) => ({ customer: sidOf('CA', 100 + number), worker: sidOf('CA', 200 + number) });

export const talkArrival = defineActor<PlannedTask>({
  // Planned by planTalks, not by chance among the others.
  weight: 0,
  plan(dice, scene, atMs) {
    const number = scene.tasks.length + 1;
    const { customer, worker } = legs(number);
    const conferenceSid = sidOf('CF', 100 + number);
    const sid = sidOf('WT', number);
    const hangUpBy = dice.chance(0.2) ? dice.pick(['"Supervisor"', '"Customer"', '""']) : undefined;
    const conference = `{"sid":"${conferenceSid}","participants":{"customer":"${customer}","worker":"${worker}"}}`;
    const conversations = hangUpBy ? `,"conversations":{"hang_up_by":${hangUpBy}}` : '';
    const attributes = `{"account":12345678901234567891,"conference":${conference}${conversations}}`;
    const task = { sid, atMs, attributes, chain: [sid], talk: { conferenceSid, customer, worker } };
    scene.tasks.push(task);
    return task;
  },
  act(run, key, task) {
    run.voice.conferences.set(task.talk!.conferenceSid, { name: task.sid });
    arrival.act(run, key, task);
    for (const status of ['reserved', 'assigned'] as const) run.taskRouter.move(task.sid, status, null, key);
  },
});

interface End {
  task: PlannedTask;
  /** The call whose leaving ended it; null: the API did; undefined: it goes on. */
  ending?: string | null;
}

/** The conference ends, or goes on without this agent, who wraps up. */
export const talkEnd = defineActor<End>({
  weight: 0,
  plan(dice, { tasks }) {
    const task = tasks.at(-1)!;
    const { customer, worker } = task.talk!;
    return { task, ending: dice.pick([customer, customer, worker, worker, sidOf('CA', 300), null, undefined]) };
  },
  act(run, key, { task, ending }) {
    const { conferenceSid } = task.talk!;
    if (!run.planned.has(task.sid)) return;
    if (ending !== undefined) run.voice.conferences.set(conferenceSid, { name: task.sid, ending });
    run.tell(key, `${conferenceSid} ${ending === undefined ? 'goes on' : `ends by ${ending ?? 'the API'}`}`);
    run.taskRouter.move(task.sid, 'wrapping', null, key);
  },
});

export const talkCompletion = defineActor<{ taskSid: string }>({
  weight: 0,
  plan: (_, { tasks }) => ({ taskSid: tasks.at(-1)!.sid }),
  act: (run, key, { taskSid }) => void run.taskRouter.move(taskSid, 'completed', 'done', key),
});

type Talking = 'talk-arrival' | 'talk-end' | 'talk-completion';

export function planTalks(dice: Dice, _: Scene, add: (dice: Dice, actor: Talking, atMs: number) => void): void {
  if (!dice.chance(0.3)) return;
  for (let count = 1 + dice.below(2); count > 0; count--) {
    const atMs = 500 + dice.below(3000);
    const endMs = atMs + 500 + dice.below(5000);
    add(dice, 'talk-arrival', atMs);
    add(dice, 'talk-end', endMs);
    if (dice.chance(0.5)) add(dice, 'talk-completion', endMs + dice.below(3000));
  }
}
