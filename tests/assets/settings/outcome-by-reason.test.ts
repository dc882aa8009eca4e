import { hasOutcomes, outcomeByReason, outcomeText } from '../../../assets/settings/outcome-by-reason';
import { NotConfigured, settingsOf } from '../../../assets/settings/settings';

/** The map of a deployment with this variable and this private asset. */
function mapOf(variable: object, asset?: string) {
  Object.assign(globalThis, {
    Runtime: { getAssets: () => (asset === undefined ? {} : { '/outcome-by-reason.json': { open: () => asset } }) },
  });
  return outcomeByReason(settingsOf({ OUTCOME_BY_REASON: JSON.stringify(variable) }));
}

test.each([
  ['hangup', 'Abandoned'],
  [' HANGUP ', 'Abandoned'],
  ['Task TTL Exceeded', 'Too long'],
  ['unheard of', 'Other'],
  ['', 'Other'],
  [null, 'Other'],
  [undefined, 'Other'],
])('reason %j becomes %j', (reason, outcome) => {
  const outcomeOf = mapOf({ Hangup: 'Abandoned', 'task ttl exceeded': 'Too long', '*': 'Other' });

  expect(outcomeOf(reason)).toBe(outcome);
});

test('without a default entry, a reason that is not listed is left to Insights', () => {
  const outcomeOf = mapOf({ hangup: 'Abandoned' });

  expect([outcomeOf('other'), outcomeOf(null), outcomeOf('constructor')]).toEqual([undefined, undefined, undefined]);
});

test('the asset adds reasons, the variable wins', () => {
  const outcomeOf = mapOf({ hangup: 'Abandoned' }, '{"HANGUP":"from the asset","spam":"Spam","*":"Other"}');

  expect(['hangup', 'spam', 'x'].map(outcomeOf)).toEqual(['Abandoned', 'Spam', 'Other']);
});

test.each([[''], ['{}'], [undefined]])('an asset that is %j adds nothing', (asset) => {
  expect(mapOf({ spam: 'Spam' }, asset)('hangup')).toBeUndefined();
});

test('an asset that is no map is named', () => {
  expect(() => mapOf({}, '[]')).toThrow(NotConfigured);
  expect(() => mapOf({}, '[]')).toThrow('assets/outcome-by-reason.private.json');
});

test('an outcome is cut like conversations.outcome, and warned about under the name it was given', () => {
  const { value, warnings } = outcomeText('Reason', 'abc😀', settingsOf({ INSIGHTS_TEXT_LIMIT: '4' }));

  expect([value, warnings.map(({ field }) => field)]).toEqual(['abc', ['Reason']]);
});

test.each([
  [{}, undefined, false],
  [{ hangup: 'Abandoned' }, undefined, true],
  [{}, '{"hangup":"Abandoned"}', true],
])('the variable %j and the asset %j hold outcomes: %s', (variable, asset, has) => {
  mapOf(variable, asset);

  expect(hasOutcomes(settingsOf({ OUTCOME_BY_REASON: JSON.stringify(variable) }))).toBe(has);
});

test('a reason that is blank is not an entry without a name', () => {
  expect(mapOf({ '': 'Nobody', '*': 'Other' })(' ')).toBe('Other');
});
