import { parseExactly } from '../../../assets/attributes/json';
import { checkWorkerAttributes, judgeWorkerName } from '../../../assets/attributes/worker-rules';

const settings = { textLimit: 255, recordingsNeedLogin: false };
const check = (raw: object) => checkWorkerAttributes(Object.entries(raw), settings);

test('a name of Insights is taken without a word', () => {
  expect(judgeWorkerName('location')).toEqual({ kind: 'insights' });
});

test.each(['roles', 'skills', 'contact_uri'])('%s belongs to Flex', (field) => {
  const hint = 'change it only if you know what Flex does with it';

  expect(judgeWorkerName(field)).toEqual({
    kind: 'flex',
    warning: { field, problem: 'belongs to Flex, not to Insights', hint },
  });
});

test('any other name is people’s own', () => {
  expect(judgeWorkerName('shoe_size')).toEqual({
    kind: 'own',
    warning: {
      field: 'shoe_size',
      problem: 'is an attribute of your own: it is written, and Insights ignores it',
      hint: 'remove it if it was meant for Insights',
    },
  });
});

const ofTask = 'belongs on a task, not on a worker: send it to /studio/enrich-task';
const noName = 'is not a name an attribute can have: take another name';

test.each([
  [
    'lokation',
    'lokation is not an attribute that Insights reads; it would be ignored: did you mean location? ' +
      'For an attribute of your own take a name less like it, such as one with a prefix',
  ],
  ['conversations.outcome', `conversations.outcome ${ofTask}`],
  ['Conversations.outcome', `Conversations.outcome ${ofTask}`],
  ['Conversations', `Conversations ${ofTask}`],
  ['customers', `customers ${ofTask}`],
  ['', `(no name) ${noName}`],
  [' ', `  ${noName}`],
  ['__proto__', `__proto__ ${noName}`],
])('%j is refused as a slip, with what to write instead', (name, told) => {
  const { issues, changes } = check(Object.fromEntries([[name, 'x']]));

  expect(issues.map(({ field, problem, hint }) => `${field} ${problem}: ${hint}`)).toEqual([told]);
  expect(changes).toEqual({});
});

test('own attributes keep their type, and a warning says that Insights ignores them', () => {
  const { changes, issues, warnings } = check({ location: 'London', shoe_size: 43, nested: { left: null } });

  expect(changes).toEqual({ location: 'London', shoe_size: 43, nested: { left: null } });
  expect(issues).toEqual([]);
  expect(warnings.map(({ field }) => field)).toEqual(['shoe_size', 'nested']);
});

test('null clears, blank counts as absent', () => {
  const { changes } = check({ location: null, own: 'null', manager: ' ', shoe_size: '' });

  expect(changes).toEqual({ location: null, own: null });
});

test('no warning says that an own attribute is written when it is removed', () => {
  expect(check({ shoe_size: null, own: 'null' }).warnings).toEqual([]);
});

test('what belongs to Flex is warned of also when it is removed', () => {
  expect(check({ image_url: null }).warnings.map(({ field }) => field)).toEqual(['image_url']);
});

test('a number that JavaScript rounds keeps its digits as a text of Insights', () => {
  const raw = parseExactly('{"agent_id":12345678901234567890}') as object;

  expect(check(raw).changes).toEqual({ agent_id: '12345678901234567890' });
});

test('a number that a JSON body rounded is refused as an own attribute too', () => {
  expect(check({ badge: 2 ** 60 })).toEqual({
    changes: {},
    issues: [
      {
        field: 'badge',
        problem: 'is a number of more digits than a JSON body keeps exact',
        hint: 'send it as text, in quotes',
      },
    ],
    warnings: [],
  });
});

test('what has the shape that Flex keeps is written', () => {
  const given = { roles: ['agent'], routing: { skills: ['voice'] } };

  expect(check(given)).toMatchObject({ changes: given, issues: [] });
});

test.each([
  ['roles', 'admin', 'list'],
  ['roles', { agent: true }, 'list'],
  ['routing', ['voice'], 'object'],
  ['roles', null, 'list'],
  ['routing', 'null', 'object'],
])('%s that are %j would lock the agent out', (name, value, shape) => {
  const { changes, issues } = check({ [name]: value, location: 'London' });

  expect(issues).toEqual([
    {
      field: name,
      problem: `is kept by Flex as a JSON ${shape}; anything else would lock the agent out`,
      hint: `leave it out, or send a JSON ${shape}`,
    },
  ]);
  expect(changes).toEqual({ location: 'London' });
});
