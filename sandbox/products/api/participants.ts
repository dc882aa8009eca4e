/** Who is in a conference. https://www.twilio.com/docs/voice/api/conference-participant-resource */
import { accountSid } from '../../state/account';
import { type Conference, type Participant } from '../../state/telephony-state';
import { readBoolean } from '../../twilio/form-values';
import { type Answer, type Call } from '../../twilio/route';
import { badRequest, notFound } from '../../twilio/twilio-error';
import { endCall } from './call-ending';
import { conferenceOf } from './conferences';
import { accountUri } from './account';
import { listAnswer } from './list-answer';
import { rfc2822 } from './rfc2822';

function formatParticipant(conference: Conference, participant: Participant) {
  return {
    account_sid: accountSid,
    call_sid: participant.callSid,
    label: null,
    call_sid_to_coach: null,
    coaching: false,
    conference_sid: conference.sid,
    date_created: rfc2822(participant.dateCreated),
    date_updated: rfc2822(participant.dateUpdated),
    end_conference_on_exit: participant.endConferenceOnExit,
    muted: participant.muted,
    hold: participant.hold,
    start_conference_on_enter: true,
    status: 'connected',
    queue_time: '0',
    uri: `${accountUri}/Conferences/${conference.sid}/Participants/${participant.callSid}.json`,
  };
}

function participantOf(call: Call): { conference: Conference; participant: Participant } {
  const conference = conferenceOf(call);
  const participant = conference.participants.find(({ callSid }) => callSid === call.sids.CallSid);
  if (!participant) throw notFound(call.path);
  return { conference, participant };
}

export function fetchParticipant(call: Call): Answer {
  const { conference, participant } = participantOf(call);
  return { status: 200, body: formatParticipant(conference, participant) };
}

/** Nobody, once the conference has ended. */
export function listParticipants(call: Call): Answer {
  const conference = conferenceOf(call);
  const { query } = call;
  const wanted = (name: string, value: boolean) => (readBoolean(query, name) ?? value) === value;
  const found = conference.participants
    .filter(({ muted, hold }) => wanted('Muted', muted) && wanted('Hold', hold) && wanted('Coaching', false))
    .map((participant) => ({ ...participant, sid: participant.callSid }));
  return listAnswer(call, 'participants', found, (each) => formatParticipant(conference, each));
}

const changeable = ['Muted', 'Hold', 'HoldUrl', 'HoldMethod', 'EndConferenceOnExit'];

/** Nothing is heard here, so that an announcement or coaching is refused rather than ignored. */
export function updateParticipant(call: Call): Answer {
  const { conference, participant } = participantOf(call);
  const { form, world } = call;
  const strange = [...form.keys()].find((name) => !changeable.includes(name));
  if (strange) throw badRequest(`The sandbox does not do ${strange}; it does ${changeable.join(', ')}`);
  const changed: Participant = {
    ...participant,
    muted: readBoolean(form, 'Muted') ?? participant.muted,
    hold: readBoolean(form, 'Hold') ?? participant.hold,
    endConferenceOnExit: readBoolean(form, 'EndConferenceOnExit') ?? participant.endConferenceOnExit,
    dateUpdated: world.clock.now(),
  };
  const participants = conference.participants.map((each) => (each === participant ? changed : each));
  world.state.conferences.set(conference.sid, { ...conference, participants });
  return { status: 200, body: formatParticipant(conference, changed) };
}

/** Kicks the participant out, which is the end of that call here. */
export function deleteParticipant(call: Call): Answer {
  const { participant } = participantOf(call);
  const phone = call.world.state.calls.get(participant.callSid);
  if (phone) endCall(call.world, phone, 'kicked');
  return { status: 204 };
}
