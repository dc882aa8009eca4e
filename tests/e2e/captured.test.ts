/**
 * What Insights never captures by itself, over HTTP: four calls of one customer on the virtual clock, with TaskRouter's
 * events really arriving at our Function, and what Insights would report of them. Nobody writes an attribute by hand.
 */
import { seed, startBundle, type Bundle } from '../harness/bundle';
import { threeMenus, walkThreeMenus } from '../harness/callers-in-flow';
import { secretOfKeys } from '../harness/keyed-links';
import { assertRequestsConform } from '../harness/openapi';

let bundle: Bundle;
const hourMs = 3_600_000;
const { alice } = seed.workerSids;
const events = 'task.created,task.canceled,task.completed,reservation.wrapup';
const caseNumber = 'Case 2041';
/** The tasks of the four calls, in their order. */
const calls: string[] = [];

const settled = () => bundle.sandbox.events.settled();
const later = (ms: number) => bundle.sandbox.clock.advance(ms);

/** From the IVR into the queue: Studio prepares the attributes and sends the call to Flex. */
async function comeIn(): Promise<string> {
  const inFlow = walkThreeMenus(bundle);
  const { body } = await bundle.call('/studio/prepare-attributes', inFlow);
  const attributes = body.attributes as object;
  const { sid } = bundle.sandbox.actions.enqueueCall({ execution: inFlow.ExecutionSid, attributes });
  await settled();
  return sid;
}

async function talk(task: string, hangsUp: 'customer' | 'agent'): Promise<void> {
  const { actions } = bundle.sandbox;
  later(20_000);
  actions.route({ task, worker: alice });
  actions.accept({ task });
  later(60_000);
  await settled();
  actions.hangUp({ task, by: hangsUp });
  await settled();
  actions.complete({ task });
  await settled();
}

const keepCase = (TaskSid: string) =>
  bundle.call('/studio/link-task', { TaskSid, LinkKey: caseNumber, LinkWithinHours: 48 });

beforeAll(async () => {
  bundle = await startBundle({ LINK_BY: 'from', LINK_WITHIN_HOURS: '24', LINK_KEY_SECRET: secretOfKeys });
  bundle.sandbox.sendEventsTo(`${bundle.functions.url}/webhooks/taskrouter-event#rc=2&rp=5xx,rt,ct`, events);
  bundle.sandbox.reset();

  calls.push(await comeIn());
  await keepCase(calls[0]);
  await talk(calls[0], 'agent');

  later(2 * hourMs);
  calls.push(await comeIn());
  await talk(calls[1], 'customer');

  later(20 * hourMs);
  const outgoing = { direction: 'outbound', to: '+14155550134' };
  const { sid: callback } = bundle.sandbox.actions.enqueueCall({ from: '+15005550006', attributes: outgoing });
  await settled();
  await keepCase(callback);
  calls.push(callback);
  await talk(callback, 'agent');

  later(72 * hourMs);
  calls.push(await comeIn());
  await talk(calls[3], 'customer');
}, 60_000);
afterAll(() => bundle.close());

interface Reported {
  id: string;
  tasks: { sid: string; segments: { kind: string; attributes: { name: string; value: unknown; state: string }[] }[] }[];
  warnings: { kind: string }[];
}

async function reported(): Promise<Reported[]> {
  const answer = await fetch(`${bundle.sandbox.url}/sandbox/report`);
  const { conversations } = (await answer.json()) as { conversations: Reported[] };
  return conversations.filter(({ tasks }) => tasks.some(({ sid }) => calls.includes(sid)));
}

/** What Insights would have loaded for the agent's part of a call. */
async function loadedOf(sid: string): Promise<Record<string, unknown>> {
  const task = (await reported()).flatMap(({ tasks }) => tasks).find((each) => each.sid === sid)!;
  const talked = task.segments.find(({ kind }) => kind === 'conversation')!;
  return Object.fromEntries(
    talked.attributes.filter(({ state }) => state === 'loaded').map(({ name, value }) => [name, value]),
  );
}

const ivr = { 'conversations.ivr_path': threeMenus, 'conversations.ivr_time': expect.any(Number) };

test.each([
  ['the first call', 0, { ...ivr, 'conversations.hang_up_by': 'Agent' }],
  ['the call two hours later', 1, { ...ivr, 'conversations.hang_up_by': 'Customer' }],
  ['the callback on the next day', 2, { 'conversations.hang_up_by': 'Agent' }],
  ['the call after the key has expired', 3, { ...ivr, 'conversations.hang_up_by': 'Customer' }],
])('of %s Insights loads how it came and who ended it', async (_, place, expected) => {
  const loaded = await loadedOf(calls[place]);

  expect(loaded).toMatchObject(expected);
  const seconds = loaded['conversations.ivr_time'] as number | undefined;
  expect(seconds === undefined || (seconds >= 40 && seconds < 120)).toBe(true);
});

test('the first three are one conversation, the fourth is another', async () => {
  const conversations = (await reported()).map(({ tasks }) => tasks.map(({ sid }) => sid));

  expect(conversations).toEqual([[calls[3]], calls.slice(0, 3)]);
});

test('nothing is lost but the outcome, which only an agent could know, and every event was answered', async () => {
  const warnings = (await reported()).flatMap((conversation) => conversation.warnings);
  const statuses = bundle.sandbox.events.list().flatMap(({ attempts }) => attempts.map(({ status }) => status));

  expect(new Set(warnings.map(({ kind }) => kind))).toEqual(new Set(['no-outcome']));
  expect(new Set(statuses)).toEqual(new Set([204]));
});

test('no log line names the customer or the case', () => {
  const log = JSON.stringify(bundle.functions.log);

  expect([log.includes('4155550134'), log.toLowerCase().includes(caseNumber.toLowerCase())]).toEqual([false, false]);
});

test('every request is one that Twilio’s OpenAPI description knows', () => {
  const requests = bundle.sandbox.requests
    .list()
    .filter(({ headers }) => headers['user-agent']?.startsWith('twilio-node'));

  expect(() => assertRequestsConform(requests)).not.toThrow();
  expect(new Set(requests.map(({ host }) => host))).toEqual(
    new Set(['studio', 'sync', 'api', 'taskrouter'].map((product) => `${product}.twilio.com`)),
  );
});
