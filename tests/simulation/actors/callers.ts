/** Studio flows and back ends that write to tasks and workers. */
import { type Dice } from '../engine/chance';
import { canonical } from '../models/document';
import { defineActor, type Scene } from '../scene';

interface Writing {
  taskSid: string;
  parameters: Record<string, unknown>;
  promises: Record<string, string | null>;
}

const pickTask = (dice: Dice, { tasks }: Scene) => (tasks.length ? dice.pick(tasks) : undefined);

/** One attribute, flat or in JSON: mostly under a name that no other step uses. */
function planValues(dice: Dice, scene: Scene): Omit<Writing, 'taskSid'> {
  const serial = scene.serial();
  const text = `text ${serial}`;
  const amount = serial + 0.5;
  return dice.pick<Omit<Writing, 'taskSid'>>([
    {
      parameters: { [`conversations.conversation_attribute_${(serial % 10) + 1}`]: text },
      promises: { [`conversations.conversation_attribute_${(serial % 10) + 1}`]: canonical(text) },
    },
    {
      parameters: { Conversations: JSON.stringify({ [`conversation_measure_${(serial % 8) + 1}`]: amount }) },
      promises: { [`conversations.conversation_measure_${(serial % 8) + 1}`]: canonical(amount) },
    },
    {
      parameters: { [`customers.customer_attribute_${(serial % 3) + 1}`]: text, OnInvalid: 'skip' },
      promises: { [`customers.customer_attribute_${(serial % 3) + 1}`]: canonical(text) },
    },
    {
      parameters: { Customers: `{"external_id":12345678901234567${800 + serial}}` },
      promises: { 'customers.external_id': `"12345678901234567${800 + serial}"` },
    },
    { parameters: { 'conversations.case': 'null' }, promises: { 'conversations.case': null } },
    { parameters: { 'conversations.campaign': text }, promises: { 'conversations.campaign': canonical(text) } },
    { parameters: { 'conversations.campaign': text }, promises: { 'conversations.campaign': canonical(text) } },
  ]);
}

export const enrich = defineActor<Writing>({
  weight: 6,
  plan(dice, scene) {
    const task = pickTask(dice, scene);
    if (!task) return undefined;
    const values = planValues(dice, scene);
    const places = Object.keys(values.promises).map((path) => `${task.sid} ${path}`);
    // Of two writers of one value the later is right: not in worlds where the order must decide nothing.
    if (scene.weather === 'order' && places.some((place) => scene.written.has(place))) return undefined;
    for (const place of places) scene.written.add(place);
    return { taskSid: task.sid, ...values };
  },
  act(run, key, { taskSid, parameters, promises }) {
    run.call(key, '/studio/enrich-task', { TaskSid: taskSid, ...parameters }, { taskSid, promises });
  },
});

interface Closing extends Writing {
  closes: 'canceled' | 'completed';
  outcome?: string;
}

export const close = defineActor<Closing>({
  weight: 4,
  plan(dice, scene) {
    const task = pickTask(dice, scene);
    if (!task) return undefined;
    const closes = dice.pick(['canceled', 'completed'] as const);
    const serial = scene.serial();
    // The first outcome somebody gives a task in this world is the only one: else the later would be right, whenever it came.
    const author = dice.chance(0.6) && !scene.authored.has(task.sid);
    if (author) scene.authored.add(task.sid);
    const outcome = author ? `outcome ${serial}` : undefined;
    const reason = !author || dice.chance(0.5) ? dice.pick(['done', 'hangup', `reason ${serial}`]) : undefined;
    return {
      taskSid: task.sid,
      closes,
      outcome,
      parameters: { Status: closes, ...(outcome && { Outcome: outcome }), ...(reason && { Reason: reason }) },
      promises: {},
    };
  },
  act(run, key, { taskSid, parameters, closes, outcome }) {
    run.call(
      key,
      '/studio/close-task',
      { TaskSid: taskSid, ...parameters },
      { taskSid, closes, outcome, mayTouch: ['conversations.outcome'] },
    );
  },
});

