/** A day at a small contact centre. Who writes the attributes, and how, is not its business. */
import { activitySids, queueSids, workspaceSid } from '../state/fixed-sids';
import { merge } from './by-hand';
import { tasksPath, type Centre, type Values } from './centre';
import { type Hands, type InFlow } from './hands';

/** SIDs of the workers. */
export type Agents = Record<'alice' | 'bob' | 'carol', string>;

/** What a scene works with. `tell` says what happens. */
interface Stage {
  centre: Centre;
  hands: Hands;
  agents: Agents;
  tell: (words: string) => Promise<void>;
}

interface Call {
  task: string;
  sid: string;
}

/** Agents as they are in TaskRouter after their first login to Flex. */
export async function hireAgents(centre: Centre): Promise<Agents> {
  const hire = async (name: string, skills: string[]): Promise<string> => {
    const attributes = {
      contact_uri: `client:${name}`,
      email: `${name}@example.com`,
      roles: ['agent'],
      routing: { skills, levels: {} },
    };
    const form = { FriendlyName: name, ActivitySid: activitySids.available, Attributes: JSON.stringify(attributes) };
    const { body } = await centre.twilio(`/v1/Workspaces/${workspaceSid}/Workers`, form);
    return body.sid;
  };
  return {
    alice: await hire('alice', ['sales', 'support']),
    bob: await hire('bob', ['support']),
    carol: await hire('carol', ['sales']),
  };
}

async function takeCall({ centre }: Stage, from: string, attributes: object, execution?: string): Promise<Call> {
  const { sid, attributes: text } = await centre.act<{ sid: string; attributes: string }>('enqueue-call', {
    from,
    attributes,
    execution,
  });
  return { task: sid, sid: JSON.parse(text).call_sid };
}

/** What the caller presses and says on the way through the flow. */
async function chooseInMenus({ centre }: Stage, from: string): Promise<InFlow> {
  const { sid, flowSid } = await centre.act<{ sid: string; flowSid: string }>('start-execution', { from });
  for (const [event, to, seconds] of [
    ['audioComplete', 'main_menu', 4],
    ['keypress', 'contracts', 7],
    ['speech', 'pension', 9],
    ['success', 'prepare', 1],
  ] as const) {
    await centre.wait(seconds);
    await centre.act('take-step', { execution: sid, event, to });
  }
  return { FlowSid: flowSid, ExecutionSid: sid };
}

async function answer({ centre }: Stage, task: string, worker: string, ringingSeconds: number): Promise<void> {
  await centre.act('route', { task, worker });
  await centre.wait(ringingSeconds);
  await centre.act('accept', { task });
}

/** Somebody else writes between the reading and the writing of whoever writes next. */
async function writeMeanwhile({ centre }: Stage, task: string, values: Values): Promise<void> {
  const path = `${tasksPath}/${task}`;
  const { body } = await centre.twilio(path);
  const Attributes = JSON.stringify(merge(JSON.parse(body.attributes), values));
  await centre.steer('POST', '/faults', {
    kind: 'meanwhile',
    method: 'POST',
    path: task,
    requests: [{ method: 'POST', path, form: { Attributes } }],
  });
}

async function transferredCall(stage: Stage): Promise<void> {
  const { centre, hands, agents, tell } = stage;
  await tell('Ann Lee calls about her pension. Studio prepares what it knows of her, and how she chose in its menus.');
  const inFlow = await chooseInMenus(stage, '+14155550134');
  const known = {
    'customers.name': 'Ann Lee',
    'customers.category': 'VIP',
    'conversations.campain': 'Pension 2',
    'conversations.language': 'English',
    'conversations.in_business_hours': 'Yes',
  };
  const attributes = { department: 'sales', ...(await hands.prepare(known, inFlow)) };
  const { task, sid } = await takeCall(stage, '+14155550134', attributes, inFlow.ExecutionSid);
  await centre.wait(18);
  await tell('It rings at Carol Adeyemi, who is away from her desk, then at Alice Ng, who answers.');
  await centre.act('route', { task, worker: agents.carol });
  await centre.wait(16);
  await centre.act('reject', { task });
  await answer(stage, task, agents.alice, 7);
  await centre.wait(25);
  await tell('The CRM adds what it knows, in the very moment in which Alice’s desktop saves a note.');
  await writeMeanwhile(stage, task, { 'conversations.content': 'Wants to keep her bonus' });
  await hands.enrich(task, {
    'customers.business_value': 7500,
    'customers.external_id': 'C-2041',
    'conversations.case': 'Retention',
  });
  await centre.wait(10);
  await tell('Ann agrees to be recorded, until she gives her card number.');
  await hands.startRecording(task, sid);
  await centre.wait(48);
  await tell('Alice passes her on to Support, where Bob Reyes answers.');
  await centre.act('transfer', { task, to: queueSids.support, mode: 'COLD' });
  await centre.wait(9);
  await centre.act('accept', { task });
  await centre.act('complete', { task, worker: agents.alice });
  await centre.wait(34);
  await hands.stopRecording(task, sid);
  await centre.wait(46);
  await centre.act('hang-up', { task });
  await tell('Ann hangs up, which is noted as well; Bob wraps up and notes the outcome.');
  await centre.wait(21);
  await hands.complete(task, 'Retention - Success');
  await centre.wait(20);
  await hands.afterwards(task);
}

