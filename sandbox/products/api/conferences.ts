/** Conferences as the API shows them, and their end by request. */
import { type Answer, type Call } from '../../twilio/route';
import { accountSid } from '../../state/account';
import { badRequest } from '../../twilio/twilio-error';
import { accountUri, assertAccount, entryOf } from './account';
import { listAnswer } from './list-answer';
import { endConference } from './call-ending';
import { type Conference } from '../../state/telephony-state';
import { rfc2822 } from './rfc2822';

/** The conference the path names, its own or that of its participants. */
export const conferenceOf = (call: Call): Conference =>
  entryOf(call, call.world.state.conferences, call.sids.ConferenceSid);

function formatConference(conference: Conference) {
  const uri = `${accountUri}/Conferences/${conference.sid}`;
  return {
    account_sid: accountSid,
    date_created: rfc2822(conference.dateCreated),
    date_updated: rfc2822(conference.dateUpdated),
    api_version: '2010-04-01',
    friendly_name: conference.friendlyName,
    region: 'us1',
    sid: conference.sid,
    status: conference.status,
    uri: `${uri}.json`,
    subresource_uris: { participants: `${uri}/Participants.json`, recordings: `${uri}/Recordings.json` },
    reason_conference_ended: conference.reasonEnded,
    call_sid_ending_conference: conference.endedBy,
  };
}

export const fetchConference = (call: Call): Answer => ({ status: 200, body: formatConference(conferenceOf(call)) });

export function listConferences(call: Call): Answer {
  assertAccount(call);
  const { query, world } = call;
  const fits = ({ friendlyName, status }: Conference) =>
    friendlyName === (query.get('FriendlyName') ?? friendlyName) && status === (query.get('Status') ?? status);
  const newestFirst = [...world.state.conferences.values()].filter(fits).toReversed();
  return listAnswer(call, 'conferences', newestFirst, formatConference);
}

/** Only its end: announcements are not played here. */
export function updateConference(call: Call): Answer {
  const conference = conferenceOf(call);
  if (call.form.get('Status') !== 'completed') throw badRequest('The sandbox only ends conferences: Status=completed');
  if (conference.status === 'completed') return { status: 200, body: formatConference(conference) };
  return { status: 200, body: formatConference(endConference(call.world, conference, 'conference-ended-via-api')) };
}
