/**
 * What people do wrong in their first hour, and what `message` tells them: all of studio/ and
 * workers/update-worker share it. A broken JSON body and a wrong path are answered by Twilio's runtime,
 * before a Function is reached.
 */
import { startBundle, type Bundle, type Encoding, type HttpReply } from '../../harness/bundle';
import { updateWorker, workersToken } from '../../harness/workers';

let bundle: Bundle;
const task = `WT${'e'.repeat(32)}`;
const other = `WT${'f'.repeat(32)}`;
const call = `CA${'1'.repeat(32)}`;
const conference = `CF${'1'.repeat(32)}`;

beforeAll(async () => {
  bundle = await startBundle({ WORKERS_API_TOKEN: workersToken });
});
afterAll(() => bundle.close());
beforeEach(() => {
  bundle.sandbox.reset();
  bundle.sandbox.requests.clear();
});

type Parameters = Record<string, unknown>;
type Row = [what: string, parameters: Parameters, said: string, more?: { status?: number; encoding?: Encoding }];

/** What matters of a refusal: the hint of the first problem stands in the message, and nothing was asked of Twilio. */
function seen({ status, body }: HttpReply) {
  const [{ field, hint }] = body.issues;
  const { code, ok, message } = body;
  return { status, code, ok, message, whole: String(message).includes(hint), field, sent: bundle.requestsSent() };
}

const refusal = (said: string) => ({
  status: 400,
  code: 'bad-input',
  ok: false,
  message: expect.stringContaining(said),
  whole: true,
  field: said.split(' ')[0],
  sent: [],
});

const noPrefix = 'campaign is not a parameter of this Function: write conversations.campaign.';