async function hangUpInQueue(stage: Stage): Promise<void> {
  const { centre, hands, tell } = stage;
  await tell('Somebody waits 47 seconds for Sales and hangs up.');
  const attributes = await hands.prepare({
    'conversations.campaign': 'Spring offer',
    'conversations.hang_up_by': 'Customer',
  });
  const { task } = await takeCall(stage, '+14155550177', { department: 'sales', ...attributes });
  await centre.wait(47);
  await centre.act('hang-up', { task });
}

const omar = '+14155550150';

async function callback(stage: Stage): Promise<void> {
  const { centre, hands, agents, tell } = stage;
  await tell('Omar Haddad would rather be called back: Studio cancels his waiting task.');
  const attributes = await hands.prepare({ 'customers.name': 'Omar Haddad', 'conversations.language': 'French' });
  const first = await takeCall(stage, omar, { department: 'support', ...attributes });
  await hands.link(first.task, omar);
  await centre.wait(38);
  await hands.cancel(first.task, 'callback requested', {
    'conversations.outcome': 'Callback requested',
    'conversations.abandoned': 'Follow-Up',
    'conversations.abandoned_phase': 'Callback Request',
  });
  await centre.wait(25 * 60);
  await tell('25 minutes later Alice calls him back. The task of his call is long deleted; his number leads there.');
  const second = await hands.prepare({
    'customers.name': 'Omar Haddad',
    'conversations.language': 'French',
    'conversations.initiated_by': 'Agent',
  });
  const call = await takeCall(stage, '+15005550006', {
    department: 'support',
    direction: 'outbound',
    to: omar,
    callback_of: first.task,
    ...second,
  });
  await hands.link(call.task, omar);
  await answer(stage, call.task, agents.alice, 6);
  await centre.wait(142);
  await centre.act('hang-up', { task: call.task, by: 'agent' });
  await centre.wait(15);
  await hands.complete(call.task, 'Address changed');
  await centre.wait(20);
  await hands.afterwards(call.task);
}

/** As Flex makes the task of an Interaction, https://www.twilio.com/docs/flex/developer/conversations/interactions-api */
function chatAttributes(moment: number) {
  const digits = moment.toString(16).padStart(32, '0');
  return {
    channelType: 'web',
    customerName: 'Dana Petrov',
    customerAddress: 'dana@example.com',
    department: 'support',
    direction: 'inbound',
    flexInteractionSid: `KD${digits}`,
    flexInteractionChannelSid: `UO${digits}`,
    conversations: {
      conversation_id: `KD${digits}`,
      communication_channel: 'Web',
      initiated_by: 'Customer',
      media: [{ type: 'ChatTranscript', sid: `CH${digits}` }],
    },
  };
}

async function chat(stage: Stage): Promise<void> {
  const { centre, hands, agents, tell } = stage;
  await tell('Dana Petrov chats with Bob about an invoice. It is closed through its Interaction.');
  const Attributes = JSON.stringify(chatAttributes(await centre.now()));
  const { body } = await centre.twilio(tasksPath, { Attributes, TaskChannel: 'chat' });
  const task: string = body.sid;
  await centre.wait(12);
  await answer(stage, task, agents.bob, 5);
  await centre.wait(60);
  await hands.enrich(task, {
    'conversations.first_response_time': 9,
    'conversations.content': 'Invoice',
    'customers.market_segment': 'Small business',
  });
  await centre.wait(190);
  await hands.complete(task, 'Invoice sent again');
  await centre.wait(20);
  await hands.afterwards(task);
}

async function closedForLunch(stage: Stage): Promise<void> {
  const { centre, hands, tell } = stage;
  await tell('A call at lunch time: Studio plays the opening hours and cancels the task.');
  const attributes = await hands.prepare({
    'conversations.in_business_hours': 'No',
    'conversations.language': 'English',
  });
  const { task } = await takeCall(stage, '+14155550166', attributes);
  await centre.wait(14);
  await hands.cancel(task, 'closed', {
    'conversations.outcome': 'Outside opening hours',
    'conversations.abandoned': 'No',
  });
}

const scenes: [minutesPastNine: number, play: (stage: Stage) => Promise<void>][] = [
  [2, transferredCall],
  [21, hangUpInQueue],
  [34, callback],
  [84, chat],
  [185, closedForLunch],
];

/** Plays the whole day. `nine`: nine o'clock of the day, ms since 1970. */
export async function playDay(stage: Stage, nine: number): Promise<void> {
  for (const [minutes, play] of scenes) {
    await stage.centre.steer('POST', '/clock', { now: new Date(nine + minutes * 60_000).toISOString() });
    await play(stage);
    await stage.centre.wait(1);
  }
  // Long enough for TaskRouter to delete what has ended, and for recordings to be ready.
  await stage.centre.wait(600);
}
