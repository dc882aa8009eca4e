/** Calls per close and per event, and a storm of closing events: repeated, shuffled, with Twilio half out of order. */
import twilio from 'twilio';
import { redirectTwilio } from '../../sandbox/preload/redirect.cjs';
import { type Figure } from './figure';
import { seed, startBenchBundle, type BenchBundle } from './support/bench-bundle';
import { content, endTask, outcomes, storm, told, type Deliver, type Write } from './support/closing-storm';

export const name = 'Outcomes';

const webhook = '/webhooks/taskrouter-event';

/** The calls one request of a Function makes to Twilio. */
async function callsOf(bundle: BenchBundle, path: string, parameters: Record<string, string>): Promise<number> {
  bundle.sandbox.requests.clear();
  const { status, body } = await bundle.call(path, parameters);
  if (status !== 200 && status !== 204) throw new Error(`${path} answered ${status} ${body?.code}`);
  return bundle.twilioCalls();
}

/** A task in an agent's hands. */
async function answeredTask(bundle: BenchBundle): Promise<string> {
  const sid = await bundle.createTask({ call_sid: 'CA1' });
  bundle.sandbox.putTask({ sid, assignmentStatus: 'assigned' });
  return sid;
}

async function callsPerClose(bundle: BenchBundle): Promise<Figure[]> {
  const close = (TaskSid: string, parameters: Record<string, string>) =>
    callsOf(bundle, '/studio/close-task', { TaskSid, ...parameters });
  const canceled = await close(await bundle.createTask({ call_sid: 'CA1' }), { Status: 'canceled', Outcome: 'Spam' });
  const completed = await close(await answeredTask(bundle), { Status: 'completed', Outcome: 'Sale' });
  const plain = await close(await answeredTask(bundle), { Status: 'completed', Reason: 'done' });
  const channel = await close(seed.taskSids.chat, { Status: 'completed', Outcome: 'Sale' });
  return [
    { what: 'close-task, canceled', ours: canceled, unit: 'calls', target: '2' },
    { what: 'close-task, completed', ours: completed, unit: 'calls', target: '3' },
    { what: 'close-task, completed, no attribute changes', ours: plain, unit: 'calls', target: '2' },
    { what: 'close-task, Interaction', ours: channel, unit: 'calls' },
  ];
}

async function callsPerEvent(bundle: BenchBundle): Promise<Figure[]> {
  const event = endTask(bundle, 'hangup');
  const first = await callsOf(bundle, webhook, event);
  const again = await callsOf(bundle, webhook, event);
  const nothing = await callsOf(bundle, webhook, {
    ...event,
    TaskAttributes:
      '{"conversations":{"outcome":"Sale","abandoned":"Yes","abandoned_phase":"Queue","hang_up_by":"Customer"}}',
  });
  const foreign = await callsOf(bundle, webhook, { ...event, EventType: 'task.updated' });
  return [
    { what: 'event that ends a task', ours: first, unit: 'calls', target: '1' },
    { what: 'the same event again', ours: again, unit: 'calls' },
    { what: 'event with nothing to do', ours: nothing, unit: 'calls', target: '0' },
    { what: 'task.updated by our own write', ours: foreign, unit: 'calls', target: '0' },
  ];
}

/** What most integrations do: fetch, set what is missing, update without If-Match. */
async function updateBlindly(taskSid: string, conversations: object): Promise<boolean> {
  const task = blind().tasks(taskSid);
  try {
    const current = JSON.parse((await task.fetch()).attributes);
    await task.update({
      attributes: JSON.stringify({ ...current, conversations: { ...conversations, ...current.conversations } }),
    });
    return true;
  } catch {
    return false;
  }
}

const blind = () => twilio(seed.accountSid, seed.authToken).taskrouter.v1.workspaces(seed.workspaceSid);

async function storms(bundle: BenchBundle): Promise<Figure[]> {
  redirectTwilio(bundle.sandbox.address);
  const deliver: Deliver = async (event) => (await bundle.call(webhook, event)).status === 204;
  const enrich: Write = async (TaskSid) =>
    (await bundle.call('/studio/enrich-task', { TaskSid, 'conversations.content': content })).status === 200;
  const deliverBlindly: Deliver = (event) => updateBlindly(event.TaskSid, told(event.TaskCanceledReason));
  const [ours, theirs] = [await storm(bundle, deliver), await storm(bundle, deliverBlindly)];
  const [oursAmongWriters, theirsAmongWriters] = [
    await storm(bundle, deliver, enrich),
    await storm(bundle, deliverBlindly, (sid) => updateBlindly(sid, { content })),
  ];
  const pattern = 'fetch, then update without If-Match, no retries';
  return [
    {
      what: 'storm of 500 closing events: tasks that end right',
      ours: ours.right,
      unit: 'of 100',
      target: '100',
      more: true,
      baseline: { value: theirs.right, pattern },
    },
    {
      what: 'storm: deliveries that came through',
      ours: ours.accepted,
      unit: 'of 500',
      target: '500',
      more: true,
      baseline: { value: theirs.accepted, pattern },
    },
    {
      what: 'storm: calls per delivery',
      ours: ours.callsEach,
      unit: 'calls',
      target: '<= 2.2',
      baseline: { value: theirs.callsEach, pattern },
    },
    { what: 'storm: slowest reply', ours: ours.slowest, unit: 's', target: '<= 8' },
    {
      what: 'storm, each task written to meanwhile: tasks that lost what somebody was told is there',
      ours: oursAmongWriters.lost,
      unit: 'of 100',
      target: '0',
      baseline: { value: theirsAmongWriters.lost, pattern },
    },
    {
      what: 'storm, each task written to meanwhile: all there',
      ours: oursAmongWriters.right,
      unit: 'of 100',
      more: true,
      baseline: { value: theirsAmongWriters.right, pattern },
    },
    {
      what: 'storm, each task written to meanwhile: a writer honestly refused',
      ours: oursAmongWriters.refused,
      unit: 'of 100',
      baseline: { value: theirsAmongWriters.refused, pattern },
    },
    {
      what: 'storm, each task written to meanwhile: slowest reply',
      ours: oursAmongWriters.slowest,
      unit: 's',
      target: '<= 8',
    },
  ];
}

export async function measure(): Promise<Figure[]> {
  const bundle = await startBenchBundle({ OUTCOME_BY_REASON: JSON.stringify(outcomes) });
  try {
    return [...(await callsPerClose(bundle)), ...(await callsPerEvent(bundle)), ...(await storms(bundle))];
  } finally {
    await bundle.close();
  }
}