describe('enrich-task', () => {
  // oxfmt-ignore
  test.each<Row>([
    ['a wrong name', { 'conversations.outcom': 'x' }, 'conversations.outcom is not an attribute that Insights reads'],
    ['a wrong case', { 'conversations.Campaign': 'x' }, 'conversations.Campaign is not an attribute'],
    ['a wrong case of the object', { 'Conversations.campaign': 'x' }, 'Conversations.campaign is not a parameter'],
    ['no object', { campaign: 'x' }, noPrefix],
    ['no object beside another', { campaign: 'x', 'conversations.outcome': 'Sale' }, noPrefix],
    ['the object in the singular', { 'conversation.campaign': 'x' }, 'conversation.campaign is not a parameter'],
    ['customer in the singular', { 'customer.name': 'x' }, 'customer.name is not a parameter of this Function'],
    ['a blank SID', { TaskSid: '' }, 'TaskSid is missing: send the SID of the task to write to.'],
    ['no SID', { TaskSid: undefined }, 'TaskSid is missing: send the SID of the task to write to.'],
    ['TaskSID', { TaskSid: undefined, TaskSID: task }, 'TaskSID is not a parameter of this Function: write TaskSid. N'],
    ['taskSid', { TaskSid: undefined, taskSid: task }, 'taskSid is not a parameter of this Function: write TaskSid. N'],
    ['Task', { TaskSid: undefined, Task: task }, 'Task is not a parameter of this Function: write TaskSid. N'],
    ['Liquid as SID', { TaskSid: '{{widgets.x.TaskSid}}' }, 'TaskSid holds Liquid that was not filled in'],
    ['Liquid as value', { 'conversations.campaign': '{{flow.x}}' }, 'conversations.campaign holds Liquid'],
    ['Liquid in JSON', { Conversations: '{"campaign":"{{flow.x}}"}' }, 'conversations.campaign holds Liquid'],
    ['Liquid as JSON', { Conversations: '{{widgets.x.parsed}}' }, 'Conversations holds Liquid'],
    ['Liquid in what is unknown', { foo: '{{flow.x}}' }, 'foo holds Liquid'],
    ['a call SID', { TaskSid: call }, 'TaskSid is the SID of a call, not of a task: send WT followed by 32'],
    ['where Studio has it', { TaskSid: call }, 'TaskSid is the SID of a call, not of a task: send WT followed by 32 hexadecimal digits; in Studio: {{widgets.send_to_flex.TaskSid}}.'],
    ['broken JSON', { Conversations: '{"campaign":"Spring}' }, 'Conversations is not valid JSON'],
    ['single quotes', { Conversations: "{'campaign':'Spring'}" }, 'Conversations is not valid JSON (see character 2)'],
    ['conversations as JSON', { conversations: '{"campaign":"x"}' }, 'conversations is not a parameter of this Function: write Conversations.'],
    ['the reply’s own shape', { conversations: { campaign: 'x' } }, 'conversations is not a parameter of this Function: write Conversations.', { encoding: 'json' }],
    ['Twilio’s Attributes', { Attributes: '{"conversations":{"campaign":"x"}}' }, "Attributes is Twilio's name for all attributes"],
    ['Twilio’s attributes', { attributes: { campaign: 'x' } }, "attributes is Twilio's name for all attributes", { encoding: 'json' }],
    ['the id by its key alone', { conversation_id: 'x' }, 'conversation_id is not a parameter of this Function: write conversations.conversation_id.'],
    ['a link', { PreviousTaskSid: other, 'conversations.campaign': 'x' }, 'PreviousTaskSid is not taken by this Function: send it to link-task.'],
    ['a key', { LinkKey: 'case 7', 'conversations.campaign': 'x' }, 'LinkKey is not taken by this Function: send it to link-task.'],
    ['a word as measure', { 'conversations.conversation_measure_1': 'many' }, 'conversations.conversation_measure_1 must be a finite number'],
    ['a comma', { 'conversations.conversation_measure_1': '12,5' }, 'conversations.conversation_measure_1 must be a finite number'],
    ['perhaps', { 'conversations.in_business_hours': 'perhaps' }, 'conversations.in_business_hours has an unknown value: write Yes or No;'],
    ['abandoned', { 'conversations.abandoned': 'y' }, 'conversations.abandoned has an unknown value: write Yes, No or Follow-Up;'],
    ['another date', { 'customers.acquisition_date': '12/31/2025' }, 'customers.acquisition_date has another format than Insights reads: write it as YYYY-MM-DD'],
    ['another century', { 'customers.acquisition_date': '1825-12-31' }, 'customers.acquisition_date is not a day of the years 1901 to 2049'],
    ['no link', { 'customers.customer_link': 'example.com' }, 'customers.customer_link must be an absolute http or https URL'],
    ['OnInvalid', { OnInvalid: 'ignore' }, 'OnInvalid has an unknown value: write refuse or skip. N'],
  ])('%s', async (_, parameters, said, { encoding } = {}) => {
    const given = Object.entries({ TaskSid: task, ...parameters }).filter(([, value]) => value !== undefined);

    expect(seen(await bundle.call('/studio/enrich-task', Object.fromEntries(given), encoding))).toEqual(refusal(said));
  });

  // oxfmt-ignore
  test.each<Row>([
    ['no attributes', {}, 'Nothing was written. Look at this: attributes were not given, or all of them are blank: send'],
    ['blank attributes', { 'conversations.campaign': ' ' }, 'Nothing was written. Look at this: attributes were not'],
    ['in a query', { 'conversations.campaign': 'x' }, 'Wrote 1 attribute.', { encoding: 'query' }],
    ['too long', { 'conversations.content': 'x'.repeat(300) }, 'Wrote 1 attribute. Look at this: conversations.content has 300 characters and was cut to 255: keep it to 128'],
    ['long', { 'conversations.content': 'x'.repeat(200) }, 'Look at this: conversations.content has 200 characters'],
    ['a lost plus', { 'customers.phone': ' 15555550100' }, 'Look at this: customers.phone begins with a blank, as a number does whose plus was lost on the way: in a form write the plus as %2B.'],
    ['a name without its id', { 'conversations.handling_team_name': 'Sales' }, 'Look at this: conversations.handling_team_name is not shown by Insights without'],
    ['something unknown', { foo: 'x', 'conversations.campaign': 'y' }, 'Wrote 1 attribute. Look at this: foo is not a parameter of this Function and was ignored'],
    ['skip', { OnInvalid: 'skip', 'conversations.outcom': 'x', 'conversations.campaign': 'y' }, 'Wrote 1 attribute. Left out: conversations.outcom is not an attribute that Insights reads; it would be ignored: did you mean conversations.outcome?'],
    ['skip with nothing left', { OnInvalid: 'skip', 'conversations.outcom': 'x' }, 'Nothing was written. Left out: conversations.outcom is not'],
  ])('%s is carried out, and said as it is', async (_, parameters, said, { encoding } = {}) => {
    const sid = await bundle.createTask({});

    const { status, body } = await bundle.call('/studio/enrich-task', { TaskSid: sid, ...parameters }, encoding);

    expect([status, body.ok]).toEqual([200, true]);
    expect(body.message).toContain(said);
    expect(body.message).not.toContain('undefined');
  });

  test('what is too large is told first and alone', async () => {
    const labels = Array.from({ length: 10 }, (_, place) => [
      [`conversations.conversation_label_${place + 1}`, 'x'.repeat(255)],
      [`conversations.conversation_attribute_${place + 1}`, 'x'.repeat(255)],
    ]).flat();

    const sid = await bundle.createTask({});
    const { status, body } = await bundle.call('/studio/enrich-task', { TaskSid: sid, ...Object.fromEntries(labels) });

    expect([status, body.code, body.warnings]).toEqual([422, 'too-large', []]);
    expect(body.message).toMatch(/^The attributes would have \d+ characters/);
  });

  test('an unknown task', async () => {
    const { status, body } = await bundle.call('/studio/enrich-task', {
      TaskSid: other,
      'conversations.campaign': 'x',
    });

    expect([status, body.code]).toEqual([404, 'task-not-found']);
  });
});

