/**
 * The one loop behind every change of a task or a worker: read, decide, write under If-Match, and decide again when
 * somebody else was faster. https://www.twilio.com/docs/taskrouter/api/mutation-and-conflict-resolution: without
 * If-Match the last writer wins.
 */
import { unverified } from './failure-result';
import { finding, type Finding } from '../findings/finding';
import { type Result } from '../reply/reply';
import { type Context } from './context';
import { type Answer, type Failure } from './failure';
import { pauseAfterLostRace, type SeenVersion } from './race-pause';

/** What a read came to: the entity, or why there is none to decide on. */
export type Read<E> = { entity: E; result?: undefined } | { entity?: undefined; result: Result };

/**
 * A task or a worker, as the loop reads and writes it. Its `version` is the ETag, unopened. Undefined: Twilio sent
 * none; then the write goes out without If-Match and is checked by reading back. `B`: the body of Twilio's answer.
 */
interface Versioned<E, F, B> {
  read(): Promise<Read<E>>;
  /** Writes under the version that the entity was read with. */
  write(entity: E, fields: F): Promise<Answer<B>>;
  /** The entity in the answer to a write; undefined when its attributes cannot be read. */
  written(body: B, etag: string | undefined): E | undefined;
  /** What a request that failed means to the caller. */
  failed(failure: Failure): Result;
}

/**
 * What should happen to the entity as it was read: the fields to send, none when it is as wished already, or a refusal.
 */
export type Plan<F> = { refusal: Result } | { refusal?: undefined; fields?: F; warnings: Finding[] };

export type Written<E> = Result & { entity?: E; attempts: number };

/** How one round ended the write; undefined when another round is due. */
type End<E> = Omit<Written<E>, 'attempts'> | undefined;

/** A write without If-Match is read back after this time: longer than others take between their read and write. */
const settlingMs = 300;

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
 * Writes by a plan that is made again for every version of the entity. No request is sent when nothing would change.
 * `guess`: the entity as somebody told it, tried before anything is read. Never throws for what Twilio answers, except
 * NotConfigured for refused credentials.
 */
export async function writeConditionally<E extends { version?: string }, F, B>(
  context: Context,
  subject: Versioned<E, F, B>,
  plan: (entity: E) => Plan<F>,
  guess?: E,
): Promise<Written<E>> {
  /** A write of ours may be there although its answer did not come. */
  let answerLost = false;
  let lostRaces = 0;
  let seen: SeenVersion[] = [];
  let roundTripMs = Infinity;
  /** Our write that Twilio took without If-Match, until it is read back. */
  let accepted: Written<E> | undefined;
  let refused: { version?: string; result: Result } | undefined;

  // A guess without a version may be old, and nothing would tell: it is not enough to write on.
  let guessed = Boolean(guess?.version);
  for (let attempts = 1; ; attempts++) {
    const end = await nextRound(attempts);
    if (end) return { attempts, ...end };
    guessed = false;
  }

  async function nextRound(attempts: number): Promise<End<E>> {
    const { entity, result: unread } = guessed ? { entity: guess! } : await look();
    if (entity === undefined) return accepted ?? told(unread!);
    // Read again, and nobody changed it in between: the refusal stands.
    if (refused && refused.version === entity.version) return { ...refused.result, entity };

    const planned = plan(entity);
    if (planned.refusal) return { ...planned.refusal, entity };
    const { fields, warnings } = planned;
    if (!fields) return nothingLeft(entity, warnings);

    const answer = await subject.write(entity, fields);
    answerLost ||= answer.answerLost;
    if (!answer.ok) return afterFailure(entity, answer);
    const now = subject.written(answer.body, answer.etag) ?? entity;
    if (entity.version !== undefined) return { code: 'changed', entity: now, warnings };
    accepted = { code: 'changed', entity: now, warnings: [...warnings, unchecked], attempts };
    return (await context.twilio.pause(settlingMs)) ? undefined : accepted;
  }

  /** Reads, and notes what a pause depends on. */
  async function look(): Promise<Read<E>> {
    const startMs = performance.now();
    const read = await subject.read();
    const atMs = performance.now();
    roundTripMs = Math.min(roundTripMs, atMs - startMs);
    seen = [...seen.slice(-1), { version: read.entity?.version, atMs }];
    return read;
  }

  /** The entity is as wished: by our own write, as far as one was sent. */
  function nothingLeft(entity: E, warnings: Finding[]): End<E> {
    if (accepted) return { code: 'changed', entity, warnings: [...warnings, unguarded] };
    return { code: answerLost ? 'changed' : 'unchanged', entity, warnings };
  }

  async function afterFailure(entity: E, failure: Failure): Promise<End<E>> {
    if (failure.unsent && lostRaces) return told({ code: 'conflict' });
    const result = told(subject.failed(failure));
    // A 400 may come of a state that changed since the read; its code (20001) does not tell: read again and see.
    if (failure.problem === 'refused') refused = { version: entity.version, result };
    else if (failure.problem !== 'precondition-failed') return { ...result, entity };

    // A stale guess, or our own write whose answer was lost, is not a race: read again at once.
    const raced = !guessed && !failure.answerLost;
    if (!raced) return undefined;
    const pauseMs = pauseAfterLostRace({ count: ++lostRaces, seen, roundTripMs }, Math.random());
    return (await context.twilio.pauseAtMost(pauseMs)) ? undefined : told({ code: 'conflict' });
  }

  /** A failure after a lost answer says that the change may be there. */
  function told(result: Result): Result {
    return answerLost ? unverified(result) : result;
  }
}
