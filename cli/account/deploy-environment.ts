/**
 * The variables of a deployment where there is no file of them, as in CI: those of the environment that the Functions
 * know, and nothing else of it. twilio-run takes them from a file alone.
 */
import { NotConfigured, settingsOf, type Settings } from '../../assets/settings/settings';
import { type Environment } from './environment';
import { variableProblems } from './variable-problems';

/** The platform gives the domain. */
const settingNames = (Object.keys(settingsOf({})) as (keyof Settings)[]).filter((name) => name !== 'DOMAIN_NAME');

/** An API key opens the account as well, and can be taken back alone. Twilio's own tools read these two names. */
const keyNames = ['TWILIO_API_KEY', 'TWILIO_API_SECRET'] as const;

function credentialsOf(environment: Environment): { user: string; password: string } {
  const [key, secret] = keyNames.map((name) => environment[name]?.trim());
  if (key && secret) return { user: key, password: secret };
  if (key || secret) throw new NotConfigured(`${key ? keyNames[1] : keyNames[0]} is not set, and its pair is`);
  const { ACCOUNT_SID, AUTH_TOKEN } = environment;
  if (!ACCOUNT_SID?.trim() || !AUTH_TOKEN?.trim())
    throw new NotConfigured(
      `There is no .env, and the environment has no account: set ACCOUNT_SID and AUTH_TOKEN, or ${keyNames.join(' and ')}, or name a file with --env`,
    );
  return { user: ACCOUNT_SID.trim(), password: AUTH_TOKEN.trim() };
}

/** One line as dotenv 6 reads it, which takes one quotation mark off each end and knows no other escape. */
function lineOf(name: string, value: string): string {
  if (/[\r\n]/.test(value)) throw new NotConfigured(`${name} must be one line`);
  return `${name}='${value.trim()}'\n`;
}

/** The text of that file. Throws NotConfigured, with every problem. */
export function deployEnvironment(environment: Environment): string {
  const { user, password } = credentialsOf(environment);
  const judged = settingNames.filter((name) => name !== 'ACCOUNT_SID');
  const problems = variableProblems(environment, judged);
  if (problems.length) throw new NotConfigured(problems.map(({ message }) => message).join('; '));
  const given = judged.flatMap((name) => (environment[name]?.trim() ? [lineOf(name, environment[name])] : []));
  return [lineOf('ACCOUNT_SID', user), lineOf('AUTH_TOKEN', password), ...given].join('');
}
