/** Event Streams deliver to the Function what it needs, with a token that it takes. */
import { streamsUser } from '../../../assets/settings/event-streams';
import { credentialsOf, tokenOf, type SubscribedStream, type Types } from '../../deployment/event-streams';
import { probeStreams } from '../../deployment/probe-streams';
import { type Problem } from '../../tool/found';
import { error, ok, warning, type Report } from '../report';

const about = 'Event Streams';
const configure = 'Run npm run configure -- --via event-streams.';

/** Pure: what one sink with its subscription means for the Function. `tokens`: of the file; empty: none there. */
export function checkStream(
  { sinkSid, status, method, destination, subscription }: SubscribedStream,
  tokens: readonly string[],
  wanted: Types,
): Report[] {
  const reports: Report[] = [];
  const names = Object.keys(wanted);
  const missing = names.filter((type) => subscription.types[type] === undefined);
  const otherwise = names.filter((type) => !missing.includes(type) && subscription.types[type] !== wanted[type]);
  const token = tokens.length ? tokenOf({ destination }, tokens) : 'wrong';
  if (status === 'failed')
    reports.push(error(about, `The sink ${sinkSid} has failed: nothing arrives through it.`, configure));
  else if (status !== 'active')
    reports.push(warning(about, `The sink ${sinkSid} is not active yet: ${status}.`, 'Look again in a few minutes.'));
  if (method !== 'POST') reports.push(error(about, `The sink ${sinkSid} does not send by POST.`, configure));
  if (missing.length) reports.push(error(about, `The subscription leaves out ${missing.join(' and ')}.`, configure));
  if (otherwise.length)
    reports.push(
      warning(
        about,
        `The subscription has another schema version than the Function reads: ${otherwise.join(', ')}.`,
        configure,
      ),
    );
  const { user } = credentialsOf({ destination });
  if (user !== streamsUser)
    reports.push(error(about, `The user of the sink ${sinkSid} is not ${streamsUser}: it is refused.`, configure));
  if (token === 'older')
    reports.push(warning(about, `The sink ${sinkSid} has the older one of two tokens.`, configure));
  if (token === 'wrong' && user === streamsUser)
    reports.push(warning(about, `The sink ${sinkSid} has a token that EVENT_STREAMS_TOKEN does not name.`, configure));
  return reports;
}

/** Whether the deployment takes the very token that the sink carries; where that is not shown, the newest one. */
function askFunction(
  domain: string,
  stream: SubscribedStream,
  tokens: readonly string[],
): Promise<Problem | undefined> {
  const isHidden = tokens.length > 0 && tokenOf(stream, tokens) === 'hidden';
  const [token, inWords] = isHidden
    ? [tokens.at(-1)!, 'the newest token of EVENT_STREAMS_TOKEN']
    : [credentialsOf(stream).password, `the token of the sink ${stream.sinkSid}`];
  return probeStreams(domain, token, inWords);
}

/** Nothing is changed: the Function is called without an event. */
export async function checkStreams(
  domain: string,
  streams: readonly SubscribedStream[],
  tokens: readonly string[],
  wanted: Types,
): Promise<Report[]> {
  const reports = streams.flatMap((each) => checkStream(each, tokens, wanted));
  for (const each of streams) {
    const problem = await askFunction(domain, each, tokens);
    if (problem) reports.push(error(about, problem.why, problem.todo));
  }
  if (streams.length > 1)
    reports.push(
      warning(about, `${streams.length} sinks lead to the Function: each event is handled twice.`, configure),
    );
  return reports.length ? reports : [ok(about, 'The sink is active, its types are complete, and its token is taken.')];
}
