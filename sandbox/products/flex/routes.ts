/** flex-api.twilio.com */
import { type Route } from '../../twilio/route';
import { fetchConfiguration } from './configuration';
import { fetchInteractionChannel, updateInteractionChannel } from './interactions';

const channel = '/v1/Interactions/{InteractionSid}/Channels/{Sid}';
const product = 'flex-api';

export const flexRoutes: Route[] = [
  { operation: 'FetchConfiguration', product, method: 'GET', path: '/v1/Configuration', answer: fetchConfiguration },
  { operation: 'FetchInteractionChannel', product, method: 'GET', path: channel, answer: fetchInteractionChannel },
  { operation: 'UpdateInteractionChannel', product, method: 'POST', path: channel, answer: updateInteractionChannel },
];
