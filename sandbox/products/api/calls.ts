/** Calls as the API shows them, and their end by request. */
import { type Answer, type Call } from '../../twilio/route';
import { accountSid } from '../../state/account';
import { badRequest } from '../../twilio/twilio-error';
import { accountUri, entryOf } from './account';
import { endCall } from './call-ending';
import { type PhoneCall } from '../../state/telephony-state';
import { rfc2822 } from './rfc2822';

const callOf = (call: Call): PhoneCall => entryOf(call, call.world.state.calls);

export function formatCall(phone: PhoneCall) {
  const uri = `${accountUri}/Calls/${phone.sid}`;
  return {
    sid: phone.sid,
    date_created: rfc2822(phone.dateCreated),
    date_updated: rfc2822(phone.dateUpdated),
    parent_call_sid: null,
    account_sid: accountSid,
    to: phone.to,
    to_formatted: phone.to,
    from: phone.from,
    from_formatted: phone.from,
    phone_number_sid: null,
    status: phone.status,
    start_time: rfc2822(phone.dateCreated),
    end_time: rfc2822(phone.endTime),
    duration: phone.endTime === null ? null : String(Math.round((phone.endTime - phone.dateCreated) / 1000)),
    price: null,
    price_unit: 'USD',
    direction: phone.direction,
    answered_by: null,
    api_version: '2010-04-01',
    forwarded_from: null,
    group_sid: null,
    caller_name: null,
    queue_time: '0',
    trunk_sid: null,
    uri: `${uri}.json`,
    subresource_uris: { recordings: `${uri}/Recordings.json` },
  };
}

export const fetchCall = (call: Call): Answer => ({ status: 200, body: formatCall(callOf(call)) });

/** Only hanging up: no other change of a call matters here. */
export function updateCall(call: Call): Answer {
  const phone = callOf(call);
  const status = call.form.get('Status');
  if (status !== 'completed') throw badRequest('The sandbox only ends calls: Status=completed');
  return { status: 200, body: formatCall(phone.status === 'completed' ? phone : endCall(call.world, phone)) };
}
