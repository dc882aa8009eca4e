/** What is to be done so that Event Streams deliver to the Function, or as they did before. Pure. */
import { isSubscribed, tokenOf, type Stream, type Types } from '../../deployment/event-streams';

export type Step =
  | { kind: 'make-sink' }
  /** Without a sinkSid: the sink that was made. */
  | { kind: 'subscribe'; sinkSid?: string; types: Types }
  | { kind: 'set-type'; subscriptionSid: string; type: string; version: number; before?: number }
  | { kind: 'drop-type'; subscriptionSid: string; type: string; before: number }
  | { kind: 'unsubscribe'; subscriptionSid: string; sinkSid: string; types: Types }
  | { kind: 'remove-sink'; sinkSid: string };

/** A sink of ours as an undo puts it back; without types nothing was subscribed. No address: it holds a token. */
export interface SinkBefore {
  sinkSid: string;
  types?: Types;
}

/**
 * One sink of ours with the newest token carries one subscription with all that is `wanted`; types that somebody added
 * stay. The new one is there before an old one goes: an event may come twice, but none is lost. Old sinks stay,
 * unused: an undo needs them, since nothing else knows their token.
 */
export function planStreams(current: readonly Stream[], tokens: readonly string[], wanted: Types): Step[] {
  const usable = current.filter(
    (each) =>
      ['newest', 'hidden'].includes(tokenOf(each, tokens)) && each.method === 'POST' && each.status !== 'failed',
  );
  const sink = usable.find(isSubscribed) ?? usable.at(0);
  const others = current.filter((each) => each !== sink);
  const types = { ...Object.assign({}, ...others.map(({ subscription }) => subscription?.types)), ...wanted } as Types;
  return [
    ...(sink ? [] : [{ kind: 'make-sink' } as const]),
    ...(sink?.subscription
      ? setTypes(sink.subscription, types)
      : [{ kind: 'subscribe', sinkSid: sink?.sinkSid, types } as const]),
    ...others.flatMap(unsubscribe),
  ];
}

/** Back to what there was: sinks that have been made since are removed. */
export function planBack(current: readonly Stream[], before: readonly SinkBefore[]): Step[] {
  const beforeOf = ({ sinkSid }: Stream) => before.find((each) => each.sinkSid === sinkSid);
  const puttingBack = current.flatMap((each): Step[] => {
    const types = beforeOf(each)?.types;
    if (!types) return [];
    if (!each.subscription) return [{ kind: 'subscribe', sinkSid: each.sinkSid, types }];
    return [...setTypes(each.subscription, types), ...dropTypes(each.subscription, types)];
  });
  const made = current.filter((each) => !beforeOf(each));
  return [
    ...puttingBack,
    ...current.filter((each) => !beforeOf(each)?.types).flatMap(unsubscribe),
    ...made.map(({ sinkSid }): Step => ({ kind: 'remove-sink', sinkSid })),
  ];
}

const setTypes = ({ sid, types }: NonNullable<Stream['subscription']>, wanted: Types): Step[] =>
  Object.entries(wanted)
    .filter(([type, version]) => types[type] !== version)
    .map(([type, version]) => ({ kind: 'set-type', subscriptionSid: sid, type, version, before: types[type] }));

const dropTypes = ({ sid, types }: NonNullable<Stream['subscription']>, wanted: Types): Step[] =>
  Object.entries(types)
    .filter(([type]) => wanted[type] === undefined)
    .map(([type, before]) => ({ kind: 'drop-type', subscriptionSid: sid, type, before }));

function unsubscribe({ sinkSid, subscription }: Stream): Step[] {
  if (!subscription) return [];
  return [{ kind: 'unsubscribe', subscriptionSid: subscription.sid, sinkSid, types: subscription.types }];
}

/** The same sinks with the same types, in whatever order. */
export function isSameState(one: readonly SinkBefore[], other: readonly SinkBefore[]): boolean {
  const lines = (state: readonly SinkBefore[]) =>
    state.flatMap(({ sinkSid, types = {} }) =>
      Object.entries(types).map(([type, version]) => `${sinkSid} ${type} ${version}`),
    );
  const [left, right] = [lines(one), lines(other)];
  return left.length === right.length && left.every((line) => right.includes(line));
}

/** All that a file may hold of it. */
export const stateOf = (streams: readonly Stream[]): SinkBefore[] =>
  streams.map(({ sinkSid, subscription }) => ({ sinkSid, types: subscription?.types }));
