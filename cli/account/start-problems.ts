/**
 * What is wrong with .env and the map of outcomes for npm start and npm run dev (build/before-start.mjs), whose account is
 * the sandbox's own.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'dotenv';
import { settingsOf, type Settings } from '../../assets/settings/settings';
import { readEnvLines, toldOfLine, type EnvLine } from './env-file';
import { outcomesOfAsset } from './outcome-asset';
import { complaintOf, variableProblems } from './variable-problems';

/** The sandbox gives these, whatever the file says. */
const ofSandbox = ['ACCOUNT_SID', 'DOMAIN_NAME', 'TASKROUTER_WORKSPACE_SID'];
const judged = (Object.keys(settingsOf({})) as (keyof Settings)[]).filter((name) => !ofSandbox.includes(name));

/** The line that sets a variable: the last one, which wins. */
const lineOf = (lines: EnvLine[], name: string | undefined) => lines.findLast((line) => line.name === name)?.number;

/** A sentence for each problem, those of .env in the order of its lines; `folder`: the project's. */
export function startProblems(folder: string): string[] {
  const file = path.join(folder, '.env');
  const lines = existsSync(file) ? readEnvLines(readFileSync(file, 'utf8')) : [];
  const malformed = lines.flatMap(({ number, remedy }) => (remedy ? [{ number, what: remedy }] : []));
  const readable = lines.filter(({ remedy }) => !remedy);
  const wrong = variableProblems(parse(readable.map(({ text }) => text).join('\n')), judged)
    // A line that cannot be read may be the very one that is missed.
    .filter(({ name }) => !lines.some((line) => line.remedy && new RegExp(`\\b${name}\\b`).test(line.text)))
    .map(({ name, message, neededBy }) => ({
      number: lineOf(lines, name) ?? lineOf(lines, neededBy) ?? 0,
      what: neededBy ? `${message} (${neededBy} needs it)` : message,
    }));
  const inFile = [...malformed, ...wrong]
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, what }) => toldOfLine('.env', number, what));
  const ofAsset = complaintOf(() => outcomesOfAsset(folder));
  return ofAsset ? [...inFile, `${ofAsset}.`] : inFile;
}
