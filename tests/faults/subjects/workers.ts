/** What a fault must leave true of a worker. */
import { pathOf } from '../scene';
import { foreign, nextDigits, secrets, type FaultyFunction } from './calling';

/** A worker, found by its SID or looked up by its name. */
export function updateWorker(name: string, { byName }: { byName: boolean }): FaultyFunction {
  return {
    name,
    path: '/workers/update-worker',
    traits: ['attributes', 'read', 'write'],
    async arrange(bundle) {
      const friendlyName = `agent-${nextDigits()}`;
      const [sid] = bundle.sandbox.putWorkers([{ friendlyName, attributes: foreign }]);
      const named: Record<string, string> = byName ? { FriendlyName: friendlyName } : { WorkerSid: sid };
      const at = `${pathOf({ kind: 'worker', sid })}\\b`;
      return {
        kind: 'worker',
        sid,
        before: JSON.stringify(foreign),
        ours: (before) => ({ ...before, location: 'London' }),
        read: { method: 'GET', path: byName ? `FriendlyName=${friendlyName}` : at },
        write: { method: 'POST', path: at },
        async call() {
          const started = performance.now();
          const response = await fetch(`${bundle.functions.url}/workers/update-worker`, {
            method: 'POST',
            headers: { authorization: `Bearer ${secrets.WORKERS_API_TOKEN}` },
            body: new URLSearchParams({ ...named, location: 'London' }),
          });
          const { code } = (await response.json()) as { code: string };
          return { status: response.status, code, ms: performance.now() - started };
        },
      };
    },
  };
}
