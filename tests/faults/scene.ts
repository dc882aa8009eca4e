/** One case of the fault matrix: a task or worker of its own, so that all cases can run side by side. */
import { isDeepStrictEqual } from 'node:util';
import * as seed from '../../sandbox/state/fixed-sids';
import { type Bundle } from '../harness/bundle';

export type Attributes = Record<string, unknown>;

/** What a Function came to. */
export interface Reply {
  /** HTTP status. */
  status: number;
  /** The code in the reply; of a webhook, which has none, the one in its log line. */
  code: string;
  /** Milliseconds the caller waited. */
  ms: number;
}

export interface Scene {
  /** The task or worker whose attributes are at stake. */
  kind: 'task' | 'worker';
  sid: string;
  /** Its attributes before the call, as text. */
  before: string;
  /** The attributes after a call that did its work on these. */
  ours: (before: Attributes) => Attributes;
  /** The task's status after a call that did its work; unchanged when left out. */
  closedAs?: string;
  /** Whether the work is done, where it shows in something else than attributes. */
  isDone?(): boolean;
  /** The requests of this case: regular expressions on method and path. Undefined: it sends none of the kind. */
  read?: RequestPattern;
  write?: RequestPattern;
  call(): Promise<Reply>;
  /** An event that came to be after this one and may arrive before it. */
  later?: { call: () => Promise<Reply>; ours: (before: Attributes) => Attributes };
}

export interface RequestPattern {
  method: 'GET' | 'POST';
  path: string;
}

/** What somebody else puts beside our attributes in the same moment. */
export const theirs = { theirs: 1 };

export function pathOf({ kind, sid }: Pick<Scene, 'kind' | 'sid'>): string {
  return `/v1/Workspaces/${seed.workspaceSid}/${kind === 'task' ? 'Tasks' : 'Workers'}/${sid}`;
}

function stored(
  bundle: Bundle,
  { kind, sid }: Scene,
): { attributes: string | null; assignmentStatus?: string } | undefined {
  return kind === 'task' ? bundle.sandbox.state.tasks.get(sid) : bundle.sandbox.state.workers.get(sid);
}

/** Puts any text, or null, into the place of the attributes. */
export function putAttributes(bundle: Bundle, scene: Scene, json: string | null): void {
  const { workers } = bundle.sandbox.state;
  if (scene.kind === 'task') bundle.sandbox.putTask({ sid: scene.sid, attributes: json });
  else workers.set(scene.sid, { ...workers.get(scene.sid)!, attributes: json as string });
  scene.before = json ?? '';
}

/** What became of the task or worker, in the words of the table. */
export function stateAfter(bundle: Bundle, scene: Scene): string {
  const now = stored(bundle, scene);
  if (!now) return 'gone';
  if (scene.isDone?.()) return 'written';
  if ((now.attributes ?? '') === scene.before && (!scene.closedAs || now.assignmentStatus !== scene.closedAs))
    return 'as it was';
  const before = parse(scene.before);
  const closed = !scene.closedAs || now.assignmentStatus === scene.closedAs;
  const is = (expected: Attributes) => isDeepStrictEqual(parse(now.attributes), expected);
  if (is(scene.ours(before))) return closed ? 'written' : 'written, still open';
  if (is(scene.ours({ ...before, ...theirs })))
    return closed ? 'written beside theirs' : 'written beside theirs, still open';
  return is({ ...before, ...theirs }) ? 'theirs' : `broken: ${now.assignmentStatus} ${now.attributes}`;
}

function parse(json: string | null): Attributes {
  return json ? ((JSON.parse(json) ?? {}) as Attributes) : {};
}

/** The writes of this case that Twilio carried out. */
export function writesApplied(bundle: Bundle, { write }: Scene): number {
  if (!write) return 0;
  const path = new RegExp(write.path);
  return bundle.sandbox.requests
    .list()
    .filter(
      (request) =>
        request.code === null &&
        request.operation !== null &&
        request.method === write.method &&
        path.test(request.path),
    ).length;
}
