/** What can go wrong on purpose. One shape for HTTP and for tests; `kind` says which of the fields count. */
export interface Fault {
  kind: FaultKind;
  /** How often it strikes; default 1. */
  times?: number | 'always';
  /** Share of the matching requests or events it strikes, 0 to 1; repeatable by `seed`. */
  probability?: number;
  seed?: number;

  /** Requests to Twilio it strikes: HTTP method, and sources of regular expressions for path (with query) and host. */
  method?: string;
  path?: string;
  host?: string;
  /** Events it strikes, for the callback kinds: source of a regular expression for the event's name. */
  event?: string;

  /** ms before the request is applied (any kind), or before the callback is sent (callback-delayed). */
  delayMs?: number;
  /** status, html, empty: the HTTP status; default 503. */
  status?: number;
  /** status: Twilio's error number and text; defaults follow the status. */
  code?: number;
  message?: string;
  /** status, html, empty: value of a Retry-After header, in seconds. */
  retryAfter?: number;
  /** status, html, empty, silence: apply the request all the same, so that only its answer is wrong. */
  applied?: boolean;
  /** meanwhile: what other clients do just before the request is applied. */
  requests?: { method: string; path: string; form?: Record<string, string> }[];
  /** callback-repeated: number of extra copies; default 1. */
  copies?: number;
}

export const requestFaultKinds = [
  'status',
  'html',
  'empty',
  'delay',
  'silence',
  'reset-before',
  'reset-after',
  'half-body',
  'slow-body',
  'no-etag',
  'meanwhile',
] as const;

export const callbackFaultKinds = [
  'callback-lost',
  'callback-repeated',
  'callback-reordered',
  'callback-delayed',
] as const;

type FaultKind = (typeof requestFaultKinds)[number] | (typeof callbackFaultKinds)[number];

const kinds: readonly string[] = [...requestFaultKinds, ...callbackFaultKinds];

const types: Record<keyof Fault, string[]> = {
  kind: ['string'],
  times: ['number', 'string'],
  probability: ['number'],
  seed: ['number'],
  method: ['string'],
  path: ['string'],
  host: ['string'],
  event: ['string'],
  delayMs: ['number'],
  status: ['number'],
  code: ['number'],
  message: ['string'],
  retryAfter: ['number'],
  applied: ['boolean'],
  requests: ['object'],
  copies: ['number'],
};

/** Checks what came in as JSON; throws an Error that says what is wrong. */
export function readFault(input: unknown): Fault {
  if (typeof input !== 'object' || input === null) throw new Error('A fault is a JSON object');
  for (const [key, value] of Object.entries(input)) {
    const allowed = types[key as keyof Fault];
    if (!allowed) throw new Error(`Unknown field ${key} of a fault; known: ${Object.keys(types).join(', ')}`);
    if (!allowed.includes(typeof value)) throw new Error(`Field ${key} of a fault must be a ${allowed.join(' or ')}`);
  }
  const fault = input as Fault;
  if (!kinds.includes(fault.kind)) throw new Error(`Unknown kind of fault; known: ${kinds.join(', ')}`);
  if (typeof fault.times === 'string' && fault.times !== 'always')
    throw new Error('times must be a number or "always"');
  for (const source of [fault.path, fault.host, fault.event]) RegExp(source ?? '');
  return fault;
}
