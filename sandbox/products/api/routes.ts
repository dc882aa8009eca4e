/** api.twilio.com: the account, calls, conferences and recordings. Their sound, which needs no credentials: media.ts. */
import { routeOf, type Route } from '../../twilio/route';
import { fetchAccount } from './account';
import { listCalls } from './call-list';
import { fetchCall, updateCall } from './calls';
import { fetchConference, listConferences, updateConference } from './conferences';
import { deleteParticipant, fetchParticipant, listParticipants, updateParticipant } from './participants';
import {
  createCallRecording,
  fetchCallRecording,
  fetchConferenceRecording,
  fetchRecording,
  listCallRecordings,
  listConferenceRecordings,
  listRecordings,
  removeRecording,
  updateCallRecording,
  updateConferenceRecording,
} from './recordings';

const account = '/2010-04-01/Accounts/{AccountSid}';
const ofCall = `${account}/Calls/{CallSid}/Recordings`;
const ofConference = `${account}/Conferences/{ConferenceSid}/Recordings`;
const ofParticipants = `${account}/Conferences/{ConferenceSid}/Participants`;
const route = routeOf('api');

export const apiRoutes: Route[] = [
  route('FetchAccount', 'GET', '/2010-04-01/Accounts/{Sid}.json', fetchAccount),

  route('ListCall', 'GET', `${account}/Calls.json`, listCalls),
  route('FetchCall', 'GET', `${account}/Calls/{Sid}.json`, fetchCall),
  route('UpdateCall', 'POST', `${account}/Calls/{Sid}.json`, updateCall),

  route('ListConference', 'GET', `${account}/Conferences.json`, listConferences),
  route('FetchConference', 'GET', `${account}/Conferences/{Sid}.json`, fetchConference),
  route('UpdateConference', 'POST', `${account}/Conferences/{Sid}.json`, updateConference),

  route('ListParticipant', 'GET', `${ofParticipants}.json`, listParticipants),
  route('FetchParticipant', 'GET', `${ofParticipants}/{CallSid}.json`, fetchParticipant),
  route('UpdateParticipant', 'POST', `${ofParticipants}/{CallSid}.json`, updateParticipant),
  route('DeleteParticipant', 'DELETE', `${ofParticipants}/{CallSid}.json`, deleteParticipant),

  route('CreateCallRecording', 'POST', `${ofCall}.json`, createCallRecording),
  route('ListCallRecording', 'GET', `${ofCall}.json`, listCallRecordings),
  route('FetchCallRecording', 'GET', `${ofCall}/{Sid}.json`, fetchCallRecording),
  route('UpdateCallRecording', 'POST', `${ofCall}/{Sid}.json`, updateCallRecording),
  route('DeleteCallRecording', 'DELETE', `${ofCall}/{Sid}.json`, removeRecording),

  route('ListConferenceRecording', 'GET', `${ofConference}.json`, listConferenceRecordings),
  route('FetchConferenceRecording', 'GET', `${ofConference}/{Sid}.json`, fetchConferenceRecording),
  route('UpdateConferenceRecording', 'POST', `${ofConference}/{Sid}.json`, updateConferenceRecording),
  route('DeleteConferenceRecording', 'DELETE', `${ofConference}/{Sid}.json`, removeRecording),

  route('ListRecording', 'GET', `${account}/Recordings.json`, listRecordings),
  route('FetchRecording', 'GET', `${account}/Recordings/{Sid}.json`, fetchRecording),
  route('DeleteRecording', 'DELETE', `${account}/Recordings/{Sid}.json`, removeRecording),
];
