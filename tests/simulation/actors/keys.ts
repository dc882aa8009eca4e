/** Tasks of customers who come back: nothing names the one before, a key does. */
import { type Dice } from '../engine/chance';
import { defineActor, type PlannedTask, type Scene } from '../scene';
import { sidOf } from '../names';
import { arrival } from './arrival';

const minute = 60_000;

/** The attribute that LINK_BY names. */
export const keyAttribute = 'case_number';

/** Within the hour that a key is kept, whenever in it the first task's event comes. */
const longestLifeMs = 50 * minute;
/** Then every key is forgotten: an hour after the last task's latest event. */
const betweenLivesMs = longestLifeMs + 70 * minute;

export const keyedArrival = defineActor<PlannedTask>({
  // Planned by planKeyed, not by chance among the others.
  weight: 0,
  plan(dice, scene, atMs) {
    const number = scene.tasks.length + 1;
    const key = `case ${1 + dice.below(2)}`;
    // Its own becomes the key's only when it is first: not in worlds where order must not decide.
    const conversationId = scene.weather !== 'order' && dice.chance(0.1) ? `conversation ${number}` : undefined;
    const conversations =
      conversationId === undefined ? '' : `,"conversations":{"conversation_id":"${conversationId}"}`;
    const sid = sidOf('WT', number);
    const attributes = `{"account":12345678901234567891,"${keyAttribute}":${JSON.stringify(key)}${conversations}}`;
    const task = { sid, atMs, attributes, chain: [sid], key, conversationId };
    scene.tasks.push(task);
    return task;
  },
  act: (run, name, task) => arrival.act(run, name, task),
});

/** A task that names the newest as the one before it, perhaps before that one's own link is written. */
export const keyedFollower = defineActor<PlannedTask>({
  weight: 0,
  plan(_, scene, atMs) {
    const { sid: previous } = scene.tasks.at(-1)!;
    const sid = sidOf('WT', scene.tasks.length + 1);
    const attributes = `{"account":12345678901234567891,"previous_task_sid":"${previous}"}`;
    const task = { sid, atMs, attributes, chain: [previous, sid] };
    scene.tasks.push(task);
    return task;
  },
  act: (run, name, task) => arrival.act(run, name, task),
});

interface Linking {
  taskSid: string;
  key: string;
  parameters: Record<string, string>;
}

/** A flow that links the newest task by its key, in another spelling. */
export const keyedLink = defineActor<Linking>({
  weight: 0,
  plan(dice, scene) {
    const { sid: taskSid, key } = scene.tasks.at(-1)!;
    const LinkKey = dice.pick([key!, ` ${key!.toUpperCase()} `]);
    return { taskSid, key: key!, parameters: { LinkKey, ...(dice.chance(0.3) && { LinkWithinHours: '1' }) } };
  },
  act(run, name, { taskSid, key, parameters }) {
    run.call(
      name,
      '/studio/link-task',
      { TaskSid: taskSid, ...parameters },
      { taskSid, key, mayTouch: ['conversations.conversation_id'] },
    );
  },
});

export const mapDeleter = defineActor<object>({
  weight: 0,
  plan: () => ({}),
  act(run, key) {
    run.tell(key, 'deletes the map of keys');
    run.sync.deleteMaps();
  },
});

/** In some worlds customers come back: several tasks of a key at once or within the hour, and now and then after it. */
export function planKeyed(
  dice: Dice,
  { weather }: Scene,
  add: (dice: Dice, actor: 'keyed-arrival' | 'keyed-link' | 'keyed-follower' | 'map-deleter', atMs: number) => void,
): void {
  if (!dice.chance(0.35)) return;
  const lives = dice.chance(0.25) ? [0, betweenLivesMs] : [0];
  for (const begins of lives) {
    for (let count = 2 + dice.below(3); count > 0; count--) {
      const atMs = begins + (dice.chance(0.7) ? 500 + dice.below(300) : dice.below(longestLifeMs));
      add(dice, 'keyed-arrival', atMs);
      if (dice.chance(0.4)) add(dice, 'keyed-link', atMs + dice.below(500));
      if (dice.chance(0.2)) add(dice, 'keyed-link', atMs + 5000);
      // The order does decide there: see known.ts.
      if (weather !== 'order' && dice.chance(0.15)) add(dice, 'keyed-follower', atMs + 100);
    }
  }
  if (weather !== 'order' && dice.chance(0.15)) add(dice, 'map-deleter', 400 + dice.below(1500));
}