describe('close-task', () => {
  // oxfmt-ignore
  test.each<Row>([
    ['cancelled', { Status: 'cancelled', Reason: 'x' }, 'Status must be canceled or completed: did you mean canceled?'],
    ['complete', { Status: 'complete', Reason: 'x' }, 'Status must be canceled or completed: did you mean completed?'],
    ['closed', { Status: 'closed', Reason: 'x' }, 'Status has an unknown value: write canceled or completed.'],
    ['no Reason', { Status: 'Canceled' }, 'Reason is missing, and so is Outcome: send at least one of them.'],
    ['no task', { TaskSid: '', Status: 'canceled', Reason: 'x' }, 'TaskSid is missing: send the SID of the task to close.'],
    ['no Status', { Reason: 'x' }, 'Status is missing: send how the task ends: canceled or completed.'],
    ['outcome', { Status: 'canceled', outcome: 'x' }, 'outcome is not a parameter of this Function: write Outcome.'],
    ['two outcomes', { Status: 'canceled', Outcome: 'a', 'conversations.outcome': 'b' }, 'conversations.outcome cannot be given together with Outcome: send one of them.'],
  ])('%s', async (_, parameters, said) => {
    expect(seen(await bundle.call('/studio/close-task', { TaskSid: task, ...parameters }))).toEqual(refusal(said));
  });

  test('a state that does not allow it is named', async () => {
    const sid = await bundle.createTask({});

    const { status, body } = await bundle.call('/studio/close-task', {
      TaskSid: sid,
      Status: 'completed',
      Reason: 'x',
    });

    expect([status, body.code, body.attributes, body.conversationId]).toEqual([409, 'not-allowed-now', null, null]);
    expect(body.message).toBe('The task is pending; only an assigned or wrapping task can be completed.');
  });

  test('what was done is told, and what stood already is not told as done', async () => {
    const sid = await bundle.createTask({});
    const close = (more = {}) =>
      bundle.call('/studio/close-task', { TaskSid: sid, Status: 'canceled', Reason: 'no agent', ...more });

    const replies = [await close(), await close(), await close({ Reason: 'a'.repeat(300) })];

    expect(replies.map(({ body: { code, message } }) => [code, message])).toEqual([
      ['changed', 'The task is canceled.'],
      ['unchanged', 'Nothing to do: everything is as asked already.'],
      ['unchanged', expect.stringMatching(/ already. Look at this: Reason has 300 characters and was cut to 255/)],
    ]);
    expect(replies[2].body.warnings.at(-1)).toEqual({
      field: 'Reason',
      problem: 'was not set: the task had ended before and keeps its reason',
      hint: 'nothing to fix; Insights takes the outcome first',
    });
  });

  test('an outcome that stands otherwise on an ended task is left alone, and told', async () => {
    const sid = await bundle.createTask({});
    const close = (Outcome: string) => bundle.call('/studio/close-task', { TaskSid: sid, Status: 'canceled', Outcome });
    await close('Sale');

    const { body } = await close('Spam');

    expect(body.warnings[0]).toEqual({
      field: 'conversations.outcome',
      problem: 'stands with another value and was left alone: the task had ended',
      hint: 'write it with enrich-task if it must be changed',
    });
  });
});

