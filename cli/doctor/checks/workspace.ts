/** The workspace exists, and its events reach the Function, by the callback or by Event Streams. */
import { wantedEvents } from '../../../assets/settings/handled-events';
import { isSwitchedOff } from '../../../assets/settings/settings';
import { type Context } from '../../../assets/twilio/context';
import { addressOf, eventPath, streamsPath } from '../../deployment/address';
import {
  harmlessUrl,
  missingEvents,
  readWorkspace,
  sameAddress,
  splitFragment,
  type Callback,
} from '../../deployment/event-callback';
import { isSubscribed, readStreams, wantedTypes } from '../../deployment/event-streams';
import { environmentInWords, type DeployedEnvironment } from '../../deployment/find-deployment';
import { error, failed, ok, warning, type Report } from '../report';
import { type Setup } from '../setup';
import { checkStreams } from './event-streams';

export async function checkWorkspace({ context, domain, environments }: Setup): Promise<Report[]> {
  const { value, problem } = await readWorkspace(context);
  if (problem) return [failed('Workspace', problem)];
  const { sid, friendlyName, callback } = value;
  const { streamed, reports } = await checkWayOfStreams(context, domain, callback);
  return [
    ok('Workspace', `${friendlyName} (${sid}) is there.`),
    ...checkCallback(domain, callback, wantedEvents(context.settings), { environments, streamed }),
    ...reports,
  ];
}

/** The other way by which events arrive, and whether both are on. */
async function checkWayOfStreams(
  context: Context,
  domain: string | undefined,
  { url }: Callback,
): Promise<{ streamed: boolean; reports: Report[] }> {
  if (domain === undefined) return { streamed: false, reports: [] };
  const about = 'Event Streams';
  const { value, problem } = await readStreams(context, addressOf(domain, streamsPath));
  if (problem) return { streamed: false, reports: [warning(about, problem.why, problem.todo)] };
  const inUse = value.filter(isSubscribed);
  if (!inUse.length) return { streamed: false, reports: [] };
  const { settings } = context;
  const tokens = isSwitchedOff(settings, 'EVENT_STREAMS_TOKEN') ? [] : settings.EVENT_STREAMS_TOKEN;
  const reports = await checkStreams(domain, inUse, tokens, wantedTypes(settings));
  if (sameAddress(url, addressOf(domain, eventPath)))
    reports.push(
      warning(
        about,
        'The event webhook and Event Streams are both on: each event is handled twice.',
        'Keep one: undo the other (npm run configure -- --undo), or take it away in the Console.',
      ),
    );
  return { streamed: true, reports };
}

const configure = 'Run npm run configure.';
const nowhere = 'Run npm run configure, or npm run configure -- --via event-streams.';

interface Ways {
  /** Of the Function's service: only one can have the callback of a workspace that they share. */
  environments?: readonly DeployedEnvironment[];
  /** Events arrive by Event Streams: the callback may be somebody else's, or nobody's. */
  streamed?: boolean;
}

/**
 * Pure: what the workspace's two fields mean for the Function, which has a use for the `wanted` events.
 */
export function checkCallback(
  domain: string | undefined,
  { url, filter }: Callback,
  wanted: readonly string[],
  { environments = [], streamed = false }: Ways = {},
): Report[] {
  const about = 'Event webhook';
  const shown = harmlessUrl(url);
  if (streamed && (domain === undefined || !sameAddress(url, addressOf(domain, eventPath)))) return [];
  if (!url)
    return [error(about, 'TaskRouter sends its events nowhere: outcomes and links are not filled in.', nowhere)];
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
        'Let Event Streams bring them, too: npm run configure -- --via event-streams. Or have that service forward them.',
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
