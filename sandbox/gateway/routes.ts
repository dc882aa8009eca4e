/** All requests to Twilio that the sandbox answers, in one table; GET /sandbox promises what stands here. */
import { apiRoutes } from '../products/api/routes';
import { eventStreamRoutes } from '../products/event-streams/routes';
import { flexRoutes } from '../products/flex/routes';
import { serverlessRoutes, uploadRoutes } from '../products/serverless/routes';
import { studioRoutes } from '../products/studio/routes';
import { syncRoutes } from '../products/sync/routes';
import { taskRouterRoutes } from '../products/taskrouter/routes';
import { type Route } from '../twilio/route';

/** By the operationId of Twilio's OpenAPI descriptions, against which a test holds them. */
export const describedRoutes: Route[] = [
  ...taskRouterRoutes,
  ...flexRoutes,
  ...apiRoutes,
  ...serverlessRoutes,
  ...studioRoutes,
  ...syncRoutes,
  ...eventStreamRoutes,
];

export const twilioRoutes: Route[] = [...describedRoutes, ...uploadRoutes];

/** The operations of each host: { "studio.twilio.com": ["UpdateFlowValidate"], ... }. */
export function supportedOperations(): Record<string, string[]> {
  const byHost: Record<string, string[]> = {};
  for (const { product, operation } of describedRoutes) (byHost[`${product}.twilio.com`] ??= []).push(operation);
  return byHost;
}
