import { parseExactly } from '../../../assets/attributes/json';
import { checkWorkerAttributes, judgeWorkerName } from '../../../assets/attributes/worker-rules';

const settings = { textLimit: 255, recordingsNeedLogin: false };
const check = (raw: object) => checkWorkerAttributes(Object.entries(raw), settings);

test.each([
  ['location', 'insights'],
  ['roles', 'flex'],
  ['skills', 'flex'],
  ['shoe_size', 'own'],
  ['lokation', 'slip'],
  ['conversations.outcome', 'slip'],
  ['Conversations.outcome', 'slip'],
  ['Conversations', 'slip'],
  ['customers', 'slip'],
  [' ', 'slip'],
  ['__proto__', 'slip'],
])('%s: %s', (name, kind) => {
  expect(judgeWorkerName(name).kind).toBe(kind);
});

test('own attributes keep their type, and a warning says that Insights ignores them', () => {
  const { changes, issues, warnings } = check({ location: 'London', shoe_size: 43, nested: { left: null } });

  expect(changes).toEqual({ location: 'London', shoe_size: 43, nested: { left: null } });
  expect(issues).toEqual([]);
  expect(warnings.map(({ field }) => field)).toEqual(['shoe_size', 'nested']);
});

test('null clears, blank counts as absent', () => {
  expect(check({ location: null, own: 'null', manager: ' ' }).changes).toEqual({ location: null, own: null });
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

test.each([
  ['roles', 'admin', 'list'],
  ['routing', ['voice'], 'object'],
  ['roles', null, 'list'],
  ['routing', 'null', 'object'],
])('%s that are %j would lock the agent out', (name, value, shape) => {
  const { changes, issues } = check({ [name]: value, location: 'London' });

  expect(issues).toEqual([expect.objectContaining({ field: name, hint: `leave it out, or send a JSON ${shape}` })]);
  expect(changes).toEqual({ location: 'London' });
});
