import { attributeTable } from '../../../../assets/attributes/table';
import { type EditionChoice } from '../../../../assets/inspector/judge/edition';
import { inspect, rowsShown, type Inspection } from '../../../../assets/inspector/judge/inspect';
import { type Row } from '../../../../assets/inspector/judge/judge-attribute';
import { readInput, type ReadAs } from '../../../../assets/inspector/read/read-input';
import specification from '../../../../assets/inspector/samples/specification-sample.json';
import samples from '../../../recorded/specification.json';

function inspected(given: string | object, edition: EditionChoice = 'today', readAs: ReadAs = 'detect'): Inspection {
  const input = readInput(typeof given === 'string' ? given : JSON.stringify(given), readAs);
  if (input.kind === 'empty' || input.kind === 'unreadable') throw new Error(`read as ${input.kind}`);
  return inspect(input, edition);
}

/** A row as short words: label, field and what is said. */
const told = ({ label, field, findings }: Row) =>
  [label, field ?? '-', ...findings.map(({ problem, hint }) => `${problem}: ${hint}`)].join(' | ');
const conversation = (key: string, value: unknown, edition?: EditionChoice) =>
  told(inspected({ conversations: { [key]: value } }, edition).rows[0]);

describe('the specification’s sample', () => {
  test('is the one the Functions are tested with', () => {
    expect(specification).toEqual(samples);
  });

  test.each(['conversations', 'customers', 'worker'] as const)(
    'has exactly the %s attributes that the table gives to it',
    (object) => {
      const known = Object.entries(attributeTable[object]).filter(
        ([, { edition }]) => edition === 'both' || edition === 'specification',
      );
      // The sample of conversation_id is missing from the page, where its text tells of it.
      const expected = known.map(([key]) => key).filter((key) => key !== 'conversation_id');

      expect(Object.keys(specification[object]).toSorted()).toEqual(expected.toSorted());
    },
  );

  test('is loaded as it is by its own edition, and all but one name by today’s', () => {
    const { conversations, customers } = specification;

    expect(inspected({ conversations, customers }, 'specification').counts).toEqual({
      lost: 0,
      look: 0,
      loaded: 52,
      empty: 7,
      own: 0,
    });
    expect(inspected({ conversations, customers }, 'today').counts).toMatchObject({ lost: 0, look: 1, loaded: 51 });
    expect(inspected(specification.worker).counts).toMatchObject({ lost: 0, look: 0, loaded: 12, empty: 1 });
  });
});

describe('what becomes of an attribute that stands on a task', () => {
  test.each<[string, string, unknown, string]>([
    ['text', 'campaign', 'Spring', 'Loaded | Campaign'],
    ['a number', 'hold_time', 5, 'Loaded | Hold Time'],
    ['null', 'productive', null, 'Empty | Productive'],
    ['an empty text', 'segment_link', '', 'Empty | Segment Link'],
    [
      'a slip',
      'outcom',
      'Sale',
      'Ignored | - | is not an attribute that Insights reads; it would be ignored: did you mean conversations.outcome?',
    ],
    [
      'a word for a number',
      'hold_time',
      'long',
      'Wrong | Hold Time | must be a finite number: write digits with a point, such as 12.5',
    ],
    [
      'a number as text',
      'hold_time',
      '5',
      'Check | Hold Time | is text where Insights reads a number: write 5, as the Functions do',
    ],
    [
      'text as a number',
      'handling_team_id',
      2,
      'Check | Handling Team ID | is a number where Insights reads text: write "2", as the Functions do',
    ],
    [
      'yes in small letters',
      'virtual',
      'yes',
      'Check | Virtual | is not written as Insights knows it: write "Yes", as the Functions do',
    ],
    [
      'the word null',
      'campaign',
      'null',
      'Check | Campaign | is the word null, not an empty value: write null without quotes',
    ],
    ['a list', 'campaign', ['a'], 'Wrong | Campaign | must be one text value: send text, not a list or an object'],
    [
      'a name without its id',
      'handling_team_name',
      'Sales',
      'Hidden | Handling Team | is not shown by Insights without conversations.handling_team_id: set conversations.handling_team_id too',
    ],
    [
      'an attribute nobody explains',
      'queue_time',
      5,
      'Check | Queue Time | is only in Twilio’s HIPAA list; no page says what Insights does with it: normally computed by Insights',
    ],
  ])('%s', (_, key, value, expected) => {
    expect(conversation(key, value)).toBe(expected);
  });

  test('an identifier is advised to be a label', () => {
    expect(conversation('conversation_attribute_2', `CA${'0'.repeat(32)}`)).toMatch(
      /^Check .* slows Insights down: put it into conversation_label_2/,
    );
  });

  test('digits that JavaScript would round are kept', () => {
    const { rows } = inspected('{"conversations":{"case":12345678901234567890}}');

    expect(rows[0].value.parts).toEqual([{ text: '12345678901234567890', loaded: true }]);
  });

  test('the id that a name needs is found beside it', () => {
    expect(inspected({ conversations: { handling_team_name: 'Sales', handling_team_id: '2' } }).counts).toMatchObject({
      loaded: 2,
      look: 0,
    });
  });
});

