/** What was acknowledged stands in the end, and was there when it was said. */
import { codeOf, isDone, type Call } from '../engine/call';
import { canonical, readDoc, valueAt } from '../models/document';
import { documentsOf, lastOf, writesOf, type Finished, type Judge, type Verdict } from './verdict';

const sidOf = ({ intent }: Call) => intent.taskSid ?? intent.workerSid;

const standsAt = (json: string, path: string, value: string | null) => {
  const found = valueAt(readDoc(json) ?? {}, path);
  return value === null ? found === undefined || found === null : found !== undefined && canonical(found) === value;
};

export const judgePromises: Judge = (run) => [...judgeEnd(run), ...judgeMoment(run)];

/** In the end each promised path holds the word of one of those who may have written it last. */
function judgeEnd(run: Finished): Verdict[] {
  const paths = new Map<string, { sid: string; path: string; calls: Call[] }>();
  for (const call of run.calls)
    for (const path of Object.keys(call.intent.promises ?? {})) {
      const key = `${sidOf(call)} ${path}`;
      const entry = paths.get(key) ?? { sid: sidOf(call)!, path, calls: [] };
      paths.set(key, entry);
      entry.calls.push(call);
    }
  return [...paths.values()].flatMap(({ sid, path, calls }) => {
    const acknowledged = calls.filter(isDone);
    const candidates = calls.filter((call) => isDone(call) || writesOf(run, call).length);
    const stands = candidates.some((call) => standsAt(lastOf(run, sid), path, call.intent.promises![path]));
    if (!acknowledged.length || stands || isOthers(run, sid, path)) return [];
    const given = acknowledged.map((call) => call.intent.promises![path]).join(' or ');
    const found = canonical(valueAt(readDoc(lastOf(run, sid)) ?? {}, path));
    return [
      {
        rule: 'an acknowledged write stands',
        about: acknowledged.at(-1)!.key,
        problem: `${path} of ${sid} should be ${given}, is ${found}`,
      },
    ];
  });
}

/** Another system wrote the value that stands. */
function isOthers(run: Finished, sid: string, path: string): boolean {
  const valueIn = (json: string) => canonical(valueAt(readDoc(json) ?? {}, path));
  const writer = run.writes.findLast((each) => each.sid === sid && valueIn(each.before) !== valueIn(each.after));
  return typeof writer?.by === 'string';
}

/** `changed`, `unchanged`: at some moment of the call all was as asked. */
function judgeMoment(run: Finished): Verdict[] {
  return run.calls.filter(isDone).flatMap((call) => {
    const { promises } = call.intent;
    if (!promises) return [];
    const documents = documentsOf(run, sidOf(call)!, call.startedAtMs, call.repliedAtMs!);
    const isThere = documents.some((json) =>
      Object.entries(promises).every(([path, value]) => standsAt(json, path, value)),
    );
    if (isThere) return [];
    return [
      {
        rule: 'what is acknowledged is there',
        about: call.key,
        problem: `${codeOf(call)}, but ${Object.keys(promises).join()} never was as asked`,
      },
    ];
  });
}
