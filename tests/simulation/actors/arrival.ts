/** Tasks come in: some the first of a customer's, some naming the one before, all with attributes of other systems. */
import { type Dice } from '../engine/chance';
import { sidOf } from '../names';
import { type Weather } from '../trouble';
import { defineActor, type PlannedTask, type Scene } from '../scene';

/** What others keep on a task, as JSON: digits and kinds that are easily lost. */
const foreign: readonly string[] = [
  '"account":12345678901234567891',
  '"price":1.10',
  '"score":1e400',
  '"nothing":null',
  '"list":[1,[2,{"a":null}],"x"]',
  '"name":"Zo\\u00eb \\ud83d\\ude00"',
  '"from":"+15550100"',
  '"__proto__":{"a":1}',
  '"notes":"RE00000000000000000000000000000001"',
];

/** What may stand inside conversations before anybody writes there. */
const standing: readonly string[] = [
  '"case":"C-1"',
  '"outcome":""',
  '"outcome":null',
  '"media":null',
  '"media":[{"type":"Embedded","url":"https://transcripts.example.com/RE00000000000000000000000000000001","title":"T"}]',
  '"media":{"a":1}',
  '"media":[{"type":"Referenced","sid":"x-1","url":"https://example.com/x-1"}]',
  '"segment_link":"https://cdn.example.com/RE00000000000000000000000000000001.mp3?sig=abc"',
  '"conversation_measure_9":12345678901234567890',
];

function planAttributes(
  dice: Dice,
  weather: Weather,
  task: Pick<PlannedTask, 'callSid' | 'channelSid' | 'conversationId' | 'chain'>,
): string {
  const parts = foreign.filter(() => dice.chance(0.3));
  const previous = task.chain.at(-2);
  if (previous) parts.push(`"previous_task_sid":"${previous}"`);
  if (task.callSid) parts.push(`"call_sid":"${task.callSid}"`);
  if (task.channelSid)
    parts.push(`"flexInteractionSid":"${sidOf('KD', 1)}","flexInteractionChannelSid":"${task.channelSid}"`);
  const inside = dice.chance(0.5) ? [dice.pick(standing)] : [];
  if (task.conversationId !== undefined) inside.push(`"conversation_id":"${task.conversationId}"`);
  if (inside.length || dice.chance(0.3)) parts.push(`"conversations":{${inside.join()}}`);
  else if (dice.chance(0.2)) parts.push('"conversations":null');
  if (dice.chance(0.2)) parts.push('"customers":{"name":"Ann","external_id":"7"}');
  // Where there is no room, who comes first decides: not in worlds where order must not.
  if (weather !== 'order' && dice.chance(0.05)) parts.push(`"filler":"${'x'.repeat(3500 + dice.below(450))}"`);
  return `{${parts.join()}}`;
}

function planTask(dice: Dice, scene: Scene, atMs: number): PlannedTask {
  const number = scene.tasks.length + 1;
  const sid = sidOf('WT', number);
  const before = scene.tasks.filter((each) => each.atMs <= atMs);
  // Mostly the newest, so that chains grow long.
  const previous =
    before.length && dice.chance(0.6) ? (dice.chance(0.7) ? before.at(-1) : dice.pick(before)) : undefined;
  const channelSid = dice.chance(0.15) ? sidOf('UO', number) : undefined;
  const task = {
    chain: [...(previous?.chain ?? []), sid],
    callSid: !channelSid && dice.chance(0.7) ? sidOf('CA', number) : undefined,
    channelSid,
    // A later task of a chain comes without: whose id it were would be anybody's guess.
    conversationId: !previous && dice.chance(0.1) ? `conversation ${number}` : undefined,
  };
  return { sid, atMs, ...task, attributes: planAttributes(dice, scene.weather, task) };
}

export const arrival = defineActor<PlannedTask>({
  // Planned before everything else, not by chance among the others.
  weight: 0,
  plan(dice, scene, atMs) {
    const task = planTask(dice, scene, atMs);
    scene.tasks.push(task);
    return task;
  },
  act(run, key, task) {
    run.tell(key, `${task.sid} comes in with ${task.attributes}`);
    run.planned.set(task.sid, task);
    if (task.callSid) run.voice.beginCall(task.callSid);
    if (task.channelSid) run.flex.channels.set(task.channelSid, true);
    run.taskRouter.createTask(task.sid, task.attributes);
  },
});