describe('editions', () => {
  test.each<[string, EditionChoice, string]>([
    ['channel', 'today', 'Loaded | Channel'],
    [
      'channel',
      'specification',
      'Ignored | Channel | is not in the older edition, which would ignore it: write conversations.communication_channel',
    ],
    ['communication_channel', 'specification', 'Loaded | Channel'],
    [
      'communication_channel',
      'today',
      'Check | Channel | is no longer in today’s edition: write conversations.channel',
    ],
    [
      'conversation_attribute_8',
      'specification',
      'Ignored | Conversation Attribute 8 | is not in the older edition, which would ignore it: look at it by today’s Insights',
    ],
  ])('%s in %s', (key, edition, expected) => {
    expect(conversation(key, 'Call', edition)).toBe(expected);
  });

  test('today’s loads 128 characters of a text, the specification’s 255', () => {
    const partsIn = (edition: EditionChoice) =>
      inspected({ conversations: { content: 'x'.repeat(300) } }, edition).rows[0].value.parts.map(
        ({ text, loaded }) => [text.length, loaded],
      );

    expect(partsIn('today')).toEqual([
      [128, true],
      [127, false],
      [45, false],
    ]);
    expect(partsIn('specification')).toEqual([
      [128, true],
      [127, true],
      [45, false],
    ]);
    expect(conversation('content', 'x'.repeat(200), 'specification')).toBe('Loaded | Content');
    expect(conversation('content', 'x'.repeat(200))).toBe(
      'Cut | Content | has 200 characters; Insights loads 128: keep it to 128 or fewer',
    );
  });
});

describe('at the root of a task', () => {
  test.each<[string, unknown, string]>([
    ['call_sid', 'CA1', 'From the task | Conversation'],
    ['my_own', { a: 1 }, 'Not read | -'],
    ['outcome', 'Sale', 'Misplaced | - | stands where Insights does not read it: did you mean conversations.outcome?'],
    ['conversation', {}, 'Ignored | - | is not a name that Insights reads: did you mean conversations?'],
    ['Customers', { name: 'x' }, 'Ignored | - | is not a name that Insights reads: did you mean customers?'],
    ['conversations', 'x', 'Ignored | - | must be an object: write "conversations": { ... }'],
    ['previous_tasksid', 'WT1', 'Ignored | - | is not a name that Insights reads: did you mean previous_task_sid?'],
  ])('%s', (key, value, expected) => {
    expect(told(inspected({ [key]: value }, 'today', 'task').rows[0])).toBe(expected);
  });

  test('a flat name is told where it belongs', () => {
    const { rows } = inspected({ conversations: {}, 'conversations.outcome': 'Sale' }, 'today', 'task');

    expect(told(rows[0])).toMatch(/widget parameter.*write "conversations": \{ "outcome": \.\.\. \}/);
  });

  test('media of a reservation follow the rules of media', () => {
    const reservation = `WR${'1'.repeat(32)}`;

    const { rows } = inspected({
      reservation_attributes: { [reservation]: { media: [{ type: 'VoiceRecording' }] }, wrong: {} },
    });

    expect(rows.map(told)).toEqual([
      'Wrong | Media links of one reservation | lacks url or url_provider: see "Custom Media attached to Conversations" at Twilio',
      'Wrong | Media links of one reservation | is not the SID of a reservation with an object: write "WR...": { "media": [ ... ] }',
    ]);
  });
});

