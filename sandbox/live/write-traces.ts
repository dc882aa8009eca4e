/** What a write to a task took: its requests one after the other, with the pauses between them. */
import { type LoggedRequest } from '../state/request-log';

export interface TracedRequest {
  id: number;
  /** ms since 1970 on the sandbox's clock. */
  at: number;
  ms: number;
  verb: 'read' | 'write' | 'delete';
  /** Null when no answer arrived. */
  status: number | null;
  /** Whether it carried If-Match. */
  conditional: boolean;
  fault: string | null;
}

/** Requests for one task that belong to one attempt to change it. */
export interface WriteTrace {
  at: number;
  requests: TracedRequest[];
}

/** The Functions repeat a write for 8 s at most; who comes later has begun anew. */
const apartMs = 8000;
/** The newest are enough for a person. */
const most = 40;

const verbs: Record<string, TracedRequest['verb']> = { GET: 'read', POST: 'write', DELETE: 'delete' };

function traced({ id, at, ms, method, status, headers, fault }: LoggedRequest): TracedRequest {
  return {
    id,
    at,
    ms: ms ?? 0,
    verb: verbs[method] ?? 'read',
    status,
    conditional: 'if-match' in headers,
    fault,
  };
}

/** Of "/Tasks/" and a SID. */
const pathLength = 7 + 34;

const endsIt = ({ verb, status }: TracedRequest) => verb !== 'read' && status !== null && status < 400;

/** Oldest first. A trace ends with the write that worked. */
export function traceWrites(requests: LoggedRequest[], taskSids: string[]): WriteTrace[] {
  const wanted = new Set(taskSids.map((sid) => `/Tasks/${sid}`));
  const traces: WriteTrace[] = [];
  for (const request of requests.filter(({ path }) => wanted.has(path.slice(-pathLength)))) {
    const next = traced(request);
    const last = traces.at(-1)?.requests.at(-1);
    if (last && !endsIt(last) && next.at - last.at <= apartMs) traces.at(-1)?.requests.push(next);
    else traces.push({ at: next.at, requests: [next] });
  }
  return traces.filter(({ requests: all }) => all.some(({ verb }) => verb !== 'read')).slice(-most);
}