describe('link-task', () => {
  // oxfmt-ignore
  test.each<Row>([
    ['two links', { FirstTaskSid: other, PreviousTaskSid: other }, 'PreviousTaskSid cannot be given together with FirstTaskSid'],
    ['no task', { TaskSid: '', FirstTaskSid: other }, 'TaskSid is missing: send the SID of the task to link.'],
    ['a link and a key', { FirstTaskSid: other, LinkKey: 'case 7' }, 'LinkKey cannot be given together with FirstTaskSid: send one of them.'],
    ['hours without a key', { LinkWithinHours: '24' }, 'LinkKey is missing next to LinkWithinHours: send it, or leave both out.'],
    ['no link', {}, 'PreviousTaskSid is missing, and so are FirstTaskSid, ConversationId and LinkKey: send exactly one of the four.'],
    ['itself', { PreviousTaskSid: task }, 'PreviousTaskSid is the task itself: send the SID of the task before it.'],
    ['PreviousTask', { PreviousTask: other }, 'PreviousTask is not a parameter of this Function: write PreviousTaskSid. N'],
    ['PreviousTask beside another', { PreviousTask: other, FirstTaskSid: other }, 'PreviousTask is not a parameter of this Function: write PreviousTaskSid.'],
    ['attributes', { FirstTaskSid: other, 'conversations.campaign': 'x' }, 'conversations.campaign is not taken by this Function: send attributes to enrich-task.'],
    ['Attributes', { FirstTaskSid: other, Attributes: '{}' }, 'Attributes is Twilio'],
  ])('%s', async (_, parameters, said) => {
    expect(seen(await bundle.call('/studio/link-task', { TaskSid: task, ...parameters }))).toEqual(refusal(said));
  });

  test('a conflict names both conversations, unless their ids are not SIDs', async () => {
    const linked = await bundle.createTask({ conversations: { conversation_id: other } });
    const named = await bundle.createTask({ conversations: { conversation_id: 'Jane +15555550100' } });

    const first = await bundle.call('/studio/link-task', { TaskSid: linked, FirstTaskSid: task });
    const second = await bundle.call('/studio/link-task', { TaskSid: named, FirstTaskSid: task });

    expect([first.status, first.body.code]).toEqual([409, 'already-linked']);
    expect(first.body.message).toBe(
      `The task is linked to ${other}, not to ${task}. Send Relink=true to replace that link.`,
    );
    expect(second.body.message).not.toContain('Jane');
    expect(second.body.message).toContain('linked to a conversation with an id of its own, not to');
  });

  test('what was linked already, or needs no link, is told so', async () => {
    const sid = await bundle.createTask({ conversations: { conversation_id: other } });
    const first = await bundle.createTask({});

    const linked = await bundle.call('/studio/link-task', { TaskSid: sid, FirstTaskSid: other });
    const itself = await bundle.call('/studio/link-task', { TaskSid: first, FirstTaskSid: first });

    expect([linked.body.code, linked.body.message]).toEqual(['unchanged', `The task is linked to ${other} already.`]);
    expect([itself.body.code, itself.body.message, itself.body.conversationId]).toEqual([
      'unchanged',
      'The task is the first of its conversation: it needs no link.',
      first,
    ]);
  });

  test('a link that does not fit on the task is not told as if it were there', async () => {
    const sid = await bundle.createTask({ filler: 'x'.repeat(4080) });

    const { body } = await bundle.call('/studio/link-task', { TaskSid: sid, FirstTaskSid: other });

    expect([body.code, body.conversationId]).toEqual(['too-large', null]);
  });

  test('a predecessor that is gone is told beside what was done', async () => {
    const sid = await bundle.createTask({});

    const { body } = await bundle.call('/studio/link-task', { TaskSid: sid, PreviousTaskSid: other });

    expect([body.code, body.conversationId]).toEqual(['changed', other]);
    expect(body.message).toMatch(
      new RegExp(`^The task was linked to ${other}\\. Look at this: PreviousTaskSid is deleted already`),
    );
  });
});

