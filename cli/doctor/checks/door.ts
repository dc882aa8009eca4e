import { addressOf, eventPath } from '../../deployment/address';
import { tryDoor, type Door } from '../../deployment/door';
import { type Patient } from '../patient';
import { error, ok, type Report } from '../report';

const enrichPath = '/studio/enrich-task';

const wrong: Record<Exclude<Door['state'], 'refuses'>, (address: string, answer: string) => Report> = {
  open: (address) =>
    error(
      'Door',
      `${address} answers calls without Twilio's signature.`,
      'Deploy the file as .protected.js: anybody could write to tasks.',
    ),
  missing: (address, answer) =>
    error('Door', `${address} is not there (${answer}).`, 'Run npm run deploy, or name another --environment.'),
  failing: (address, answer) =>
    error('Door', `${address} fails (${answer}).`, 'Look into its log: Console > Functions > Services > Live logs.'),
  unreachable: (address, answer) =>
    error('Door', `${address} cannot be reached (${answer}).`, 'Check the domain and the connection.'),
};

/** The Functions are reachable and refuse who is not Twilio. Nothing is changed should one of them answer. */
export async function checkDoor({ domain }: Patient): Promise<Report[]> {
  if (domain === undefined) return [];
  const doors = await Promise.all([
    tryDoor(domain, enrichPath).then((door) => ({ ...door, path: enrichPath })),
    tryDoor(domain, eventPath, { EventType: 'task.updated' }).then((door) => ({ ...door, path: eventPath })),
  ]);
  const reports = doors.flatMap(({ state, answer, path }) =>
    state === 'refuses' ? [] : [wrong[state](addressOf(domain, path), answer)],
  );
  return reports.length ? reports : [ok('Door', `${domain} answers and refuses calls without Twilio's signature.`)];
}