interface Linking {
  taskSid: string;
  /** The tasks before it that the caller counts on: nobody knows the SID of a task that has not come in. */
  chain: string[];
  parameters: Record<string, string>;
  linksTo: string;
  relinks: boolean;
}

export const link = defineActor<Linking>({
  weight: 4,
  plan(dice, scene) {
    const task = pickTask(dice, scene);
    if (!task) return undefined;
    const { sid: taskSid, chain } = task;
    const relinks = dice.chance(0.3);
    const first = scene.tasks.find(({ sid }) => sid === chain[0])!;
    const isFirst = chain.length === 1;
    // A task of a chain is linked where the chain says, by either name; a first one may be told to belong elsewhere.
    const followed = scene.tasks.some((each) => each !== task && each.chain.includes(taskSid));
    if (!isFirst) {
      const byPrevious = dice.chance(0.5) || first.conversationId !== undefined;
      const parameters: Record<string, string> = byPrevious
        ? { PreviousTaskSid: chain.at(-2)! }
        : { FirstTaskSid: first.sid };
      return {
        taskSid,
        chain,
        relinks: false,
        parameters,
        linksTo: first.conversationId ?? first.sid,
      };
    }
    if (followed) return undefined;
    const elsewhere = dice.pick(['A', 'B']);
    const parameters: Record<string, string> = dice.chance(0.3)
      ? { FirstTaskSid: taskSid }
      : { ConversationId: `conversation ${elsewhere}` };
    return {
      taskSid,
      chain,
      relinks,
      parameters: { ...parameters, ...(relinks && { Relink: 'true' }) },
      linksTo: parameters.FirstTaskSid ?? parameters.ConversationId,
    };
  },
  act(run, key, { taskSid, chain, parameters, linksTo, relinks }) {
    if (!chain.every((sid) => run.planned.has(sid))) return;
    run.call(
      key,
      '/studio/link-task',
      { TaskSid: taskSid, ...parameters },
      { taskSid, linksTo, relinks, mayTouch: ['conversations.conversation_id'] },
    );
  },
});

export const prepare = defineActor<Linking>({
  weight: 1,
  plan(dice, scene) {
    const task = pickTask(dice, scene);
    // A first task may be told to belong elsewhere meanwhile.
    if (!task || task.chain.length === 1) return undefined;
    const first = scene.tasks.find(({ sid }) => sid === task.chain[0])!;
    return {
      taskSid: task.sid,
      chain: task.chain,
      relinks: false,
      parameters: { PreviousTaskSid: task.sid, 'conversations.campaign': 'spring' },
      linksTo: first.conversationId ?? first.sid,
    };
  },
  act(run, key, { chain, parameters, linksTo }) {
    if (!chain.every((sid) => run.planned.has(sid))) return;
    run.call(key, '/studio/prepare-attributes', parameters, { linksTo });
  },
});

interface WorkerWriting {
  by: { WorkerSid: string } | { FriendlyName: string };
  workerSid: string;
  parameters: Record<string, unknown>;
  promises: Record<string, string | null>;
}

export const updateWorker = defineActor<WorkerWriting>({
  weight: 2,
  plan(dice, scene) {
    const { sid, friendlyName } = dice.pick(scene.workers);
    const serial = scene.serial();
    const values = dice.pick<Pick<WorkerWriting, 'parameters' | 'promises'>>([
      { parameters: { manager: `manager ${serial}` }, promises: { manager: canonical(`manager ${serial}`) } },
      {
        parameters: { Attributes: `{"date_joined":"2020-01-0${(serial % 9) + 1}"}` },
        promises: { date_joined: canonical(`2020-01-0${(serial % 9) + 1}`) },
      },
      { parameters: { location: `place ${serial}` }, promises: { location: canonical(`place ${serial}`) } },
    ]);
    return { workerSid: sid, by: dice.chance(0.5) ? { WorkerSid: sid } : { FriendlyName: friendlyName }, ...values };
  },
  act(run, key, { by, workerSid, parameters, promises }) {
    const request = { headers: { authorization: 'Bearer simulated-token-of-thirty-two-characters' } };
    run.call(key, '/workers/update-worker', { request, ...by, ...parameters }, { workerSid, promises });
  },
});
