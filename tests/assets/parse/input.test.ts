/** Of input.ts and of the kinds of parameters in parameters.ts: what a Function is given, or every problem with it. */
import fc from 'fast-check';
import { taskAttributes } from '../../../assets/parse/task-attributes';
import { defineInput, type FunctionEvent } from '../../../assets/parse/input';
import { flag, lenient, oneOf, optional, required, sid, text } from '../../../assets/parse/parameters';

const settings = { textLimit: 255, recordingsNeedLogin: false };
const taskSid = `WT${'a'.repeat(32)}`;
const request = { headers: {}, cookies: {} };

const plain = defineInput({
  TaskSid: required(sid('WT'), 'the SID of the task'),
  Status: optional(oneOf('canceled', 'completed')),
  Relink: optional(flag),
  ConversationId: optional(text(10)),
});
const withAttributes = defineInput(
  { TaskSid: required(sid('WT'), 'the SID of the task') },
  { attributes: taskAttributes },
);

const checked = defineInput(
  { Reason: optional(text(10)), Status: optional(oneOf('canceled')) },
  {
    attributes: taskAttributes,
    check: ({ Reason }) => (Reason ? [] : [{ field: 'Reason', problem: 'is missing', hint: 'send it' }]),
  },
);

function problemsOf(
  event: FunctionEvent,
  input: { parse: typeof plain.parse | typeof withAttributes.parse } = plain,
): string[] {
  return input
    .parse({ request, TaskSid: taskSid, ...event }, settings)
    .issues.map(({ field, problem, hint }) => `${field} ${problem}: ${hint}`);
}

describe('parameters', () => {
  test.each<[string, FunctionEvent, string]>([
    ['missing', { TaskSid: undefined }, 'TaskSid is missing: send the SID of the task'],
    ['blank', { TaskSid: '  ' }, 'TaskSid is missing: send the SID of the task'],
    ['null', { TaskSid: null }, 'TaskSid is missing: send the SID of the task'],
    [
      'malformed',
      { TaskSid: 'WT123' },
      'TaskSid is not the SID of a task: send WT followed by 32 hexadecimal digits; in Studio: {{widgets.send_to_flex.TaskSid}}',
    ],
    [
      'of another kind',
      { TaskSid: `CA${'a'.repeat(32)}` },
      'TaskSid is the SID of a call, not of a task: send WT followed by 32 hexadecimal digits; in Studio: {{widgets.send_to_flex.TaskSid}}',
    ],
    ['repeated', { TaskSid: [taskSid, taskSid] }, 'TaskSid was given 2 times: send it once'],
    ['an object', { TaskSid: {} }, 'TaskSid must be one value, not an object: send it as text'],
    ['a misspelled word', { Status: 'cancelled' }, 'Status must be canceled or completed: did you mean canceled?'],
    ['an unknown word', { Status: 'done' }, 'Status has an unknown value: write canceled or completed'],
    ['no flag', { Relink: '1' }, 'Relink must be true or false: write true, or leave it out'],
    [
      'a number that was rounded',
      { ConversationId: 2 ** 60 },
      'ConversationId is a number of more digits than a JSON body keeps exact: send it as text, in quotes',
    ],
    ['too long', { ConversationId: 'x'.repeat(11) }, 'ConversationId has 11 characters: send at most 10'],
  ])('%s', (_, event, problem) => {
    expect(problemsOf(event)).toEqual([problem]);
  });

  test('come from forms as text and from JSON as they are', () => {
    const parsed = plain.parse(
      { request, TaskSid: ` ${taskSid} `, Status: 'Canceled', Relink: true, ConversationId: 7 },
      settings,
    );

    expect(parsed).toMatchObject({
      ok: true,
      value: { TaskSid: taskSid, Status: 'canceled', Relink: true, ConversationId: '7' },
    });
  });
});

