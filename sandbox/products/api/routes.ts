/** Calls, conferences and recordings of api.twilio.com. The sound itself: media.ts. */
import { type Route } from '../../twilio/route';
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
const product = 'api';

export const recordingRoutes: Route[] = [
  { operation: 'FetchCall', product, method: 'GET', path: `${account}/Calls/{Sid}.json`, answer: fetchCall },
  { operation: 'UpdateCall', product, method: 'POST', path: `${account}/Calls/{Sid}.json`, answer: updateCall },

  { operation: 'ListConference', product, method: 'GET', path: `${account}/Conferences.json`, answer: listConferences },
  {
    operation: 'FetchConference',
    product,
    method: 'GET',
    path: `${account}/Conferences/{Sid}.json`,
    answer: fetchConference,
  },
  {
    operation: 'UpdateConference',
    product,
    method: 'POST',
    path: `${account}/Conferences/{Sid}.json`,
    answer: updateConference,
  },

  { operation: 'CreateCallRecording', product, method: 'POST', path: `${ofCall}.json`, answer: createCallRecording },
  { operation: 'ListCallRecording', product, method: 'GET', path: `${ofCall}.json`, answer: listCallRecordings },
  { operation: 'FetchCallRecording', product, method: 'GET', path: `${ofCall}/{Sid}.json`, answer: fetchCallRecording },
  {
    operation: 'UpdateCallRecording',
    product,
    method: 'POST',
    path: `${ofCall}/{Sid}.json`,
    answer: updateCallRecording,
  },
  {
    operation: 'DeleteCallRecording',
    product,
    method: 'DELETE',
    path: `${ofCall}/{Sid}.json`,
    answer: removeRecording,
  },

  {
    operation: 'ListConferenceRecording',
    product,
    method: 'GET',
    path: `${ofConference}.json`,
    answer: listConferenceRecordings,
  },
  {
    operation: 'FetchConferenceRecording',
    product,
    method: 'GET',
    path: `${ofConference}/{Sid}.json`,
    answer: fetchConferenceRecording,
  },
  {
    operation: 'UpdateConferenceRecording',
    product,
    method: 'POST',
    path: `${ofConference}/{Sid}.json`,
    answer: updateConferenceRecording,
  },
  {
    operation: 'DeleteConferenceRecording',
    product,
    method: 'DELETE',
    path: `${ofConference}/{Sid}.json`,
    answer: removeRecording,
  },

  { operation: 'ListRecording', product, method: 'GET', path: `${account}/Recordings.json`, answer: listRecordings },
  {
    operation: 'FetchRecording',
    product,
    method: 'GET',
    path: `${account}/Recordings/{Sid}.json`,
    answer: fetchRecording,
  },
  {
    operation: 'DeleteRecording',
    product,
    method: 'DELETE',
    path: `${account}/Recordings/{Sid}.json`,
    answer: removeRecording,
  },
];