describe('record-call', () => {
  // oxfmt-ignore
  test.each<Row>([
    ['no call', { Action: 'start' }, 'CallSid is missing, and so is ConferenceSid: send the one that is recorded.'],
    ['a wrong action', { Action: 'begin', CallSid: call }, 'Action has an unknown value: write start, pause, resume or stop.'],
    ['a conference', { Action: 'start', ConferenceSid: conference }, 'Action cannot be start for a conference, whose recording Twilio only pauses and resumes: pause and resume it, or record a call leg with CallSid.'],
    ['no task', { TaskSid: '', Action: 'start', CallSid: call }, 'TaskSid is missing: send the SID of the task the recording belongs to.'],
    ['no action', { CallSid: call }, 'Action is missing: send what to do: start, pause, resume or stop.'],
    ['two things to record', { Action: 'stop', CallSid: call, ConferenceSid: conference }, 'ConferenceSid cannot be given together with CallSid: send the one that is recorded.'],
    ['a recording to start', { Action: 'start', CallSid: call, RecordingSid: `RE${'1'.repeat(32)}` }, 'RecordingSid cannot be given with Action=start: leave it out: Twilio chooses it.'],
    ['channels to stop', { Action: 'stop', CallSid: call, RecordingChannels: 'dual' }, 'RecordingChannels cannot be given with Action=stop: send it with Action=start.'],
    ['another pause', { Action: 'stop', CallSid: call, PauseBehavior: 'skip' }, 'PauseBehavior cannot be given with Action=stop: send it with Action=pause.'],
    ['a conference in place of a call', { Action: 'stop', CallSid: conference }, 'CallSid is the SID of a conference, not of a call'],
    ['a call in place of a conference', { Action: 'pause', ConferenceSid: call }, 'ConferenceSid is the SID of a call, not of a conference'],
    ['an unknown track', { Action: 'start', CallSid: call, RecordingTrack: 'left' }, 'RecordingTrack has an unknown value: write both, inbound or outbound.'],
    ['an unknown pause', { Action: 'pause', CallSid: call, PauseBehavior: 'beep' }, 'PauseBehavior has an unknown value: write silence or skip.'],
    ['a task as reservation', { Action: 'start', CallSid: call, ReservationSid: other }, 'ReservationSid is the SID of a task, not of a reservation'],
    ['the other SID', { Action: 'start', CallSid: conference }, 'CallSid is the SID of a conference, not of a call: send CA followed by 32 hexadecimal digits; in Studio: {{trigger.call.CallSid}}.'],
  ])('%s', async (_, parameters, said) => {
    expect(seen(await bundle.call('/studio/record-call', { TaskSid: task, ...parameters }))).toEqual(refusal(said));
  });

  test('nothing to stop', async () => {
    const { status, body } = await bundle.call('/studio/record-call', { TaskSid: task, Action: 'stop', CallSid: call });

    expect([status, body.code]).toEqual([409, 'not-allowed-now']);
    expect(body.message).toContain('Nothing is being recorded there');
  });
});

