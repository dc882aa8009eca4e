/**
 * The variables of .env and of a deployment are complete and well-formed, and secrets are random. Values are never
 * shown.
 */
import { nearestName } from '../../../assets/findings/nearest-name';
import { settingsOf, type Settings } from '../../../assets/settings/settings';
import { type Environment } from '../../account/environment';
import { variableProblems } from '../../account/variable-problems';
import { error, ok, warning, type Report } from '../report';

/** The platform takes no longer value. */
const mostBytes = 450;
/** A random secret of 32 characters has at least this many different ones. */
const leastVariety = 10;
const secretNames = ['RECORDING_LINK_SECRET', 'WORKERS_API_TOKEN', 'EVENT_STREAMS_TOKEN', 'LINK_KEY_SECRET'] as const;
/** The platform gives these by itself. */
const given = new Set(['DOMAIN_NAME', 'ACCOUNT_SID', 'AUTH_TOKEN']);

const settingNames = Object.keys(settingsOf({})) as (keyof Settings)[];
const knownNames: string[] = [...settingNames, 'AUTH_TOKEN'];

function checkSecrets(about: string, environment: Environment): Report[] {
  const reports: Report[] = [];
  // A token may be two, separated by a comma, while callers change from one to the other.
  const secrets = secretNames.flatMap((name) =>
    (environment[name] ?? '').split(',').map((value) => ({ name, value: value.trim() })),
  );
  for (const { name, value } of secrets) {
    if (value.length < 32) continue;
    if (value === environment.AUTH_TOKEN)
      reports.push(error(about, `${name} is the account's auth token.`, 'Make another one: openssl rand -hex 32.'));
    else if (new Set(value).size < leastVariety)
      reports.push(warning(about, `${name} does not look random.`, 'Make another one: openssl rand -hex 32.'));
  }
  const set = secrets.filter(({ value }) => value);
  for (const value of new Set(set.map((each) => each.value))) {
    const same = [...new Set(set.filter((each) => each.value === value).map(({ name }) => name))];
    if (same.length > 1)
      reports.push(
        warning(
          about,
          `${same.join(' and ')} are the same.`,
          'Give each its own: whoever knows one could use the other.',
        ),
      );
  }
  return reports;
}

/** `about`: where the variables stand, `.env` or the deployment. `todo`: how to fix them there. */
export function checkVariables(about: string, environment: Environment, todo: string, platformGives = false): Report[] {
  const names = settingNames.filter((name) => name !== 'DOMAIN_NAME' && !(platformGives && given.has(name)));
  const tooLong = Object.entries(environment).filter(
    ([name, value]) => knownNames.includes(name) && Buffer.byteLength(value ?? '') > mostBytes,
  );
  const reports = [
    ...variableProblems(environment, names).map(({ message }) => error(about, `${message}.`, todo)),
    ...tooLong.map(([name]) =>
      error(
        about,
        `${name} has more than ${mostBytes} bytes, which no Function can get.`,
        name === 'OUTCOME_BY_REASON' ? 'Move the map to assets/outcome-by-reason.private.json.' : todo,
      ),
    ),
    ...checkSecrets(about, environment),
  ];
  if (!platformGives && (environment.AUTH_TOKEN ?? '').length !== 32)
    reports.push(error(about, 'AUTH_TOKEN is missing, or is not 32 characters long.', todo));
  return reports.length ? reports : [ok(about, 'All variables are complete and well-formed.')];
}

/** Names in the file that are almost ours, or that would take settings of the sandbox into a deployment. */
export function checkNames(about: string, names: string[]): Report[] {
  return names
    .filter((name) => !knownNames.includes(name))
    .flatMap((name) => {
      if (/SANDBOX/.test(name))
        return [
          warning(
            about,
            `${name} would be uploaded with the next deployment.`,
            'Remove it from the file; npm start does not need it.',
          ),
        ];
      const near = nearestName(name, knownNames);
      return near ? [warning(about, `${name} is not read by anything.`, `Did you mean ${near}?`)] : [];
    });
}
