/** What a route is, and how a request finds its own. */
import { type Files } from '../http/multipart';
import { notAllowed, notFound } from './twilio-error';
import { type World } from './world';

type Method = 'GET' | 'POST' | 'DELETE';

/** The first label of the host: taskrouter.twilio.com, flex-api.twilio.com ... */
type Product = 'taskrouter' | 'flex-api' | 'api' | 'serverless' | 'serverless-upload' | 'studio' | 'sync' | 'events';

/** One request to Twilio, parsed. */
export interface Call {
  world: World;
  method: string;
  path: string;
  /** Parts of the path by their name in the route. */
  sids: Record<string, string>;
  query: URLSearchParams;
  form: URLSearchParams;
  files: Files;
  ifMatch: string | undefined;
  /** Scheme and host the caller used, for the addresses in the answer. */
  baseUrl: string;
}

export interface Answer {
  status: number;
  body?: object;
  headers?: Record<string, string>;
}

export interface Route {
  /** Twilio's OpenAPI operationId. */
  operation: string;
  product: Product;
  method: Method;
  /** As in the OpenAPI description: /v1/Workspaces/{Sid}. */
  path: string;
  /** Name of the rate limit it counts against; default: the operation. */
  limit?: (call: Call) => string;
  answer: (call: Call) => Answer;
}

/** A product's table of routes is written with it, a route a line. */
export const routeOf =
  (product: Product) =>
  (operation: string, method: Method, path: string, answer: Route['answer'], limit?: Route['limit']): Route => ({
    operation,
    product,
    method,
    path,
    limit,
    answer,
  });

const patterns = new WeakMap<Route, RegExp>();

function patternOf(route: Route): RegExp {
  const known = patterns.get(route);
  if (known) return known;
  const source = route.path.replaceAll('.', String.raw`\.`).replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+?)');
  const pattern = new RegExp(`^${source}$`);
  patterns.set(route, pattern);
  return pattern;
}

/** The route and the SIDs in the path; throws Twilio's 404 or 405. Without `product`: any product's paths. */
export function findRoute(routes: Route[], product: string | undefined, method: string, path: string) {
  const atPath = routes.filter(
    (route) => (product === undefined || route.product === product) && patternOf(route).test(path),
  );
  const route = atPath.find((candidate) => candidate.method === method);
  if (route) return { route, sids: { ...patternOf(route).exec(path)?.groups } };
  throw atPath.length > 0 ? notAllowed() : notFound(path);
}
