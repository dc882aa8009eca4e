import { isSameState, planBack, planStreams } from '../../../../cli/configure/streams/plan-streams';
import { destinationOf, type Stream, type Types } from '../../../../cli/deployment/event-streams';

const address = 'https://flex-1234-dev.twil.io/webhooks/event-streams';
const [older, newest] = ['older-token-of-32-characters-0000', 'newer-token-of-32-characters-0000'];
const [created, canceled] = ['com.twilio.taskrouter.task.created', 'com.twilio.taskrouter.task.canceled'];
const worker = 'com.twilio.taskrouter.worker.created';
const wanted: Types = { [created]: 4, [canceled]: 4 };

const sink = (sinkSid: string, types?: Types, changed: Partial<Stream> = {}): Stream => ({
  sinkSid,
  status: 'active',
  method: 'POST',
  destination: destinationOf(address, newest),
  ...(types && { subscription: { sid: sinkSid.replace('DG', 'DF'), types } }),
  ...changed,
});
const withOlder = { destination: destinationOf(address, older) };
const planFor = (...current: Stream[]) => planStreams(current, [older, newest], wanted);
const subscribe = (sinkSid: string | undefined, types = wanted) => ({ kind: 'subscribe', sinkSid, types });
const unsubscribe = (number: number, types = wanted) => ({
  kind: 'unsubscribe',
  sinkSid: `DG${number}`,
  subscriptionSid: `DF${number}`,
  types,
});
const anew = [{ kind: 'make-sink' }, subscribe(undefined)];

test.each([
  ['nothing is there', [], anew],
  ['all is there', [sink('DG1', wanted)], []],
  ['somebody subscribed more', [sink('DG1', { ...wanted, [worker]: 2 })], []],
  ['the password is shown as asterisks', [sink('DG1', wanted, { destination: destinationOf(address, '***') })], []],
  ['a sink is there, without a subscription', [sink('DG1')], [subscribe('DG1')]],
  [
    'a type is missing',
    [sink('DG1', { [created]: 4 })],
    [{ kind: 'set-type', subscriptionSid: 'DF1', type: canceled, version: 4, before: undefined }],
  ],
  [
    'a type has another version',
    [sink('DG1', { ...wanted, [created]: 3 })],
    [{ kind: 'set-type', subscriptionSid: 'DF1', type: created, version: 4, before: 3 }],
  ],
  ['the token is the older one', [sink('DG1', wanted, withOlder)], [...anew, unsubscribe(1)]],
  ['the sink has failed', [sink('DG1', wanted, { status: 'failed' })], [...anew, unsubscribe(1)]],
  ['the sink sends by GET', [sink('DG1', wanted, { method: 'GET' })], [...anew, unsubscribe(1)]],
  ['two sinks have it all', [sink('DG1', wanted), sink('DG2', wanted)], [unsubscribe(2)]],
  ['an unused sink and a used one are right', [sink('DG1'), sink('DG2', wanted)], []],
])('when %s', (_, current, steps) => {
  expect(planFor(...current)).toEqual(steps);
});

test('what somebody subscribed in addition moves to the new sink, in its own version', () => {
  const types = { ...wanted, [created]: 3, [worker]: 2 };

  expect(planFor(sink('DG1', types, withOlder))[1]).toEqual(subscribe(undefined, { ...wanted, [worker]: 2 }));
});

test.each([
  ['what was made goes', [sink('DG1', wanted)], [], [unsubscribe(1), { kind: 'remove-sink', sinkSid: 'DG1' }]],
  [
    'what was replaced is back before the new one goes',
    [sink('DG1'), sink('DG2', wanted)],
    [{ sinkSid: 'DG1', types: { [created]: 3 } }],
    [subscribe('DG1', { [created]: 3 }), unsubscribe(2), { kind: 'remove-sink', sinkSid: 'DG2' }],
  ],
  ['a sink that was there unused stays', [sink('DG1', wanted)], [{ sinkSid: 'DG1' }], [unsubscribe(1)]],
  [
    'types are as they were',
    [sink('DG1', wanted)],
    [{ sinkSid: 'DG1', types: { [created]: 3 } }],
    [
      { kind: 'set-type', subscriptionSid: 'DF1', type: created, version: 3, before: 4 },
      { kind: 'drop-type', subscriptionSid: 'DF1', type: canceled, before: 4 },
    ],
  ],
])('an undo: %s', (_, current, before, steps) => {
  expect(planBack(current, before)).toEqual(steps);
});

test.each([
  [[{ sinkSid: 'DG1' }], [], true],
  [[{ sinkSid: 'DG1', types: { a: 4, b: 4 } }], [{ sinkSid: 'DG1', types: { b: 4, a: 4 } }], true],
  [[{ sinkSid: 'DG1', types: { a: 4 } }], [{ sinkSid: 'DG1', types: { a: 3 } }], false],
  [[{ sinkSid: 'DG1', types: { a: 4 } }], [{ sinkSid: 'DG2', types: { a: 4 } }], false],
  [[{ sinkSid: 'DG1', types: { a: 4 } }], [{ sinkSid: 'DG1', types: { a: 4, b: 4 } }], false],
])('%j and %j are the same: %s', (one, other, same) => {
  expect(isSameState(one, other)).toBe(same);
});
