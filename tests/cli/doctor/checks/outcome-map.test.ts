import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { settingsOf } from '../../../../assets/settings/settings';
import { checkOutcomeMap } from '../../../../cli/doctor/checks/outcome-map';
import { told } from '../told';

const home = process.cwd();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flex-insights-map-'));
  mkdirSync(path.join(folder, 'assets'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

test.each([
  ['{}', undefined, ['ok: There is no map: Insights takes the reason as the outcome.']],
  ['{"hangup":"Abandoned"}', undefined, ['ok: 1 reason has its outcome; other reasons are left to Insights.']],
  ['{"hangup":"Abandoned"}', '{"*":"Other"}', ['ok: 2 reasons have their outcome.']],
  [
    '{"hangup":5}',
    undefined,
    ['error: assets/outcome-by-reason.private.json must hold texts only, such as {"hangup":"Abandoned"}.'],
  ],
  ['[', undefined, ['error: assets/outcome-by-reason.private.json is not valid JSON.']],
  ['{}', 'not JSON', []],
  ['{"hangup":"Abandoned"}', 'not JSON', []],
  ['[', 'not JSON', ['error: assets/outcome-by-reason.private.json is not valid JSON.']],
  [
    `{"spam":"${'x'.repeat(129)}"}`,
    'not JSON',
    ['warning: The outcome of spam has more than 128 characters: Insights cuts it.'],
  ],
  [
    `{"spam":"${'x'.repeat(129)}"}`,
    undefined,
    ['warning: The outcome of spam has more than 128 characters: Insights cuts it.'],
  ],
])('the outcome map %s with the variable %s is judged', (asset, variable, expected) => {
  writeFileSync('assets/outcome-by-reason.private.json', asset);

  expect(told(checkOutcomeMap(settingsOf({ OUTCOME_BY_REASON: variable })))).toEqual(expected);
});
