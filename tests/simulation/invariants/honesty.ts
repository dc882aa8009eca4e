/** A reply tells what was done: nothing failed that stays unsaid, nothing said that is not so. */
import { codeOf, isDone, isWebhook, messageOf, type Call } from '../engine/call';
import { readDoc, valuesByPath } from '../models/document';
import { type Recording } from '../models/voice';
import { documentsOf, writesOf, type Finished, type Judge } from './verdict';

/** A failure whose words tell that something of it may be, or is, there. */
const admits =
  /may or may not be there|The attributes were written|The recording runs|whether the recording runs|The link could not be taken off the task/;

export const judgeHonesty: Judge = (run) =>
  run.calls
    .filter((call) => call.replies.length && !isWebhook(call))
    .flatMap((call) => {
      const code = codeOf(call)!;
      const message = messageOf(call);
      const verdict = (rule: string) => [{ rule, about: call.key, problem: `${code}: ${message}` }];
      // Of a task that is gone nothing is there, whatever was written before.
      const gone =
        run.taskRouter.tasks.get(call.intent.taskSid ?? '')?.deletedAtMs !== undefined && code === 'task-not-found';
      const wrote = gone ? 0 : writesOf(run, call).length;
      const recordings = [...run.voice.recordings.values()].filter(({ by }) => by === call);
      const recorded = recordings.length;
      const heard = recordings.some((each) => !cameToNothing(each, call.repliedAtMs!));
      if (/nothing was (written|sent)/i.test(message) && wrote && !admits.test(message))
        return verdict('“nothing was written” is true');
      if (
        !isDone(call) &&
        code !== 'valid' &&
        wrote &&
        isStillThere(run, call) &&
        code !== 'unavailable' &&
        !admits.test(message)
      )
        return verdict('a failure whose effect is there says so');
      if (!isDone(call) && heard && code !== 'unavailable' && !admits.test(message))
        return verdict('a failure whose effect is there says so');
      if (code === 'unchanged' && (wrote || recorded)) return verdict('unchanged means that nothing was written');
      const { taskSid } = call.replies[0].body as { taskSid: string | null };
      if (call.event.TaskSid !== undefined && taskSid !== call.event.TaskSid)
        return [{ rule: 'a reply names its task', about: call.key, problem: `${code}: ${taskSid}` }];
      if (call.event.Action === 'start' && code === 'changed' && !recorded)
        return verdict('what is acknowledged is there');
      return [];
    });

/** Known by then: what still runs has to be told. */
const cameToNothing = ({ result, resultAtMs }: Recording, atMs: number) => result === 'absent' && resultAtMs! <= atMs;

/** Something the call wrote stands when it is answered: neither it nor anybody else has taken all of it back. */
function isStillThere(run: Finished, call: Call): boolean {
  const valuesOf = (json: string) => valuesByPath(readDoc(json) ?? {});
  const writes = writesOf(run, call);
  const first = new Map<string, string>();
  for (const { sid, before } of writes) if (!first.has(sid)) first.set(sid, before);
  return writes.some((write) => {
    if (write.statusAfter !== write.statusBefore) return true;
    const [original, before, after] = [first.get(write.sid)!, write.before, write.after].map(valuesOf);
    const then = valuesOf(documentsOf(run, write.sid, call.startedAtMs, call.repliedAtMs!).at(-1)!);
    return [...after].some(
      ([path, value]) => before.get(path) !== value && original.get(path) !== value && then.get(path) === value,
    );
  });
}
