/** The list of calls: newest first, by who called whom, by state and by day. */
import { type PhoneCall } from '../../state/telephony-state';
import { readDate } from '../../twilio/form-values';
import { type Answer, type Call } from '../../twilio/route';
import { formatCall } from './calls';
import { assertAccount } from './account';
import { listAnswer } from './list-answer';

const dayMs = 86_400_000;

/** A date alone means that day, with < or > that moment and what is before or after it. */
function dateFits(query: URLSearchParams, name: string, at: number | null): boolean {
  const [day, notAfter, notBefore] = [name, `${name}<`, `${name}>`].map((each) => readDate(query, each));
  if (day === undefined && notAfter === undefined && notBefore === undefined) return true;
  if (at === null) return false;
  const onDay = day === undefined || (at >= day && at < day + dayMs);
  return onDay && at <= (notAfter ?? at) && at >= (notBefore ?? at);
}

export function listCalls(call: Call): Answer {
  assertAccount(call);
  const { query, world } = call;
  const fits = ({ to, from, status, dateCreated, endTime }: PhoneCall) =>
    (query.get('To') ?? to) === to &&
    (query.get('From') ?? from) === from &&
    (query.get('Status') ?? status) === status &&
    !query.has('ParentCallSid') &&
    dateFits(query, 'StartTime', dateCreated) &&
    dateFits(query, 'EndTime', endTime);
  return listAnswer(call, 'calls', [...world.state.calls.values()].filter(fits).toReversed(), formatCall);
}
