/** The map among the examples is one that a deployment takes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { textsByName } from '../../assets/settings/settings';

const file = 'examples/outcome-by-reason.json';
const json = readFileSync(path.resolve(__dirname, '../..', file), 'utf8');

test('every entry of it is read, for reasons in any case', () => {
  const outcomes = textsByName(file, json);

  expect([outcomes.size, outcomes.get('task ttl exceeded'), outcomes.get('*')]).toEqual([
    Object.keys(JSON.parse(json) as object).length,
    'Waited too long',
    'Other',
  ]);
});
