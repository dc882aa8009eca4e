/** All checks in the order in which one needs what the one before has found. */
import { NotConfigured } from '../../assets/settings/settings';
import { readDomain } from '../deployment/address';
import { findDeployment } from '../deployment/find-deployment';
import { suffixOf, type LiveOptions } from '../tool/live-options';
import { placeOf } from '../tool/run-tool';
import { serviceName } from '../deployment/service-name';
import { checkAccount } from './checks/account';
import { checkDeployment } from './checks/deployment';
import { checkDoor } from './checks/door';
import { checkNodeVersion } from './checks/node-version';
import { checkOutcomeMap } from './checks/outcome-map';
import { checkRecordings } from './checks/recordings';
import { checkNames, checkVariables } from './checks/variables';
import { checkWorkspace } from './checks/workspace';
import { writeTest } from './checks/write-test';
import { type Patient } from './patient';
import { error, failed, ok, type Report } from './report';

export interface DoctorOptions extends LiveOptions {
  writeTest?: boolean;
  /** Warnings count as errors. */
  strict?: boolean;
}

/** Adds what is known of the place where the Functions are. */
async function findFunctions(patient: Patient, options: LiveOptions): Promise<Report[]> {
  if (options.domain !== undefined) {
    patient.domain = readDomain(options.domain);
    if (patient.domain)
      return [ok('Deployment', `${patient.domain}, as --domain says; what is live there was not compared.`)];
    return [
      error('Deployment', `${options.domain} is no domain.`, 'Write it as flex-insights-functions-1234-dev.twil.io.'),
    ];
  }
  const found = await findDeployment(patient.context, serviceName(), suffixOf(options));
  if (found.problem) return [failed('Deployment', found.problem)];
  Object.assign(patient, { deployment: found.value, domain: found.value.domain });
  return [];
}

/** A check that stumbles over a variable says which; the others go on. */
async function guarded(about: string, check: () => Report[] | Promise<Report[]>): Promise<Report[]> {
  try {
    return await check();
  } catch (problem) {
    if (problem instanceof NotConfigured) return [error(about, `${problem.message}.`, 'Set it, then try again.')];
    throw problem;
  }
}

/** Tells each report as soon as it is there, and answers all of them. */
export async function runDoctor(
  patient: Patient,
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
  const { file, inFile, environment, context } = patient;

  await add('Node', () => checkNodeVersion(process.versions.node));
  await add(file, () => [
    ...checkVariables(file, environment, placeOf(file)),
    ...checkNames(file, Object.keys(inFile)),
  ]);
  await add('Outcomes', () => checkOutcomeMap(context.settings));
  const opened = await add('Account', () => checkAccount(patient));
  if (!opened) return all;

  await add('Deployment', () => findFunctions(patient, options));
  await add('Deployment', () => checkDeployment(patient));
  await add('Door', () => checkDoor(patient));
  await add('Workspace', () => checkWorkspace(patient));
  await add('Recordings', () => checkRecordings(patient));
  if (options.writeTest) await add('Write test', () => writeTest(patient));
  return all;
}

/** For CI: 1 when something must be mended. */
export const exitCodeOf = (reports: Report[], strict = false): number =>
  reports.some(({ status }) => status === 'error' || (strict && status === 'warning')) ? 1 : 0;
