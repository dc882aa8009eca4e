/** api.twilio.com: the account, calls, conferences and recordings. Their sound, which needs no credentials: media.ts. */
import { routeOf, type Route } from '../../twilio/route';
import { fetchAccount } from './account';
import { fetchCall, updateCall } from './calls';
import { fetchConference, listConferences, updateConference } from './conferences';
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
const route = routeOf('api');

export const apiRoutes: Route[] = [
  route('FetchAccount', 'GET', '/2010-04-01/Accounts/{Sid}.json', fetchAccount),

  route('FetchCall', 'GET', `${account}/Calls/{Sid}.json`, fetchCall),
  route('UpdateCall', 'POST', `${account}/Calls/{Sid}.json`, updateCall),

  route('ListConference', 'GET', `${account}/Conferences.json`, listConferences),
  route('FetchConference', 'GET', `${account}/Conferences/{Sid}.json`, fetchConference),
  route('UpdateConference', 'POST', `${account}/Conferences/{Sid}.json`, updateConference),

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