describe('parameters nobody asked for', () => {
  test.each(['TaskSID', 'tasksid', 'task_sid', 'TaskSd', 'Relnik'])('%s is refused as a slip', (name) => {
    expect(problemsOf({ [name]: 'x' })).toEqual([
      expect.stringMatching(`^${name} is not a parameter of this Function: write (TaskSid|Relink)$`),
    ]);
  });

  test.each(['From', 'CallSid', 'ConversationSid', '__proto__', 'constructor'])(
    '%s is ignored with a warning',
    (name) => {
      const event = Object.fromEntries([
        ['request', request],
        ['TaskSid', taskSid],
        [name, 'x'],
      ]);

      const parsed = plain.parse(event, settings);

      expect(parsed.ok).toBe(true);
      expect(parsed.warnings).toEqual([
        { field: name, problem: 'is not a parameter of this Function and was ignored', hint: expect.any(String) },
      ]);
    },
  );

  test('the runtime’s own request is expected; a parameter of that name is told', () => {
    expect(plain.parse({ request, TaskSid: taskSid }, settings).warnings).toEqual([]);
    expect(plain.parse({ request: 'mine', TaskSid: taskSid }, settings).warnings).toHaveLength(1);
  });

  test('the hash that comes with a signed JSON body is expected; anything else of that name is told', () => {
    expect(plain.parse({ TaskSid: taskSid, bodySHA256: 'a1'.repeat(32) }, settings).warnings).toEqual([]);
    expect(plain.parse({ TaskSid: taskSid, bodySHA256: 'mine' }, settings).warnings).toHaveLength(1);
  });

  test('webhooks pass over them in silence', () => {
    const webhook = defineInput({ TaskSid: optional(sid('WT')) }, { ignoreUnknown: true });

    expect(webhook.parse({ TaskSID: 'x', anything: 1 }, settings)).toEqual({
      ok: true,
      value: { TaskSid: undefined, attributes: undefined },
      warnings: [],
      issues: [],
    });
  });

  test('after a thousand of them no more are compared with what is known: that would take its time', () => {
    const flood = Object.fromEntries(
      Array.from({ length: 5000 }, (_, place) => [`taskSi${place % 2 ? 'd' : ''}${place}`, 'x']),
    );

    const { issues, warnings } = withAttributes.parse({ request, TaskSid: taskSid, ...flood }, settings);

    expect([issues.length + warnings.length, warnings.length >= 4000]).toEqual([5000, true]);
  });

  test('a near miss is refused behind a hundred others', () => {
    const others = Object.fromEntries(Array.from({ length: 150 }, (_, place) => [`utm_source_${place}`, 'x']));

    const { ok, issues } = withAttributes.parse(
      { request, TaskSid: taskSid, ...others, PreviusTaskSid: 'x', 'conversations.outcom': 'x' },
      settings,
    );

    expect([ok, issues.some(({ field }) => field === 'conversations.outcom')]).toEqual([false, true]);
  });

  test('a webhook takes what looks like Liquid as it is: nobody fills it in there', () => {
    const parameters = { Reason: optional(text(20)) };

    expect(defineInput(parameters, { ignoreUnknown: true }).parse({ Reason: '{{x}}' }, settings)).toMatchObject({
      ok: true,
      value: { Reason: '{{x}}' },
    });
    expect(defineInput(parameters).parse({ Reason: '{{x}}' }, settings)).toEqual({
      ok: false,
      warnings: [],
      issues: [
        {
          field: 'Reason',
          problem: 'holds Liquid that was not filled in, {{...}}',
          hint: 'correct the expression, or write the value itself',
        },
      ],
    });
  });

  test('a parameter that was sent twice to a webhook is wrong unless it is lenient', () => {
    const input = defineInput({ TaskSid: optional(sid('WT')) }, { ignoreUnknown: true });

    expect(input.parse({ TaskSid: ['x', 'y'] }, settings).issues).toMatchObject([{ problem: 'was given 2 times' }]);
  });

  test('a lenient parameter that was sent twice counts as absent', () => {
    const input = defineInput({ ReservationSid: lenient(sid('WR')) }, { ignoreUnknown: true });

    expect(input.parse({ ReservationSid: ['x', 'y'] }, settings)).toMatchObject({
      ok: true,
      value: { ReservationSid: undefined },
    });
  });
});

