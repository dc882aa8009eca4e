/** No write is blind, and none touches what its call was not about: foreign keys stay exact at every moment. */
import { intentFor, type Call } from '../engine/call';
import { isDoc, canonical, readDoc, valueAt, valuesByPath } from '../models/document';
import { type Write } from '../models/task-router';
import { type Judge, type Verdict } from './verdict';

const isCall = (by: Write['by']): by is Call => typeof by === 'object';

export const judgeWrites: Judge = (run) =>
  run.writes.flatMap((write) => {
    if (!isCall(write.by)) return [];
    const call = write.by;
    const blind = !write.ifMatch && [{ rule: 'no blind write', about: call.key, problem: `of ${write.sid}` }];
    return [...(blind || []), ...damageOf(write, call, run.world.variables)];
  });

/** Paths that changed although the call was not about them, or that hold somebody else's word. */
function damageOf(write: Write, call: Call, variables: Record<string, string>): Verdict[] {
  const before = readDoc(write.before);
  const after = readDoc(write.after);
  const verdict = (rule: string, problem: string) => [{ rule, about: call.key, problem }];
  if (!before) return write.before === write.after ? [] : verdict('what cannot be read is not written over', write.sid);
  if (!after) return verdict('attributes stay an object', write.after.slice(0, 100));
  const [was, is] = [valuesByPath(before), valuesByPath(after)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((path) => was.get(path) !== is.get(path));
  const { promises = {}, mayTouch = [], fillsInOnly } = intentFor(call, write.sid);
  return changed.flatMap((path) => {
    const own = Object.hasOwn(promises, path) || mayTouch.some((each) => matches(path, each));
    const emptied = path === 'conversations' || path === 'customers' || path === 'reservation_attributes';
    if (emptied && isEmpty(was.get(path)) && isEmpty(is.get(path))) return [];
    if (!own) return verdict('foreign keys stay exact', `${path} was ${was.get(path)}, is ${is.get(path)}`);
    if (fillsInOnly && !isEmpty(was.get(path)))
      return verdict(
        'what somebody wrote is not replaced by a default',
        `${path} was ${was.get(path)}, is ${is.get(path)}`,
      );
    if (path.endsWith('media')) return judgeMedia(path, valueAt(before, path), valueAt(after, path), verdict);
    if (path === 'conversations.segment_link' && !isOurs(valueAt(before, path), variables))
      return verdict('a link of somebody else’s stays', `${path} was ${was.get(path)}, is ${is.get(path)}`);
    return [];
  });
}

const matches = (path: string, allowed: string) =>
  allowed.endsWith('.*') ? path.startsWith(allowed.slice(0, -1)) : path === allowed;

const isEmpty = (value: string | undefined) => [undefined, 'null', '""', '{}'].includes(value);

/** Other media of the list stay as they were, in their order. */
function judgeMedia(
  path: string,
  before: unknown,
  after: unknown,
  verdict: (rule: string, problem: string) => Verdict[],
): Verdict[] {
  if (before === undefined || before === null) return [];
  if (!Array.isArray(before)) return verdict('what is no list is not written over', `${path} was ${canonical(before)}`);
  const isVoice = (item: unknown) => isDoc(item) && item.type === 'VoiceRecording';
  const others = (list: unknown) => (Array.isArray(list) ? list : []).filter((item) => !isVoice(item)).map(canonical);
  const lost = others(before).filter((item) => !others(after).includes(item));
  return lost.length ? verdict('media of another kind stay', `${path} lost ${lost.join()}`) : [];
}

/** A link that this deployment makes, or none. */
function isOurs(link: unknown, variables: Record<string, string>): boolean {
  if (link === undefined || link === null || link === '') return true;
  return (
    typeof link === 'string' &&
    [
      'https://api.twilio.com/2010-04-01/Accounts/',
      `https://${variables.DOMAIN_NAME}/`,
      'https://store.example.com/',
    ].some((beginning) => link.startsWith(beginning))
  );
}
