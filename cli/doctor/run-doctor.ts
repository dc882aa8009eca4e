/** All checks, in an order in which each can use what earlier ones have found. */
import { NotConfigured } from '../../assets/settings/settings';
import { readDomain } from '../deployment/address';
import { findDeployment, findDomain } from '../deployment/find-deployment';
import { suffixOf, type LiveOptions } from '../tool/live-options';
import { placeOf } from '../tool/run-tool';
import { serviceName } from '../deployment/service-name';
import { checkAccount } from './checks/account';
import { checkDeployment } from './checks/deployment';
import { checkProtection } from './checks/protection';
import { checkLastDay } from './checks/last-day';
import { checkNodeVersion } from './checks/node-version';
import { checkOutcomeMap } from './checks/outcome-map';
import { checkRecordings } from './checks/recordings';
import { checkSync } from './checks/sync';
import { checkNames, checkVariables } from './checks/variables';
import { checkWorkspace } from './checks/workspace';
import { writeTest } from './checks/write-test';
import { type Setup } from './setup';
import { error, failed, ok, warning, type Report } from './report';

export interface DoctorOptions extends LiveOptions {
  writeTest?: boolean;
  /** One JSON object in place of lines. */
  json?: boolean;
  /** Warnings count as errors. */
  strict?: boolean;
}

/** Adds where the Functions are, as far as that is known. */
async function findFunctions(setup: Setup, options: LiveOptions): Promise<Report[]> {
  if (options.domain !== undefined) {
    const given = readDomain(options.domain);
    if (given.problem) return [failed('Deployment', given.problem)];
    setup.domain = given.value;
    const found = await findDomain(setup.context, given.value);
    if (found.problem) return [warning('Deployment', found.problem.why, 'Check --domain: signed calls go there.')];
    setup.environments = found.value;
    return [ok('Deployment', `${setup.domain}, as --domain says; what is live there was not compared.`)];
  }
  const found = await findDeployment(setup.context, serviceName(), suffixOf(options));
  if (found.problem) return [failed('Deployment', found.problem)];
  const { domain, environments } = found.value;
  Object.assign(setup, { deployment: found.value, domain, environments });
  return [];
}

/** A check that needs a variable which is missing or wrong says so; the others go on. */
async function guarded(about: string, check: () => Report[] | Promise<Report[]>): Promise<Report[]> {
  try {
    return await check();
  } catch (problem) {
    if (problem instanceof NotConfigured) return [error(about, `${problem.message}.`, 'Set it, then try again.')];
    throw problem;
  }
}

/** Tells each report as soon as it is made, and answers all of them. */
export async function runDoctor(
  setup: Setup,
  options: DoctorOptions,
  tell: (report: Report) => void,
): Promise<Report[]> {
  const all: Report[] = [];
  const add = async (about: string, check: () => Report[] | Promise<Report[]>) => {
    const reports = await guarded(about, check);
    for (const report of reports) tell(report);
    all.push(...reports);
    return reports.every(({ status }) => status !== 'error');
  };
  const { file, inFile, environment, context } = setup;

  await add('Node', () => checkNodeVersion(process.versions.node));
  await add(file, () => [
    ...checkVariables(file, environment, placeOf(file)),
    ...checkNames(file, Object.keys(inFile)),
  ]);
  await add('Outcomes', () => checkOutcomeMap(context.settings));
  const opened = await add('Account', () => checkAccount(setup));
  if (!opened) return all;

  await add('Deployment', () => findFunctions(setup, options));
  await add('Deployment', () => checkDeployment(setup));
  await add('Protection', () => checkProtection(setup));
  await add('Workspace', () => checkWorkspace(setup));
  await add('Recordings', () => checkRecordings(setup));
  await add('Sync', () => checkSync(setup));
  await add('Last 24 hours', () => checkLastDay(setup));
  if (options.writeTest) await add('Write test', () => writeTest(setup));
  return all;
}

/** For CI: 1 when something must be fixed. */
export const exitCodeOf = (reports: Report[], strict = false): number =>
  reports.some(({ status }) => status === 'error' || (strict && status === 'warning')) ? 1 : 0;
