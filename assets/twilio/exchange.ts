/**
 * One request to Twilio and its answer, over node:https: what the SDK's own HTTP client does for these Functions,
 * without the 60 ms and 19 MB that loading it costs a cold start (docs/architecture.md, "A cold start").
 */
import { Agent, request } from 'node:https';
import { type IncomingMessage } from 'node:http';

/** One agent keeps its sockets open for the requests to come. */
const keptAlive = new Agent({ keepAlive: true, maxSockets: 50 });

/** A request as the SDK's resources hand it to their HTTP client. */
export interface SdkRequest {
  method: string;
  uri: string;
  params?: object;
  data?: object;
  headers?: Record<string, string>;
}

export interface SdkResponse {
  statusCode: number;
  /** Parsed JSON; the text where it is not JSON. */
  body: unknown;
  headers: Record<string, string>;
}

interface Terms {
  authorization: string;
  /** From the first byte sent to the last byte read. */
  timeoutMs: number;
  /** On a connection of its own: one that is kept open may have died unnoticed while this process was frozen. */
  freshConnection: boolean;
}

/** No whole answer came. Carries Node's error code and nothing of the request, whose headers hold the credentials. */
export class ConnectionLost extends Error {
  constructor(readonly code: string | undefined) {
    super('Twilio did not answer');
  }

  /** The request never left this machine. */
  get neverSent(): boolean {
    return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(this.code ?? '');
  }
}

/** Sends a request once, follows no redirect, and answers whatever status comes. Throws ConnectionLost only. */
export function exchange({ method, uri, params, data, headers }: SdkRequest, terms: Terms): Promise<SdkResponse> {
  const url = new URL(uri);
  if (params) for (const [name, value] of valuesOf(params)) url.searchParams.append(name, value);
  const form = data && new URLSearchParams(valuesOf(data)).toString();
  const sent = {
    accept: 'application/json',
    ...headers,
    authorization: terms.authorization,
    ...(form !== undefined && {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(form)),
    }),
  };
  return new Promise((resolve, reject) => {
    const lost = (error?: NodeJS.ErrnoException) => reject(new ConnectionLost(error?.code));
    const outgoing = request(
      {
        host: url.hostname,
        port: url.port || undefined,
        path: url.pathname + url.search,
        method,
        headers: sent,
        agent: terms.freshConnection ? new Agent({ keepAlive: false }) : keptAlive,
        // A timeout of the socket's would begin again with every byte that trickles in.
        signal: AbortSignal.timeout(Math.ceil(terms.timeoutMs)),
      },
      (response) => readWhole(response, resolve, lost),
    );
    outgoing.on('error', lost);
    outgoing.end(form);
  });
}

function readWhole(response: IncomingMessage, resolve: (answer: SdkResponse) => void, lost: () => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('error', lost);
  response.on('end', () => {
    if (!response.complete) return lost();
    resolve({
      statusCode: response.statusCode!,
      body: parsed(Buffer.concat(chunks).toString('utf8')),
      headers: response.headers as Record<string, string>,
    });
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Names and texts as a form carries them: what is absent is left out, a list repeats its name. */
function valuesOf(values: object): [string, string][] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value])
      .filter((each) => each !== undefined && each !== null)
      .map((each): [string, string] => [name, String(each as string | number | boolean)]),
  );
}
