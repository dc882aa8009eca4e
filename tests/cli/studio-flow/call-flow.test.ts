/** The flow is one Studio can import, and everything it says is something our Functions, and Studio, know. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import '../../harness/runtime';
import { attributeTable } from '../../../assets/attributes/table';
import { callFlow } from '../../../cli/studio-flow/call-flow';
import { type Widget } from '../../../cli/studio-flow/widgets';
import { callFunction } from '../../../sandbox/http/call-function';
import { input as closeTask } from '../../../functions/studio/close-task.protected';
import { input as prepareAttributes } from '../../../functions/studio/prepare-attributes.protected';
import { threeMenus, walkThreeMenus } from '../../harness/callers-in-flow';
import { seed, startBundle, type Bundle } from '../../harness/bundle';

const domain = 'flex-1234-dev.twil.io';
const functions = {
  domain,
  serviceSid: `ZS${'1'.repeat(32)}`,
  environmentSid: `ZE${'1'.repeat(32)}`,
  sids: new Map([
    ['/studio/prepare-attributes', `ZH${'1'.repeat(32)}`],
    ['/studio/close-task', `ZH${'2'.repeat(32)}`],
  ]),
};
const { states, ...flow } = callFlow({ functions, workflowSid: seed.workflowSid, channelSid: seed.channelSids.voice });
const widget = (name: string): Widget => states.find((each) => each.name === name)!;
const runs = states.filter(({ type }) => type === 'run-function');
const parametersOf = ({ properties }: Widget) => properties.parameters as { key: string; value: string }[];
const pathOf = ({ properties }: Widget) => (properties.url as string).replace(`https://${domain}`, '');

/** The events of each widget. https://www.twilio.com/docs/studio/widget-library */
const events: Record<Widget['type'], string[]> = {
  trigger: ['incomingMessage', 'incomingConversationMessage', 'incomingRequest', 'incomingParent', 'incomingCall'],
  'run-function': ['success', 'fail'],
  'send-to-flex': ['callComplete', 'failedToEnqueue', 'callFailure'],
  'split-based-on': ['noMatch', 'match'],
};

let bundle: Bundle;
beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());

test('every widget has the events of its type, and each leads to a widget that exists', () => {
  const names = states.map(({ name }) => name);

  expect(states.map(({ type, transitions }) => [type, transitions.map(({ event }) => event)])).toEqual(
    states.map(({ type }) => [type, events[type]]),
  );
  expect(
    states.flatMap(({ transitions }) => transitions).filter(({ next }) => next !== undefined && !names.includes(next)),
  ).toEqual([]);
  expect([flow.initial_state, widget(flow.initial_state).type, new Set(names).size]).toEqual([
    'Trigger',
    'trigger',
    states.length,
  ]);
});

test('a call goes from prepare-attributes to Flex, whatever comes of the first, and after the queue to close-task', () => {
  const next = (name: string, event: string) => widget(name).transitions.find((each) => each.event === event)?.next;

  expect([next('Trigger', 'incomingCall'), next('prepare', 'success'), next('prepare', 'fail')]).toEqual([
    'prepare',
    'send_to_flex',
    'send_to_flex',
  ]);
  expect([
    next('send_to_flex', 'callComplete'),
    next('did_caller_hang_up', 'match'),
    next('did_caller_hang_up', 'noMatch'),
  ]).toEqual(['did_caller_hang_up', 'close', undefined]);
});

test('only a hang-up in the queue is reported as one, of all ways a call leaves it', () => {
  const split = widget('did_caller_hang_up');
  const [condition] = split.transitions.find(({ event }) => event === 'match')!.conditions!;
  const results =
    'bridged bridging-in-process error hangup leave redirected redirected-from-bridged queue-full system-error';

  expect(split.properties.input).toBe('{{widgets.send_to_flex.QueueResult}}');
  expect(results.split(' ').filter((result) => condition.value.split(',').includes(result))).toEqual(['hangup']);
});

test('Run Function names the deployed Functions by address and SID', () => {
  expect(runs.map(pathOf)).toEqual(['/studio/prepare-attributes', '/studio/close-task']);
  expect(
    runs.map(({ properties }) => [properties.service_sid, properties.environment_sid, properties.function_sid]),
  ).toEqual([
    [functions.serviceSid, functions.environmentSid, `ZH${'1'.repeat(32)}`],
    [functions.serviceSid, functions.environmentSid, `ZH${'2'.repeat(32)}`],
  ]);
});

test('without an account there is the address alone', () => {
  const [, prepare] = callFlow({
    functions: { domain },
    workflowSid: seed.workflowSid,
    channelSid: seed.channelSids.voice,
  }).states;

  expect(Object.keys(JSON.parse(JSON.stringify(prepare)).properties)).toEqual(['url', 'parameters', 'offset']);
});

