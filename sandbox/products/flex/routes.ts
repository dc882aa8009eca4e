/** flex-api.twilio.com */
import { routeOf, type Route } from '../../twilio/route';
import { fetchConfiguration } from './configuration';
import { fetchInteractionChannel, updateInteractionChannel } from './interactions';

const channel = '/v1/Interactions/{InteractionSid}/Channels/{Sid}';
const route = routeOf('flex-api');

export const flexRoutes: Route[] = [
  route('FetchConfiguration', 'GET', '/v1/Configuration', fetchConfiguration),
  route('FetchInteractionChannel', 'GET', channel, fetchInteractionChannel),
  route('UpdateInteractionChannel', 'POST', channel, updateInteractionChannel),
];
