/** New tasks linked by LINK_BY; those that name their predecessor are in taskrouter-event-link.test.ts. */
import { startBundle, type Bundle } from '../../harness/bundle';
import { eventDoors, streamsVariables } from '../../harness/event-doors';
import { keptItems, overwriteItems, secretOfKeys } from '../../harness/keyed-links';
import { path, type Recorded } from '../../harness/task-events';

let bundle: Bundle;
const hourMs = 3_600_000;
const start = async (variables: Record<string, string>) => {
  bundle = await startBundle(variables);
};

/** A call comes in; its event, not delivered. */
function call(attributes: object = { from: '+14155550101' }): Recorded {
  const { sid } = bundle.sandbox.actions.enqueueCall({ attributes: { from: null, ...attributes } });
  bundle.sandbox.requests.clear();
  return bundle.sandbox.events
    .list()
    .findLast(({ type, parameters }) => type === 'task.created' && parameters.TaskSid === sid)!.parameters;
}
const send = (event: Recorded) => bundle.call(path, event);
const linkOf = async ({ TaskSid }: Recorded) =>
  (await bundle.fetchTask(TaskSid)).attributes.conversations?.conversation_id as string | undefined;

describe.each(eventDoors)('with LINK_BY, through %s', (_, through) => {
  const send = (event: Recorded) => through(bundle, event);
  beforeAll(() =>
    start({ LINK_BY: 'customers.external_id, from', LINK_KEY_SECRET: secretOfKeys, ...streamsVariables }),
  );
  afterAll(() => bundle.close());
  beforeEach(() => {
    bundle.sandbox.reset();
    bundle.functions.log.length = 0;
  });

  test('the first task of a customer stays without a link, the next is linked to it: two requests, and one write', async () => {
    await send(call({ from: 'makes the map' }));
    const [first, next] = [call(), call()];

    await send(first);
    const forFirst = bundle.requestsSent();
    bundle.sandbox.requests.clear();
    await send(next);

    expect([forFirst, bundle.requestsSent()]).toEqual([
      ['FetchSyncMapItem', 'CreateSyncMapItem'],
      ['FetchSyncMapItem', 'UpdateSyncMapItem', 'UpdateTask'],
    ]);
    expect([await linkOf(first), await linkOf(next)]).toEqual([undefined, first.TaskSid]);
  });

  test('the first attribute that is not blank names the customer', async () => {
    const [first, other] = [call({ customers: { external_id: 'C7' }, from: '+1' }), call({ from: '+1' })];
    const same = call({ customers: { external_id: ' c7 ' }, from: '+2' });
    for (const event of [first, other, same]) await send(event);

    expect([await linkOf(other), await linkOf(same)]).toEqual([undefined, first.TaskSid]);
  });

  test.each([
    ['without any', {}],
    ['with blanks', { from: ' ', customers: { external_id: '' } }],
    ['with a caller who is not shown', { from: '+266696687' }],
    ['with objects', { from: { number: '+1' }, customers: 'x' }],
  ])('a task %s costs nothing', async (_, attributes) => {
    const event = call(attributes);

    expect([(await send(event)).status, bundle.requestsSent(), keptItems(bundle)]).toEqual([204, [], []]);
  });

  test('a named predecessor wins over the key', async () => {
    await send(call());
    const named = call({ from: '+2' });
    const next = call({ from: '+14155550101', previous_task_sid: named.TaskSid });

    await send(next);

    expect(await linkOf(next)).toBe(named.TaskSid);
  });

  test('a task that has a link keeps it, and hands it on to those after it', async () => {
    const first = call({ from: '+3', conversations: { conversation_id: 'case 7' } });
    const next = call({ from: '+3' });

    for (const event of [first, next]) await send(event);

    expect([await linkOf(first), await linkOf(next)]).toEqual(['case 7', 'case 7']);
  });

  test('events told three times, in any order and at once: one conversation, one first', async () => {
    const events = Array.from({ length: 6 }, () => call());

    await Promise.all([...events, ...events.toReversed(), ...events].map(send));

    const links = await Promise.all(events.map(async (event) => (await linkOf(event)) ?? event.TaskSid));
    expect(new Set(links).size).toBe(1);
    expect(keptItems(bundle)).toHaveLength(1);
  });

  test('an event that comes a day late does not move its task to a conversation that began since', async () => {
    const first = call();
    await send(first);
    bundle.sandbox.changeSettings({ deletionSeconds: 90_000_000 });
    bundle.sandbox.clock.advance(25 * hourMs);
    const later = call();
    await send(later);

    await send(first);

    expect([await linkOf(first), await linkOf(later)]).toEqual([undefined, undefined]);
  });

  test('an event without attributes: the task is read first', async () => {
    const [first, next] = [call(), call()];
    await send(first);
    bundle.sandbox.requests.clear();

    await send({ ...next, TaskAttributes: '' });

    expect(bundle.requestsSent()).toEqual(['FetchTask', 'FetchSyncMapItem', 'UpdateSyncMapItem', 'UpdateTask']);
    expect(await linkOf(next)).toBe(first.TaskSid);
  });

  test('waits for another delivery while Sync is down', async () => {
    const event = call();
    bundle.sandbox.addFault({ kind: 'status', status: 503, retryAfter: 60, path: '/Items', times: 'always' });

    expect((await send(event)).status).toBe(503);
  });

  test('an item overwritten with nonsense is told to the operator, and to TaskRouter as done', async () => {
    await send(call());
    overwriteItems(bundle, { hello: 'world' });
    const event = call();

    expect((await send(event)).status).toBe(204);

    expect(await linkOf(event)).toBeUndefined();
    const { level, line } = bundle.functions.log.at(-1)!;
    expect([level, line.note]).toEqual(['warn', expect.stringContaining('holds no conversation')]);
    expect(JSON.stringify(line)).not.toContain('4155550101');
  });
});

test.each([
  ['without LINK_BY nobody is asked', {}, 204],
  ['with LINK_BY and no secret the operator is told', { LINK_BY: 'from' }, 500],
])('%s', async (_, variables, status) => {
  await start(variables);
  const event = call();

  expect([(await send(event)).status, bundle.requestsSent()]).toEqual([status, []]);

  await bundle.close();
});
