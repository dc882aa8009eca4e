/** Agents, callers and other systems: what happens to tasks and calls without the Functions. */
import { type Status } from '../models/task-router';
import { withRootKey } from '../models/document';
import { defineActor } from '../scene';

interface Move {
  taskSid: string;
  to: Status;
  reason: string | null;
}

/** An agent takes, handles and ends a task; a caller hangs up in the queue. */
export const agent = defineActor<Move>({
  weight: 9,
  plan(dice, scene) {
    if (!scene.tasks.length) return undefined;
    const { sid } = dice.pick(scene.tasks);
    const to = dice.weighted<Status>([
      ['reserved', 4],
      ['assigned', 4],
      ['wrapping', 2],
      ['completed', 3],
      ['canceled', 2],
    ]);
    const reason =
      to === 'canceled'
        ? dice.pick(['hangup', 'Hangup', 'Task TTL Exceeded'])
        : to === 'completed'
          ? dice.pick(['done', 'completed by agent', null])
          : null;
    return { taskSid: sid, to, reason };
  },
  act(run, key, { taskSid, to, reason }) {
    const task = run.planned.get(taskSid);
    // An Interaction's task ends with its channel.
    if (task?.channelSid && (to === 'canceled' || to === 'completed')) return;
    const moved = run.taskRouter.move(taskSid, to, reason, key);
    run.tell(key, `${taskSid} ${moved ? 'becomes' : 'cannot become'} ${to}${reason ? ` (${reason})` : ''}`);
    if (moved && task?.callSid && (to === 'canceled' || to === 'wrapping' || to === 'completed'))
      run.voice.endCall(task.callSid);
  },
});

interface Call {
  callSid: string;
}

export const hangUp = defineActor<Call>({
  weight: 1,
  plan(dice, scene) {
    const onCalls = scene.tasks.filter(({ callSid }) => callSid);
    return onCalls.length ? { callSid: dice.pick(onCalls).callSid! } : undefined;
  },
  act(run, key, { callSid }) {
    run.tell(key, `${callSid} ends`);
    run.voice.endCall(callSid);
  },
});

interface Writing {
  sid: string;
  value: string;
}

/** Another system's careful write to a task: one key of its own. */
export const otherWriter = defineActor<Writing>({
  weight: 4,
  plan(dice, scene) {
    if (!scene.tasks.length) return undefined;
    return {
      sid: dice.pick(scene.tasks).sid,
      value: dice.pick(['12345678901234567891', 'null', '"x"', '{"a":[1.10]}']),
    };
  },
  act(run, key, { sid, value }) {
    run.tell(key, `writes ${key}=${value} to ${sid}`);
    run.taskRouter.rewrite(sid, (json) => withRootKey(json, key, value), key);
  },
});

export const deleter = defineActor<{ sid: string }>({
  weight: 0.3,
  plan: (dice, { tasks, weather }) =>
    weather === 'order' || !tasks.length ? undefined : { sid: dice.pick(tasks).sid },
  act(run, key, { sid }) {
    run.tell(key, `deletes ${sid}`);
    run.taskRouter.deleteTask(sid);
  },
});
