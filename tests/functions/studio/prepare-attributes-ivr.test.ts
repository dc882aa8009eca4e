/** What prepare-attributes takes from Studio; its other duties are in prepare-attributes.test.ts. */
import { seed, startBundle, type Bundle } from '../../harness/bundle';
import { threeMenus, walkThreeMenus, type InFlow } from '../../harness/callers-in-flow';

let bundle: Bundle;
let inFlow: InFlow;
const prepare = (parameters: object) => bundle.call('/studio/prepare-attributes', { ...inFlow, ...parameters });

beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());
beforeEach(() => {
  bundle.sandbox.reset();
  inFlow = walkThreeMenus(bundle);
  bundle.functions.log.length = 0;
});

test('one request tells time and path of the IVR', async () => {
  bundle.sandbox.clock.advance(3000);

  const { body } = await prepare({ 'customers.name': 'Jane' });

  expect(body).toMatchObject({ code: 'valid', warnings: [], attributes: { customers: { name: 'Jane' } } });
  expect(body.attributes).toMatchObject({ conversations: { ivr_path: threeMenus } });
  expect((body.attributes as any).conversations.ivr_time).toBeGreaterThanOrEqual(42);
  expect((body.attributes as any).conversations.ivr_time).toBeLessThan(120);
  expect(bundle.requestsSent()).toEqual(['ListExecutionStep']);
  expect(bundle.sandbox.requests.list().at(-1)?.query).toEqual({ PageSize: '1000' });
});

test.each([
  ['what the caller gives wins', { 'conversations.ivr_path': '1 ▸ 2' }, { ivr_path: '1 ▸ 2' }],
  ['what the caller clears stays away', { 'conversations.ivr_path': 'null' }, {}],
])('%s', async (_, given, expected) => {
  const { body } = await prepare(given);

  const { ivr_time, ...conversations } = (body.attributes as any).conversations;
  expect([ivr_time >= 40, conversations]).toEqual([true, expected]);
});

test('with both given there is no request', async () => {
  const { body } = await prepare({ Conversations: '{"ivr_path":"1","ivr_time":7}' });

  expect(body.attributes).toEqual({ conversations: { ivr_path: '1', ivr_time: 7 } });
  expect(bundle.requestsSent()).toEqual([]);
});

test.each([
  ['half of the pair', { FlowSid: '' }, 'FlowSid', /send {{flow.flow_sid}}/],
  ['the other half', { ExecutionSid: ' ' }, 'ExecutionSid', /send {{flow.sid}}/],
  ['a SID of something else', { ExecutionSid: `CA${'1'.repeat(32)}` }, 'ExecutionSid', /FN followed by/],
])('%s is refused with a hint, before any request', async (_, given, field, hint) => {
  const { status, body } = await prepare(given);

  expect([status, body.code, body.issues.map((each) => each.field)]).toEqual([400, 'bad-input', [field]]);
  expect(body.issues[0].hint).toMatch(hint);
  expect(bundle.requestsSent()).toEqual([]);
});

describe('when Studio does not tell, a warning says so and the rest goes on', () => {
  const unwell = (fault: object) =>
    bundle.sandbox.addFault({ kind: 'status', path: '/Steps', times: 'always', ...fault });

  test.each([
    ['an unknown execution', () => void (inFlow.ExecutionSid = `FN${'9'.repeat(32)}`), /knows no such execution/],
    ['another flow', () => void (inFlow.FlowSid = `FW${'9'.repeat(32)}`), /knows no such execution/],
    ['Studio down', () => void unwell({ status: 503 }), /did not answer/],
    ['Studio overrun', () => void unwell({ status: 429, retryAfter: 60 }), /asked for fewer/],
    ['an answer of something else', () => void unwell({ kind: 'html', status: 200 }), /did not answer/],
    ['credentials refused', () => void unwell({ status: 401 }), /refused ACCOUNT_SID/],
    [
      'an execution without steps',
      () => void (inFlow.ExecutionSid = bundle.sandbox.actions.putExecution({ steps: [] }).sid),
      /no step/,
    ],
  ])('%s', async (_, spoil, problem) => {
    spoil();

    const { status, body } = await prepare({ 'conversations.campaign': 'Spring' });

    expect([status, body.attributes]).toEqual([200, { conversations: { campaign: 'Spring' } }]);
    expect(body.warnings).toEqual([expect.objectContaining({ field: 'ivr', problem: expect.stringMatching(problem) })]);
  });

  test('after two seconds of silence', async () => {
    unwell({ kind: 'silence' });
    const started = performance.now();

    const { body } = await prepare({});

    expect([body.code, body.attributes, body.warnings[0].field]).toEqual(['valid', {}, 'ivr']);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('credentials refused are also told to the operator', async () => {
    unwell({ status: 401 });

    await prepare({});

    expect(bundle.functions.log).toEqual([expect.objectContaining({ level: 'warn' })]);
    expect(bundle.functions.log[0].line.note).toBe('Twilio refused ACCOUNT_SID and AUTH_TOKEN.');
  });
});

test('a thousand steps fit one request, and their path the limit', async () => {
  const steps = Array.from({ length: 1000 }, (_, n) => ({
    event: 'keypress',
    from: `menu_${n}`,
    to: `menu_${n + 1}`,
    secondsAgo: 1000 - n,
  }));
  const { sid } = bundle.sandbox.actions.putExecution({ steps: steps.toReversed() });

  const { body } = await prepare({ FlowSid: seed.flowSid, ExecutionSid: sid });

  const { ivr_path } = (body.attributes as any).conversations;
  expect([ivr_path.length <= 255, ivr_path]).toEqual([true, expect.stringMatching(/^… ▸ .* ▸ menu_1000$/)]);
  expect(bundle.requestsSent()).toEqual(['ListExecutionStep']);
});
