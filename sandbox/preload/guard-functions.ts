/**
 * Makes the toolkit's local server check X-Twilio-Signature on `.protected` Functions, as the platform does and the
 * local server does not. Public ones stay open; private ones, which the platform does not serve at all, are refused.
 */
import { type IncomingHttpHeaders } from 'node:http';
import { bodyHash, isSameSignature, signRequest, type Form } from '../http/signature';

interface GuardedRequest {
  method: string;
  path: string;
  originalUrl: string;
  headers: IncomingHttpHeaders;
  query: Record<string, unknown>;
  /** What the body parser made of it. */
  body: unknown;
  /** The body as it came, kept by this module. */
  rawChunks?: Buffer[];
  on(event: 'data', listener: (chunk: Buffer) => void): void;
}

interface GuardedResponse {
  status(code: number): { type(type: string): { send(body: string): void } };
}

type Middleware = (request: GuardedRequest, response: GuardedResponse, next: () => void) => void;

/** The part of LocalDevelopmentServer (@twilio/runtime-handler/dev) this module needs, some of it private there. */
export interface LocalServer {
  getApp(): unknown;
  config: { env: Record<string, string | undefined> };
  routeMap: Map<string, { type: string; access?: string }>;
}

interface ExpressApp {
  use(middleware: Middleware): void;
  _router: { stack: { route?: unknown }[] };
}

/** Runs before the body parser, in the same tick: both then get every chunk. */
const keepBody: Middleware = (request, _response, next) => {
  const chunks: Buffer[] = [];
  request.rawChunks = chunks;
  request.on('data', (chunk) => chunks.push(chunk));
  next();
};

function isSigned(request: GuardedRequest, authToken: string): boolean {
  const { headers, query, originalUrl, rawChunks = [] } = request;
  const scheme = String(headers['x-forwarded-proto'] ?? 'http');
  const isForm = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const form = isForm ? (request.body as Form) : {};
  const expected = signRequest(authToken, `${scheme}://${headers.host}${originalUrl}`, form);
  const intact = query.bodySHA256 === undefined || query.bodySHA256 === bodyHash(Buffer.concat(rawChunks));
  return intact && isSameSignature(headers['x-twilio-signature'], expected);
}

/** Call it before the server listens. Refusals are 403. */
export function guardProtectedFunctions(server: LocalServer): void {
  const check: Middleware = (request, response, next) => {
    const route = server.routeMap.get(request.path);
    const open = route?.type !== 'function' || !['protected', 'private'].includes(route.access ?? 'public');
    // The runtime answers OPTIONS itself, before it looks at the signature.
    if (open || request.method === 'OPTIONS') return next();
    if (route.access === 'protected' && isSigned(request, server.config.env.AUTH_TOKEN ?? '')) return next();
    response.status(403).type('text/plain').send('This Function takes only requests with a valid X-Twilio-Signature.');
  };

  const app = server.getApp() as ExpressApp;
  app.use(keepBody);
  app.use(check);
  // Express runs what was added first; both must come before the route that serves the Functions.
  // oxlint-disable-next-line no-underscore-dangle -- Express 4 names it so
  const { stack } = app._router;
  const [keepLayer, checkLayer] = stack.splice(-2);
  stack.splice(
    stack.findIndex(({ route }) => route === undefined),
    0,
    keepLayer,
  );
  stack.splice(
    stack.findLastIndex(({ route }) => route !== undefined),
    0,
    checkLayer,
  );
}
