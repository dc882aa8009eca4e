/** The workspace exists, and sends its events to the Function. */
import { wantedEvents } from '../../../assets/settings/handled-events';
import { addressOf, eventPath } from '../../deployment/address';
import {
  harmlessUrl,
  missingEvents,
  readWorkspace,
  sameAddress,
  splitFragment,
  type Callback,
} from '../../deployment/event-callback';
import { environmentInWords, type DeployedEnvironment } from '../../deployment/find-deployment';
import { error, failed, ok, warning, type Report } from '../report';
import { type Setup } from '../setup';

export async function checkWorkspace({ context, domain, environments }: Setup): Promise<Report[]> {
  const { value, problem } = await readWorkspace(context);
  if (problem) return [failed('Workspace', problem)];
  const { sid, friendlyName, callback } = value;
  return [
    ok('Workspace', `${friendlyName} (${sid}) is there.`),
    ...checkCallback(domain, callback, wantedEvents(context.settings), environments),
  ];
}

const configure = 'Run npm run configure.';

/**
 * Pure: what the workspace's two fields mean for the Function, which has a use for the `wanted` events. Of the
 * `environments` of its service only one can have the events of a workspace that they share.
 */
export function checkCallback(
  domain: string | undefined,
  { url, filter }: Callback,
  wanted: readonly string[],
  environments: readonly DeployedEnvironment[] = [],
): Report[] {
  const about = 'Event webhook';
  const shown = harmlessUrl(url);
  if (!url)
    return [error(about, 'TaskRouter sends its events nowhere: outcomes and links are not filled in.', configure)];
  if (domain === undefined)
    return [
      warning(
        about,
        `TaskRouter sends its events to ${shown}; it is not known whether that is the Function.`,
        'Say where the Functions are with --domain.',
      ),
    ];
  if (!sameAddress(url, addressOf(domain, eventPath))) {
    const other = environments.find((each) => sameAddress(url, addressOf(each.domain, eventPath)));
    if (other)
      return [
        ok(
          about,
          `TaskRouter sends its events to environment ${environmentInWords(other.suffix)} of the same service; this one shares the workspace.`,
        ),
      ];
    return [
      warning(
        about,
        `TaskRouter sends its events to ${shown}, not to the Function.`,
        'Have that service forward them, or replace it: npm run configure -- --force.',
      ),
    ];
  }
  const missing = missingEvents(filter, wanted);
  if (missing.length) return [error(about, `The filter leaves out ${missing.join(' and ')}.`, configure)];
  const reports = [];
  if (!filter)
    reports.push(
      warning(
        about,
        'There is no filter: every event of the workspace runs the Function, most of them without need.',
        configure,
      ),
    );
  if (!retriesFailures(url))
    reports.push(
      warning(about, 'The address asks for no retry after a 5xx: an event during a short failure is lost.', configure),
    );
  return reports.length ? reports : [ok(about, 'TaskRouter sends the events the Function needs, and retries.')];
}

function retriesFailures(url: string): boolean {
  const fragment = new URLSearchParams(splitFragment(url).fragment);
  const policies = (fragment.get('rp') ?? '').split(',');
  return Number(fragment.get('rc') ?? 1) > 0 && (policies.includes('all') || policies.includes('5xx'));
}
