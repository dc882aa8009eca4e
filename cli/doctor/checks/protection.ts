/** The Functions that only Twilio may call are there, and refuse everyone else. */
import { addressOf, eventPath } from '../../deployment/address';
import { probeProtection, type Protection } from '../../deployment/probe-protection';
import { type Setup } from '../setup';
import { error, ok, type Report } from '../report';

const about = 'Protection';
const enrichPath = '/studio/enrich-task';

const wrong: Record<Exclude<Protection['state'], 'refuses'>, (address: string, answer: string) => Report> = {
  open: (address) =>
    error(
      about,
      `${address} answers calls without Twilio's signature.`,
      'Deploy the file as .protected.js: anyone could write to tasks.',
    ),
  foreign: (address, answer) =>
    error(about, `${address} is not the Function: something else answers (${answer}).`, 'Check the domain.'),
  missing: (address, answer) =>
    error(about, `${address} is not there (${answer}).`, 'Run npm run deploy, or name another --environment.'),
  failing: (address, answer) =>
    error(about, `${address} fails (${answer}).`, 'See its log: Console > Functions > Services > Live logs.'),
  unreachable: (address, answer) =>
    error(about, `${address} cannot be reached (${answer}).`, 'Check the domain and the connection.'),
};

/** Nothing is changed, should one of them answer. */
export async function checkProtection({ domain }: Setup): Promise<Report[]> {
  if (domain === undefined) return [];
  const probed = await Promise.all([
    probeProtection(domain, enrichPath).then((protection) => ({ ...protection, path: enrichPath })),
    probeProtection(domain, eventPath, { EventType: 'task.updated' }).then((protection) => ({
      ...protection,
      path: eventPath,
    })),
  ]);
  const reports = probed.flatMap(({ state, answer, path }) =>
    state === 'refuses' ? [] : [wrong[state](addressOf(domain, path), answer)],
  );
  return reports.length ? reports : [ok(about, `${domain} answers and refuses calls without Twilio's signature.`)];
}
