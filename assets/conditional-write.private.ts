/**
 * The one loop behind every change of a task or a worker: read, decide, write under If-Match, and decide again when
 * somebody else was faster. https://www.twilio.com/docs/taskrouter/api/mutation-and-conflict-resolution: without
 * If-Match the last writer wins.
 */
import type { Finding } from './finding.private';
import type { Result } from './reply.private';
import type { RequestContext } from './request-context.private';
import { jitter, type Answer, type Failure } from './twilio-calls.private';

/** What a read came to: the entity, or why there is none to decide on. */
export type Read<E> = { entity: E; result?: undefined } | { entity?: undefined; result: Result };

/** A task or a worker, as the loop reads and writes it. `B`: the body of Twilio's answer. */
export interface Versioned<E, F, B> {
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

/**
 * Writes by a plan that is made anew for every version of the entity. No request is sent when nothing would change.
 * `guess`: the entity as somebody told it, tried before anything is read. Never throws for what Twilio answers, except
 * NotConfigured for refused credentials.
 */
export async function writeConditionally<E, F, B>(context: RequestContext, { named, ...subject }: Versioned<E, F, B>, plan: (entity: E) => Plan<F>, guess?: E): Promise<Written<E>> {
  let answerLost = false;
  let lostRaces = 0;
  for (let attempts = 1; ; attempts++) {
    const guessed = attempts === 1 && guess !== undefined;
    const { entity, result } = guessed ? { entity: guess } : await subject.read();
    if (entity === undefined) return { ...named, ...result!, attempts };

    const next = plan(entity);
    if (next.refusal) return { ...named, ...next.refusal, entity, attempts };
    const { fields, warnings } = next;
    if (!fields) return { ...named, code: answerLost ? 'changed' : 'unchanged', entity, warnings, attempts };

    const answer = await subject.write(entity, fields);
    answerLost ||= answer.answerLost;
    if (answer.ok) return { ...named, code: 'changed', entity: subject.written(answer.body, answer.etag) ?? entity, warnings, attempts };
    if (answer.problem !== 'precondition-failed') return { ...named, ...subject.failed(answer), entity, attempts };

    // A stale guess, or our own write whose answer was lost, is no race: read again at once.
    const raced = !guessed && !answer.answerLost;
    if (raced && !(await context.twilio.pause(jitter(200, ++lostRaces, 2_000)))) return { ...named, code: 'conflict', attempts };
  }
}
