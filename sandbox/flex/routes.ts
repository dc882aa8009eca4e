/** flex-api.twilio.com */
import type { Route } from '../route';
import { fetchInteractionChannel, updateInteractionChannel } from './interactions';

const channel = '/v1/Interactions/{InteractionSid}/Channels/{Sid}';
const product = 'flex-api';

export const flexRoutes: Route[] = [
  { operation: 'FetchInteractionChannel', product, method: 'GET', path: channel, answer: fetchInteractionChannel },
  { operation: 'UpdateInteractionChannel', product, method: 'POST', path: channel, answer: updateInteractionChannel },
];
