/** What enrich-task takes from Studio; its other duties are in enrich-task.test.ts. */
import { startBundle, type Bundle } from '../../harness/bundle';
import { threeMenus, walkThreeMenus } from '../../harness/callers-in-flow';

let bundle: Bundle;
const enrich = (parameters: Record<string, unknown>) =>
  bundle.call('/studio/enrich-task', { ...walkThreeMenus(bundle), ...parameters });

beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());
beforeEach(() => {
  bundle.sandbox.reset();
  bundle.functions.log.length = 0;
});

const conversationsOf = async (sid: string) => (await bundle.fetchTask(sid)).attributes.conversations;
const ivr = { ivr_path: threeMenus, ivr_time: expect.any(Number) };

test('an execution alone is enough to write time and path of the IVR', async () => {
  const TaskSid = await bundle.createTask({ call_sid: 'CA1' });

  const { body } = await enrich({ TaskSid });

  expect([body.code, body.attributes]).toEqual(['changed', { conversations: ivr }]);
  expect(await conversationsOf(TaskSid)).toEqual(ivr);
  expect(bundle.requestsSent()).toEqual(['ListExecutionStep', 'FetchTask', 'UpdateTask']);
});

test('what somebody wrote on the task is not replaced, nor told as written', async () => {
  const TaskSid = await bundle.createTask({ conversations: { ivr_path: 'by hand' } });

  const { body } = await enrich({ TaskSid, 'conversations.campaign': 'Spring' });

  const written = { campaign: 'Spring', ivr_time: expect.any(Number) };
  expect(body.attributes).toEqual({ conversations: written });
  expect(await conversationsOf(TaskSid)).toEqual({ ivr_path: 'by hand', ...written });
});

test('what the caller gives replaces what stands', async () => {
  const TaskSid = await bundle.createTask({ conversations: { ivr_path: 'by hand', ivr_time: 3 } });

  await enrich({ TaskSid, 'conversations.ivr_path': '1' });

  expect(await conversationsOf(TaskSid)).toEqual({ ivr_path: '1', ivr_time: 3 });
});

test('a value that somebody writes in the same moment stands', async () => {
  const TaskSid = await bundle.createTask({});
  const form = { Attributes: '{"conversations":{"ivr_path":"theirs"}}' };
  const path = `/v1/Workspaces/[^/]+/Tasks/${TaskSid}`;
  const requests = [
    { method: 'POST', path: `/v1/Workspaces/WS00000000000000000000000000000001/Tasks/${TaskSid}`, form },
  ];
  bundle.sandbox.addFault({ kind: 'meanwhile', method: 'POST', path, requests });

  await enrich({ TaskSid });

  expect(await conversationsOf(TaskSid)).toEqual({ ivr_path: 'theirs', ivr_time: expect.any(Number) });
});

test('a task that has both is left alone', async () => {
  const TaskSid = await bundle.createTask({ conversations: { ivr_path: '1', ivr_time: 3 } });

  const { body } = await enrich({ TaskSid });

  expect([body.code, body.warnings]).toEqual(['unchanged', []]);
});

test('when Studio does not tell, the attributes are written all the same', async () => {
  const TaskSid = await bundle.createTask({});
  bundle.sandbox.addFault({ kind: 'status', status: 503, path: '/Steps', times: 'always' });

  const { body } = await enrich({ TaskSid, 'conversations.campaign': 'Spring' });

  expect([body.code, body.warnings.map(({ field }) => field)]).toEqual(['changed', ['ivr']]);
  expect(await conversationsOf(TaskSid)).toEqual({ campaign: 'Spring' });
});

test('when Twilio lets us not read the execution, the operator is told so whatever comes of the task', async () => {
  const known = await bundle.createTask({ conversations: { campaign: 'Spring' } });
  bundle.sandbox.addFault({ kind: 'status', status: 401, path: '/Steps', times: 'always' });

  const replies = [known, `WT${'9'.repeat(32)}`].map((TaskSid) =>
    enrich({ TaskSid, 'conversations.campaign': 'Spring' }),
  );

  expect((await Promise.all(replies)).map(({ body }) => [body.code, body.warnings.map(({ field }) => field)])).toEqual([
    ['unchanged', ['ivr']],
    ['task-not-found', ['ivr']],
  ]);
  expect(bundle.functions.log.map(({ line }) => line.note)).toEqual(
    replies.map(() => 'Twilio refused ACCOUNT_SID and AUTH_TOKEN.'),
  );
});

test('when Studio does not tell and nothing else is given, nothing is written', async () => {
  const TaskSid = await bundle.createTask({});
  bundle.sandbox.addFault({ kind: 'status', status: 503, path: '/Steps', times: 'always' });

  const { body } = await enrich({ TaskSid });

  expect([body.code, body.warnings.map(({ field }) => field)]).toEqual(['unchanged', ['ivr']]);
  expect(await conversationsOf(TaskSid)).toBeUndefined();
});