test('a slip is told in place of what it leaves missing', () => {
  expect(plain.parse({ TaskSd: taskSid }, settings).issues).toEqual([
    { field: 'TaskSd', problem: 'is not a parameter of this Function', hint: 'write TaskSid' },
  ]);
});

test('what is inherited is no parameter', () => {
  const input = defineInput({ constructor: optional(text(20)) });

  expect(input.parse({}, settings)).toMatchObject({ ok: true, value: { constructor: undefined } });
});

test('an input tells its parameters, with OnInvalid only where attributes are taken', () => {
  expect(Object.keys(plain.parameters)).toEqual(['TaskSid', 'Status', 'Relink', 'ConversationId']);
  expect(Object.keys(withAttributes.parameters)).toEqual(['TaskSid', 'OnInvalid']);
  expect(problemsOf({ OnInvalid: 'ignore' }, withAttributes)).toEqual([
    'OnInvalid has an unknown value: write refuse or skip',
  ]);
});

test('with OnInvalid=refuse a wrong attribute is refused, and its warnings are told with it', () => {
  const parsed = withAttributes.parse(
    { request, TaskSid: taskSid, OnInvalid: 'refuse', 'conversations.outcom': 'x', From: 'y' },
    settings,
  );

  expect(parsed).toEqual({
    ok: false,
    issues: [expect.objectContaining({ field: 'conversations.outcom' })],
    warnings: [expect.objectContaining({ field: 'From' })],
  });
});

describe('attributes', () => {
  test.each([
    ['conversation.campaign', 'conversations.campaign'],
    ['Conversations.campaign', 'conversations.campaign'],
    ['conversations_campaign', 'conversations.campaign'],
    ['Conversation', 'Conversations'],
    ['conversations', 'Conversations'],
  ])('%s is refused as a slip of %s', (name, meant) => {
    expect(problemsOf({ [name]: '{}' }, withAttributes)).toEqual([
      `${name} is not a parameter of this Function: write ${meant}`,
    ]);
  });

  test('with OnInvalid=skip the valid rest is kept and the others are told', () => {
    const parsed = withAttributes.parse(
      {
        request,
        TaskSid: taskSid,
        OnInvalid: 'skip',
        'conversations.outcom': 'x',
        'conversations.hold_time': 'x',
        'conversations.campaign': 'Spring',
      },
      settings,
    );

    expect(parsed).toMatchObject({ ok: true, value: { attributes: { conversations: { campaign: 'Spring' } } } });
    expect(parsed.issues.map(({ field }) => field)).toEqual(['conversations.outcom', 'conversations.hold_time']);
  });

  test('OnInvalid=skip does not excuse a wrong parameter', () => {
    expect(problemsOf({ OnInvalid: 'skip', TaskSid: 'x', 'conversations.outcom': 'x' }, withAttributes)).toEqual([
      expect.stringContaining('TaskSid is not'),
    ]);
  });

  test('whatever comes in, parse answers and never throws', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'TaskSid',
        'Conversations',
        'Customers',
        'OnInvalid',
        'conversations.media',
        'customers.name',
        'request',
      ),
    );
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(fc.string(), fc.json(), fc.jsonValue())), (event) => {
        const parsed = withAttributes.parse(event, settings);

        expect(parsed.ok || parsed.issues.length > 0).toBe(true);
      }),
    );
  });
});

test.each<[FunctionEvent, string[]]>([
  [{ 'conversations.outcom': 'x' }, ['conversations.outcom', 'Reason']],
  [{ campaign: 'x' }, ['campaign', 'Reason']],
  [{ 'conversations.outcom': 'x', OnInvalid: 'skip' }, ['Reason']],
  [{ Reasn: 'x' }, ['Reasn']],
  [{ Status: 'x' }, ['Status']],
])('what stands between parameters is told with the other problems, where it is known: %j', (event, fields) => {
  const { ok, issues } = checked.parse({ request, ...event }, settings);

  expect([ok, issues.map(({ field }) => field)]).toEqual([false, fields]);
});
