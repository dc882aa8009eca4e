/** studio.twilio.com: only the check of a flow definition. */
import { routeOf, type Route } from '../../twilio/route';
import { validateFlow } from './validate-flow';

export const studioRoutes: Route[] = [
  routeOf('studio')('UpdateFlowValidate', 'POST', '/v2/Flows/Validate', validateFlow),
];