describe('prepare-attributes', () => {
  const recording = `RE${'1'.repeat(32)}`;

  // oxfmt-ignore
  test.each<Row>([
    ['two links', { ConversationId: 'a', 'conversations.conversation_id': 'b' }, 'conversations.conversation_id cannot be given together with ConversationId: send one of them.'],
    ['two recordings', { RecordingSid: recording, 'conversations.segment_link': 'https://a.example/1' }, 'conversations.segment_link cannot be given together with RecordingSid: send one of them.'],
    ['no recording', { RecordingChannels: 'dual' }, 'RecordingSid is missing: send it together with RecordingStartTime and RecordingChannels.'],
    ['a call as recording', { RecordingSid: call }, 'RecordingSid is the SID of a call, not of a recording'],
  ])('%s', async (_, parameters, said) => {
    expect(seen(await bundle.call('/studio/prepare-attributes', parameters))).toEqual(refusal(said));
  });

  test('Send to Flex is warned of beyond its 1024 characters, and not at them', async () => {
    const names = Array.from({ length: 8 }, (_, place) => `conversation_label_${place + 1}`);
    const told = async (length: number) => {
      const { length: empty } = JSON.stringify({ conversations: Object.fromEntries(names.map((name) => [name, ''])) });
      const each = Math.floor((length - empty) / names.length);
      const texts = names.map((name) => [`conversations.${name}`, 'x'.repeat(each)]);
      texts[0][1] += 'x'.repeat(length - empty - each * names.length);
      return (await bundle.call('/studio/prepare-attributes', Object.fromEntries(texts))).body;
    };

    const [fits, longer] = [await told(1024), await told(1025)];

    expect([fits, longer].map(({ attributes }) => JSON.stringify(attributes).length)).toEqual([1024, 1025]);
    expect([fits.warnings, longer.warnings]).toEqual([
      [],
      [
        {
          field: 'attributes',
          problem: 'have 1025 characters; Send to Flex takes 1024',
          hint: 'send fewer here and the rest with enrich-task once the task exists',
        },
      ],
    ]);
  });

  test('nothing', async () => {
    const { body } = await bundle.call('/studio/prepare-attributes', {});

    expect(body).toMatchObject({ code: 'valid', attributes: {}, warnings: [{ field: 'attributes' }] });
    expect(body.message).toContain('Nothing was checked. Look at this: attributes were not given');
  });

  test('a recording without its time', async () => {
    const { body } = await bundle.call('/studio/prepare-attributes', { RecordingSid: `RE${'1'.repeat(32)}` });

    expect(body).toMatchObject({ code: 'valid', message: 'Checked 1 attribute; nothing was written.' });
  });

  test('the prefix forgotten, and Twilio’s own name', async () => {
    expect(seen(await bundle.call('/studio/prepare-attributes', { campaign: 'x' }))).toEqual(refusal(noPrefix));
    expect(seen(await bundle.call('/studio/prepare-attributes', { Attributes: '{}' }))).toEqual(
      refusal("Attributes is Twilio's name"),
    );
  });
});

describe('update-worker', () => {
  const alice = { FriendlyName: 'alice' };

  // oxfmt-ignore
  test.each<[string, Parameters, string, string | undefined, number, string]>([
    ['no token', alice, 'The Authorization header with the bearer token is missing.', '', 401, 'unauthorized'],
    ['a wrong token', alice, 'The bearer token is wrong.', 'Bearer wrong', 403, 'unauthorized'],
    ['nobody', { FriendlyName: 'nobody', role: 'x' }, 'There is no such worker', undefined, 404, 'worker-not-found'],
    ['rloe', { ...alice, rloe: 'x' }, 'did you mean role? For an attribute of your own take', undefined, 400, 'bad-input'],
    ['FullName', { ...alice, FullName: 'x' }, 'did you mean full_name? For an attribute', undefined, 400, 'bad-input'],
    ['Liquid', { ...alice, role: '{{x}}' }, 'role holds Liquid that was not filled in', undefined, 400, 'bad-input'],
    ['two names', { ...alice, WorkerSid: `WK${'1'.repeat(32)}`, role: 'x' }, 'FriendlyName cannot be given together with WorkerSid: send one of them.', undefined, 400, 'bad-input'],
    ['no name', { role: 'x' }, 'WorkerSid is missing, and so is FriendlyName: send one of them.', undefined, 400, 'bad-input'],
    ['nothing to write', alice, 'Nothing was written. Look at this: attributes were not given, or all of them are blank: send attributes such as team_id.', undefined, 200, 'unchanged'],
    ['a task', { WorkerSid: task, role: 'x' }, 'WorkerSid is the SID of a task, not of a worker', undefined, 400, 'bad-input'],
  ])('%s', async (_, parameters, said, authorization, status, code) => {
    const reply = await updateWorker(bundle, parameters, { authorization });

    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(reply.body.message).toContain(said);
  });
});
