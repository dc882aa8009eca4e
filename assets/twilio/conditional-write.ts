/**
 * The one loop behind every change of a task or a worker: read, decide, write under If-Match, and decide again when
 * somebody else was faster. https://www.twilio.com/docs/taskrouter/api/mutation-and-conflict-resolution: without
 * If-Match the last writer wins.
 */
import { unverified } from './failure-result';
import { finding, type Finding } from '../findings/finding';
import { type Result } from '../reply/reply';
import { type Context } from './context';
import { jitter } from './calls';
import { type Answer, type Failure } from './failure';

/** What a read came to: the entity, or why there is none to decide on. */
export type Read<E> = { entity: E; result?: undefined } | { entity?: undefined; result: Result };

/**
 * A task or a worker, as the loop reads and writes it. Its `version` is the ETag, unopened. Undefined: Twilio sent none;
 * then the write goes out without If-Match and is checked by reading back. `B`: the body of Twilio's answer.
 */
interface Versioned<E, F, B> {
  /** `{ taskSid }` or `{ workerSid }`: stands in every result. */
  named: Pick<Result, 'taskSid' | 'workerSid'>;
  read(): Promise<Read<E>>;
  /** Writes under the version that the entity was read with. */
  write(entity: E, fields: F): Promise<Answer<B>>;
  /** The entity in the answer to a write; undefined when its attributes cannot be read. */
  written(body: B, etag: string | undefined): E | undefined;
  /** What a request that failed means to the caller. */
  failed(failure: Failure): Result;
}

/** What should happen to the entity as it was read: the fields to send, none when it is as wished already, or a refusal. */
export type Plan<F> = { refusal: Result } | { refusal?: undefined; fields?: F; warnings: Finding[] };

export type Written<E> = Result & { entity?: E; attempts: number };

/** Milliseconds after which a write without If-Match is read back: longer than others take between their read and write. */
const settlingTime = 300;

const unguarded = finding(
  'If-Match',
  'could not be sent, since TaskRouter answered without an ETag; the change was checked by reading it back',
  'a change that somebody else made in the same moment may be lost',
);
const unchecked = finding(
  'If-Match',
  'could not be sent, since TaskRouter answered without an ETag, nor could the change be read back in time',
  'repeating is safe and tells whether the change is there',
);

/**
 * Writes by a plan that is made anew for every version of the entity. No request is sent when nothing would change.
 * `guess`: the entity as somebody told it, tried before anything is read. Never throws for what Twilio answers, except
 * NotConfigured for refused credentials.
 */
export async function writeConditionally<E extends { version?: string }, F, B>(
  context: Context,
  { named, ...subject }: Versioned<E, F, B>,
  plan: (entity: E) => Plan<F>,
  guess?: E,
): Promise<Written<E>> {
  let answerLost = false;
  let lostRaces = 0;
  let accepted: Written<E> | undefined;
  let refused: { version?: string; result: Result } | undefined;
  const told = (result: Result) => (answerLost ? unverified(result) : result);
  for (let attempts = 1; ; attempts++) {
    // A guess without a version may be old, and nothing would tell: it is no ground to write on.
    const guessed = attempts === 1 && guess?.version !== undefined;
    const { entity, result } = guessed ? { entity: guess } : await subject.read();
    if (entity === undefined) return accepted ?? { ...named, ...told(result!), attempts };
    // Refused and read again: nobody changed it in between, so the refusal stands.
    if (refused && refused.version === entity.version) return { ...named, ...refused.result, entity, attempts };

    const next = plan(entity);
    if (next.refusal) return { ...named, ...next.refusal, entity, attempts };
    const { fields, warnings } = next;
    if (!fields)
      return {
        ...named,
        code: accepted || answerLost ? 'changed' : 'unchanged',
        entity,
        warnings: accepted ? [...warnings, unguarded] : warnings,
        attempts,
      };

    const answer = await subject.write(entity, fields);
    answerLost ||= answer.answerLost;
    if (answer.ok) {
      const changed = {
        ...named,
        code: 'changed' as const,
        entity: subject.written(answer.body, answer.etag) ?? entity,
        warnings,
        attempts,
      };
      if (entity.version !== undefined) return changed;
      accepted = { ...changed, warnings: [...warnings, unchecked] };
      if (!(await context.twilio.pause(settlingTime))) return accepted;
      continue;
    }
    if (answer.unsent && lostRaces) return { ...named, code: 'conflict', attempts };
    const failed = told(subject.failed(answer));
    // A 400 may come of a state that changed since the read; its code (20001) does not tell: read again and see.
    if (answer.problem === 'refused') refused = { version: entity.version, result: failed };
    else if (answer.problem !== 'precondition-failed') return { ...named, ...failed, entity, attempts };

    // A stale guess, or our own write whose answer was lost, is no race: read again at once.
    const raced = !guessed && !answer.answerLost;
    if (raced && !(await context.twilio.pause(jitter(200, ++lostRaces, 2000))))
      return { ...named, code: 'conflict', attempts };
  }
}
