/** What a judge says of a world that has run: which promise was broken, by whom, how. */
import { type Call } from '../engine/call';
import { type Task, type Write } from '../models/task-router';
import { type Delivery, type PlannedTask } from '../scene';

export interface Verdict {
  /** A name of the promise, the same for every breach of it. */
  rule: string;
  /** The call or task it is about. */
  about: string;
  problem: string;
}

/** The record of a world, as far as judges read it. */
export interface Finished {
  readonly calls: readonly Call[];
  readonly writes: readonly Write[];
  readonly events: readonly Delivery[];
  readonly planned: ReadonlyMap<string, PlannedTask>;
  readonly taskRouter: {
    readonly tasks: ReadonlyMap<string, Task>;
    readonly workers: ReadonlyMap<string, { attributes: string }>;
  };
  readonly voice: Pick<import('../models/voice').Voice, 'recordings' | 'conferences'>;
  readonly sync: { readonly items: readonly import('../models/sync').Item[] };
  readonly timeline: { readonly frozen: readonly { from: number; to: number }[] };
  readonly world: { variables: Record<string, string> };
}

export type Judge = (run: Finished) => Verdict[];

/** The writes that a call's requests made. */
export const writesOf = (run: Finished, call: Call) => run.writes.filter(({ by }) => by === call);

/** The attributes of a task or worker at every moment between two, oldest first. */
export function documentsOf(run: Finished, sid: string, fromMs: number, toMs: number): string[] {
  const writes = run.writes.filter((each) => each.sid === sid);
  const before = writes.findLast(({ atMs }) => atMs < fromMs)?.after ?? writes[0]?.before ?? lastOf(run, sid);
  return [before, ...writes.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs).map(({ after }) => after)];
}

/** The attributes as they were in the end, or when it was deleted. */
export function lastOf(run: Finished, sid: string): string {
  return run.taskRouter.tasks.get(sid)?.attributes ?? run.taskRouter.workers.get(sid)?.attributes ?? '{}';
}
