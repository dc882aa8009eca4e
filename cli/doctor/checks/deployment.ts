/** Compares what is live in the environment with what is in this folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Context } from '../../../assets/twilio/context';
import { listAll } from '../../account/list-all';
import { type Deployment } from '../../deployment/find-deployment';
import { problemOf } from '../../tool/found';
import { type Setup } from '../setup';
import { error, failed, ok, warning, type Report } from '../report';
import { checkVariables } from './variables';

const about = 'Deployment';
const deploy = 'Run npm run deploy.';
const runtimes = ['node22', 'node24'];

interface Served {
  path: string;
  visibility: string;
}

/** Path and visibility of every Function of this folder; empty outside the project. */
function localFunctions(): Served[] {
  if (!existsSync('functions')) return [];
  return readdirSync('functions', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => /^(.*?)(?:\.(protected|private))?\.ts$/.exec(file.replaceAll('\\', '/'))!)
    .map(([, stem, visibility = 'public']) => ({ path: `/${stem}`, visibility }));
}

/** Pure: which Functions are missing or more open than they should be. */
export function compareFunctions(local: Served[], live: Served[]): Report[] {
  const liveAs = new Map(live.map(({ path, visibility }) => [path, visibility.toLowerCase()]));
  const missing = local.filter(({ path }) => !liveAs.has(path)).map(({ path }) => path);
  const open = local
    .filter(({ path, visibility }) => visibility !== 'public' && liveAs.get(path) === 'public')
    .map(({ path }) => path);
  return [
    ...(missing.length ? [error(about, `Not deployed: ${missing.join(', ')}.`, deploy)] : []),
    ...(open.length
      ? [error(about, `Open to everyone: ${open.join(', ')}.`, `${deploy} These must be protected.`)]
      : []),
  ];
}

interface Dependency {
  name: string;
  version: string;
}

/** Pure: packages that are deployed in another version. */
export function compareDependencies(wanted: Record<string, string>, live: Dependency[]): Report[] {
  const deployed = new Map(live.map(({ name, version }) => [name, version]));
  const different = Object.entries(wanted).filter(([name, version]) => deployed.get(name) !== version);
  return different.map(([name, version]) =>
    warning(about, `${name} is deployed as ${deployed.get(name) ?? 'nothing'}; package.json says ${version}.`, deploy),
  );
}

function wantedDependencies(): Record<string, string> {
  if (!existsSync('package.json')) return {};
  return (
    (JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies?: Record<string, string> }).dependencies ?? {}
  );
}

async function checkBuild({ twilio }: Context, { serviceSid, buildSid }: Deployment): Promise<Report[]> {
  if (buildSid === undefined) return [error(about, 'Nothing is live in this environment.', deploy)];
  const answer = await twilio.ask((client) =>
    client.serverless.v1.services(serviceSid).builds(buildSid).fetchWithHttpInfo(),
  );
  if (!answer.ok) return [failed(about, problemOf(answer, 'the build'))];
  const { functionVersions, dependencies, runtime } = answer.body;
  const reports = [
    ...compareFunctions(localFunctions(), functionVersions as Served[]),
    ...compareDependencies(wantedDependencies(), dependencies as Dependency[]),
  ];
  if (!runtimes.includes(runtime))
    reports.push(warning(about, `The Functions run on ${runtime}.`, `${deploy} .twilioserverlessrc asks for node22.`));
  return reports.length ? reports : [ok(about, `${functionVersions.length} Functions are live on ${runtime}.`)];
}

/** Pure: the deployed variables against the file's; values are compared, but never shown. */
export function compareVariables(
  file: string,
  inFile: Record<string, string | undefined>,
  deployed: Record<string, string>,
): Report[] {
  const names = Object.keys(inFile).filter((name) => !['ACCOUNT_SID', 'AUTH_TOKEN'].includes(name));
  const different = names.filter((name) => inFile[name] !== deployed[name]);
  const surplus = Object.keys(deployed).filter((name) => !inFile[name]);
  return [
    ...(different.length ? [warning(about, `Not deployed as in ${file}: ${different.join(', ')}.`, deploy)] : []),
    ...(surplus.length
      ? [
          warning(
            about,
            `Deployed, but not in ${file}: ${surplus.join(', ')}.`,
            `No deployment removes them: npx twilio-run env unset --key ${surplus[0]}, with its --environment.`,
          ),
        ]
      : []),
  ];
}

async function checkDeployedVariables(
  { context, file, inFile }: Pick<Setup, 'context' | 'file' | 'inFile'>,
  { serviceSid, environmentSid, includesCredentials }: Deployment,
): Promise<Report[]> {
  const answer = await listAll(
    context,
    (client) => client.serverless.v1.services(serviceSid).environments(environmentSid).variables,
  );
  if (!answer.ok) return [failed(about, problemOf(answer, 'the variables of the deployment'))];
  const deployed = Object.fromEntries(answer.body.map(({ key, value }) => [key, value]));
  const credentials = includesCredentials
    ? []
    : [
        error(
          about,
          'The service gives its Functions no credentials.',
          'Switch on "Add my Twilio Credentials" in the Console: Functions > Services > Settings.',
        ),
      ];
  return [
    ...credentials,
    ...checkVariables('Deployed', deployed, `Fix it in ${file}, then deploy.`, true),
    ...compareVariables(file, inFile, deployed),
  ];
}

/** Build and variables of the deployment that was found. */
export async function checkDeployment(setup: Setup): Promise<Report[]> {
  const { deployment, context } = setup;
  if (!deployment) return [];
  return [...(await checkBuild(context, deployment)), ...(await checkDeployedVariables(setup, deployment))];
}
