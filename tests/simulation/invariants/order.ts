/** The order of events never decides the outcome: the same world with its events in another order settles in the same state. */
import { conversationOf } from './conversations';
import { canonical, readDoc, valueAt, valuesByPath } from '../models/document';
import { lastOf, type Finished, type Verdict } from './verdict';

/** Of two runs of one world. Tasks that came to another end are not compared: there the facts differ, not only their order. */
export function judgeOrder(one: Finished, other: Finished): Verdict[] {
  return [...one.taskRouter.tasks.values()].flatMap((task) => {
    const twin = other.taskRouter.tasks.get(task.sid);
    if (!twin || twin.status !== task.status || twin.reason !== task.reason) return [];
    const [here, there] = [one, other].map((run) => settledIn(run, task.sid));
    const paths = [...new Set([...here.keys(), ...there.keys()])].filter((path) => here.get(path) !== there.get(path));
    const problem = paths.map((path) => `${path} is ${here.get(path)} or ${there.get(path)}`).join('; ');
    return paths.length ? [{ rule: 'the order of events decides nothing', about: task.sid, problem }] : [];
  });
}

function settledIn(run: Finished, sid: string): Map<string, string> {
  const values = settled(lastOf(run, sid), recordingsOf(run, sid));
  const { key } = run.planned.get(sid) ?? {};
  if (key === undefined) return values;
  // Which of a key's tasks comes first is nobody's promise: who is in one conversation is.
  const together = [...run.planned.keys()].filter((each) => conversationOf(run, each) === conversationOf(run, sid));
  return values.set('conversations.conversation_id', together.toSorted().join());
}

function recordingsOf(run: Finished, sid: string): number {
  const callSid = run.planned.get(sid)?.callSid;
  return [...run.voice.recordings.values()].filter((each) => each.callSid === callSid).length;
}

/** Lists of media in any order, for each recording's callback adds its own; a link of several recordings is that of the first. */
function settled(json: string, recordings: number): Map<string, string> {
  const values = valuesByPath(readDoc(json) ?? {});
  const media = valueAt(readDoc(json) ?? {}, 'conversations.media');
  if (Array.isArray(media)) values.set('conversations.media', media.map(canonical).toSorted().join());
  if (recordings > 1) values.delete('conversations.segment_link');
  // What a link that came and went leaves behind says nothing.
  for (const [path, value] of values) if (value === 'null') values.delete(path);
  return values;
}