test.each([
  ['prepare', prepareAttributes],
  ['close', closeTask],
])('every parameter of %s is one of its Function, or an attribute of the table', (name, { parameters }) => {
  const attributes = Object.entries(attributeTable).flatMap(([object, rows]) =>
    Object.keys(rows).map((key) => `${object}.${key}`),
  );

  const strangers = parametersOf(widget(name)).filter(
    ({ key }) => !Object.hasOwn(parameters, key) && !attributes.includes(key),
  );

  expect(strangers).toEqual([]);
});

test('every required parameter of close-task is given', () => {
  const given = parametersOf(widget('close')).map(({ key }) => key);

  expect(
    Object.entries(closeTask.parameters).filter(([name, { purpose }]) => purpose && !given.includes(name)),
  ).toEqual([]);
});

/** Liquid as far as the flow uses it: a path, blank when nothing is there, and to_json. */
function render(template: string, context: Record<string, any>): string {
  return template.replaceAll(/\{\{([\w.]+)( \| to_json)?\}\}/g, (_, place: string, asJson?: string) => {
    const value = place.split('.').reduce<any>((inner, key) => inner?.[key], context);
    return asJson ? JSON.stringify(value ?? null) : String(value ?? '');
  });
}
const formOf = (run: Widget, context: object) =>
  Object.fromEntries(parametersOf(run).map(({ key, value }) => [key, render(value, context)]));
const call = { trigger: { call: { From: '+14155550100', To: '+15005550006' } } };
const runWidget = (run: Widget, context: object) =>
  callFunction({ url: bundle.functions.url + pathOf(run), form: formOf(run, context) }, seed.authToken);
const attributesFor = (context: object) =>
  JSON.parse(render(widget('send_to_flex').properties.attributes as string, context));

test('with variables that a flow has not set nothing is wrong, and Flex gets an object', async () => {
  const { status, body } = await runWidget(widget('prepare'), { ...call, flow: { variables: {} } });

  expect([status, body]).toEqual([200, expect.objectContaining({ code: 'valid', warnings: [], issues: [] })]);
  expect(attributesFor({ ...call, widgets: { prepare: { parsed: body } } })).toEqual({
    type: 'inbound',
    name: '+14155550100',
    conversations: { direction: 'Inbound', external_contact: '+15005550006' },
    customers: { phone: '+14155550100' },
  });
});

test('a SIP caller with quotation marks in the name spoils nothing', () => {
  const caller = 'sip:"Ann" <ann@example.com>\\';

  expect(attributesFor({ trigger: { call: { From: caller } }, widgets: {} })).toMatchObject({ name: caller });
});

test('Flex gets the call even when prepare-attributes fails', () => {
  expect(attributesFor({ ...call, widgets: {} })).toEqual({
    type: 'inbound',
    name: '+14155550100',
    conversations: null,
    customers: null,
  });
});

test('docs/studio-flows.md gives the same template, and the same parameters of the execution', () => {
  const recipe = readFileSync(path.resolve(__dirname, '../../../docs/studio-flows.md'), 'utf8').replaceAll(/\s+/g, ' ');
  const execution = parametersOf(widget('prepare')).filter(({ key }) => ['FlowSid', 'ExecutionSid'].includes(key));

  expect(recipe).toContain(widget('send_to_flex').properties.attributes);
  expect(execution.map(({ key, value }) => `\`${key}\` = \`${value}\``)).toEqual([
    '`FlowSid` = `{{flow.flow_sid}}`',
    '`ExecutionSid` = `{{flow.sid}}`',
  ]);
  for (const { key, value } of execution) expect(recipe).toContain(`\`${key}\` = \`${value}\``);
});

test('the template of the attributes fits the field of Send to Flex', () => {
  expect((widget('send_to_flex').properties.attributes as string).length).toBeLessThan(1024);
});

test('Flex gets the way through the IVR of a call in a flow', async () => {
  const { FlowSid, ExecutionSid } = walkThreeMenus(bundle);

  const { body } = await runWidget(widget('prepare'), { ...call, flow: { flow_sid: FlowSid, sid: ExecutionSid } });

  expect(attributesFor({ ...call, widgets: { prepare: { parsed: body } } }).conversations).toMatchObject({
    ivr_path: threeMenus,
    ivr_time: expect.any(Number),
  });
});

test('after a hang-up in the queue the task has outcome and reason, and an agent’s task is left alone', async () => {
  const { queuedCall, answeredCall } = seed.taskSids;
  bundle.sandbox.actions.hangUp({ task: queuedCall });

  const replies = await Promise.all(
    [queuedCall, answeredCall].map((TaskSid) => runWidget(widget('close'), { widgets: { send_to_flex: { TaskSid } } })),
  );

  expect(replies.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual([
    [200, 'changed'],
    [409, 'not-allowed-now'],
  ]);
  expect((await bundle.fetchTask(queuedCall)).attributes.conversations).toMatchObject({
    abandoned: 'Yes',
    abandoned_phase: 'Queue',
    hang_up_by: 'Customer',
  });
});
