/** Workers as the tests of agents meet them: asked for with the token, looked at in the sandbox itself. */
import { seed, type Bundle, type HttpReply } from './bundle';

export const workersToken = 'correct-horse-battery-staple-0123456789';

/** What the seed's alice carries: as Flex leaves it. */
export const flexAttributes = {
  contact_uri: 'client:alice',
  email: 'alice@example.com',
  full_name: 'Alice Ng',
  image_url: null,
  roles: ['agent'],
  routing: { skills: ['sales', 'support'], levels: {} },
};

interface CallOptions {
  /** The whole header; blank sends none. */
  authorization?: string;
  encoding?: 'form' | 'json';
}

/** Calls /workers/update-worker. */
export async function updateWorker(
  bundle: Bundle,
  parameters: object,
  { authorization = `Bearer ${workersToken}`, encoding = 'json' }: CallOptions = {},
): Promise<HttpReply & { headers: Headers }> {
  const json = encoding === 'json';
  const response = await fetch(`${bundle.functions.url}/workers/update-worker`, {
    method: 'POST',
    headers: { ...(authorization && { authorization }), ...(json && { 'content-type': 'application/json' }) },
    body: json ? JSON.stringify(parameters) : new URLSearchParams(parameters as Record<string, string>),
  });
  return { status: response.status, body: (await response.json()) as HttpReply['body'], headers: response.headers };
}

/** A worker's attributes in the sandbox, as text and as an object. */
export function workerOnTwilio(
  bundle: Pick<Bundle, 'sandbox'>,
  sid: string,
): { json: string; attributes: Record<string, any>; version: number } {
  const { attributes: json, version } = bundle.sandbox.state.workers.get(sid)!;
  return { json, attributes: JSON.parse(json) as Record<string, any>, version };
}

/** Puts any text into the place of a worker's attributes, past TaskRouter's rules. */
export function putWorkerJson(bundle: Pick<Bundle, 'sandbox'>, sid: string, json: string): void {
  const worker = bundle.sandbox.state.workers.get(sid)!;
  bundle.sandbox.state.workers.set(sid, { ...worker, attributes: json });
}

/** What another client does to a worker; for a `meanwhile` fault. */
export function somebodyWrites(sid: string, attributes: object | string) {
  const form = { Attributes: typeof attributes === 'string' ? attributes : JSON.stringify(attributes) };
  return { method: 'POST', path: `/v1/Workspaces/${seed.workspaceSid}/Workers/${sid}`, form };
}
