/** The example of a deployment from CI names scripts and variables that are there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import packageJson from '../../package.json';
import { settingsOf } from '../../assets/settings/settings';

const workflow = readFileSync(path.resolve(__dirname, '../../examples/deploy-workflow.yml'), 'utf8');
const steps = [...workflow.matchAll(/- run: (.+)/g)].map(([, command]) => command);

test('tests before it deploys, looks before it promotes, and looks again', () => {
  const commands = steps.map((step) => step.replace(/ -- .*/, ''));

  expect(commands).toEqual([
    'npm ci',
    'npm test',
    'npm run deploy',
    'npm run doctor',
    'npm run promote',
    'npm run configure',
    'npm run doctor',
  ]);
});

test('runs scripts that are there', () => {
  const scripts = steps.flatMap((step) => /^npm run (\S+)/.exec(step)?.[1] ?? []);

  expect(scripts.filter((script) => !Object.hasOwn(packageJson.scripts, script))).toEqual([]);
});

test('names variables that the Functions know, and shows no secret', () => {
  const known = [...Object.keys(settingsOf({})), 'AUTH_TOKEN'];
  const lines = [...workflow.matchAll(/^ {2}([A-Z_]+): (.+)$/gm)];

  expect(lines.map(([, name]) => name).filter((name) => !known.includes(name))).toEqual([]);
  expect(
    lines.map(([, , value]) => value).filter((value) => !/^\$\{\{ (vars|secrets)\.[A-Z_]+ \}\}$/.test(value)),
  ).toEqual([]);
  expect(workflow).toContain('AUTH_TOKEN: ${{ secrets.AUTH_TOKEN }}');
});