describe('on a worker', () => {
  test('own attributes and those of Flex are left alone, slips are not', () => {
    const { rows } = inspected({ full_name: 'Mary', departmentname: 'Sales', roles: ['agent'], shoe_size: 42 });

    expect(rows.map(told)).toEqual([
      'Loaded | Full Name',
      expect.stringMatching(/Ignored .* did you mean department_name\?/),
      'For Flex | -',
      'Not read | -',
    ]);
  });
});

describe('parameters of a widget', () => {
  test('are judged as the Functions convert them', () => {
    const { rows, written } = inspected(
      'conversations.hold_time=5\nconversations.virtual=yes\nconversations.campaign=null\nTaskSid=WT1',
    );

    expect(rows.map(told)).toEqual(['Loaded | Hold Time', 'Loaded | Virtual', 'Cleared | Campaign', 'Parameter | -']);
    expect(written.objects.conversations).toEqual({ hold_time: 5, virtual: 'Yes', campaign: null });
  });

  test('text is cut to 255 when it is written, and told what is loaded', () => {
    expect(told(inspected(`conversations.content=${'x'.repeat(300)}`).rows[0])).toMatch(
      /^Cut .*has 300 characters and is cut to 255 when it is written; Insights loads 128/,
    );
  });

  test('a name without its object, a slip of the object and broken JSON are told', () => {
    const { rows } = inspected({
      'conversations.case': 'x',
      outcome: 'Sale',
      Conversation: '{}',
      Customers: '{"name"',
    });

    expect(rows.map(told).slice(1)).toEqual([
      'Ignored | - | is not the name of an attribute: did you mean conversations.outcome?',
      'Ignored | - | is not the name of an attribute: did you mean Conversations?',
      expect.stringMatching(/^Wrong .* is not valid JSON \(see character 8\)/),
    ]);
  });

  test('a flat name wins over JSON', () => {
    const { written } = inspected({ Conversations: { case: 'json', campaign: 'json' }, 'conversations.case': 'flat' });

    expect(written.objects.conversations).toEqual({ case: 'flat', campaign: 'json' });
  });

  test('of a worker go flat or as JSON', () => {
    const { rows } = inspected({ WorkerSid: 'WK1', team_name: 'Sales', Attributes: '{"team_id":"2"}' });

    expect(rows.map(told)).toEqual(['Loaded | Team ID', 'Loaded | Team', 'Parameter | -']);
  });
});

describe('size', () => {
  test('is that of the JSON without whitespace, against both limits of a task', () => {
    expect(inspected('{ "conversations" : { "case" : "x" } }').size).toEqual({
      characters: '{"conversations":{"case":"x"}}'.length,
      limit: 4096,
      sendToFlex: 1024,
    });
    expect(inspected(specification.worker).size).not.toHaveProperty('sendToFlex');
  });
});

describe('bad input', () => {
  test('prototype names are names Insights does not read', () => {
    const { rows } = inspected(
      '{"conversations":{"__proto__":"a","constructor":"b","toString":"c"},"__proto__":{"x":1},"hasOwnProperty":1}',
      'today',
      'task',
    );

    expect(rows.map(({ name, label }) => `${name} ${label}`)).toEqual([
      'conversations.__proto__ Ignored',
      'conversations.constructor Ignored',
      'conversations.toString Ignored',
      '__proto__ Not read',
      'hasOwnProperty Not read',
    ]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test('of a megabyte of names only so many are judged as could fit on a task', () => {
    const many = Object.fromEntries(Array.from({ length: 40_000 }, (_, place) => [`name_number_${place}`, place]));

    const { rows, unseen } = inspected({ conversations: many });

    expect([rows.length, unseen]).toEqual([rowsShown, 40_000 - rowsShown]);
  });
});
