/** The faults that are armed: which one strikes a request or an event, and how often it still will. */
import { seededRandom } from './seeded-random';
import { callbackFaultKinds, readFault, requestFaultKinds, type Fault } from './fault';

export interface FaultList {
  /** Returns the fault's id. Throws an Error when the fault is malformed. */
  add(fault: Fault): number;
  list(): (Fault & { id: number; struck: number })[];
  /** One fault, or all. */
  remove(id?: number): void;
  /** The first fault that strikes this request; counts as one of its times. */
  strikeRequest(request: { method: string; host: string; path: string }): Fault | undefined;
  strikeEvent(name: string): Fault | undefined;
}

interface Armed {
  id: number;
  fault: Fault;
  struck: number;
  random: () => number;
}

const matches = (source: string | undefined, text: string) => source === undefined || new RegExp(source).test(text);

export function createFaultList(): FaultList {
  let armed: Armed[] = [];
  let lastId = 0;

  function strike(kinds: readonly string[], fits: (fault: Fault) => boolean): Fault | undefined {
    for (const candidate of armed) {
      const { fault } = candidate;
      const spent = fault.times !== 'always' && candidate.struck >= (fault.times ?? 1);
      if (spent || !kinds.includes(fault.kind) || !fits(fault)) continue;
      if (candidate.random() >= (fault.probability ?? 1)) continue;
      candidate.struck += 1;
      return fault;
    }
    return undefined;
  }

  return {
    add(fault) {
      readFault(fault);
      lastId += 1;
      armed.push({ id: lastId, fault, struck: 0, random: seededRandom(fault.seed ?? lastId) });
      return lastId;
    },
    list: () => armed.map(({ id, fault, struck }) => ({ id, ...fault, struck })),
    remove(id) {
      armed = id === undefined ? [] : armed.filter((one) => one.id !== id);
    },
    strikeRequest: ({ method, host, path }) =>
      strike(
        requestFaultKinds,
        (fault) =>
          (fault.method === undefined || fault.method.toUpperCase() === method) &&
          matches(fault.host, host) &&
          matches(fault.path, path),
      ),
    strikeEvent: (name) => strike(callbackFaultKinds, (fault) => matches(fault.event, name)),
  };
}
