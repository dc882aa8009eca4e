/**
 * https without a network: requests of this process are answered by a function in memory. Below the SDK's HTTP client
 * and the bundle's own, whatever they are made of, as long as they end in https.request or https.get. A client on
 * `fetch` would need the same for globalThis.fetch; a request that gets past this fails, since nothing is listened to.
 */
import { AsyncResource } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import https, { type RequestOptions } from 'node:https';
import { Readable } from 'node:stream';

export interface Asked {
  method: string;
  host: string;
  /** Path without the query. */
  path: string;
  query: URLSearchParams;
  form: URLSearchParams;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** The pool of connections it came through; undefined: a connection of its own. */
  pool: object | undefined;
}

/** What becomes of a request as its client sees it; `half`: the connection breaks in the middle of the body. */
export type Arrival =
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: string; half?: boolean }
  | { kind: 'reset' };

/** Told of each request once it is complete; `arrive` at most once, never for silence. */
export type Responder = (asked: Asked, arrive: (arrival: Arrival) => void) => void;

class MemoryRequest extends EventEmitter {
  destroyed = false;
  private body = '';
  private response: Readable | undefined;
  private readonly timers: ReturnType<typeof setTimeout>[] = [];
  private readonly onAbort = () => this.destroy(new DOMException('This operation was aborted', 'AbortError'));
  private readonly signal: AbortSignal | undefined;

  constructor(
    private readonly options: RequestOptions,
    private readonly respond: Responder,
  ) {
    super();
    this.signal = options.signal ?? undefined;
    this.signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  setTimeout(milliseconds: number, expired?: () => void): this {
    if (expired) this.on('timeout', expired);
    if (milliseconds > 0) this.timers.push(setTimeout(() => this.emit('timeout'), milliseconds));
    return this;
  }

  write(chunk: string | Buffer): boolean {
    this.body += chunk.toString();
    return true;
  }

  end(chunk?: string | Buffer): this {
    if (chunk) this.write(chunk);
    this.respond(
      this.asked(),
      AsyncResource.bind((arrival: Arrival) => this.arrive(arrival)),
    );
    return this;
  }

  destroy(error?: Error): this {
    if (this.destroyed) return this;
    this.finish();
    this.response?.destroy(error);
    process.nextTick(() => {
      if (!this.response) this.emit('error', error ?? hangUp());
      this.emit('close');
    });
    return this;
  }

  private asked(): Asked {
    const { method = 'GET', host, hostname, path, headers, agent } = this.options;
    const url = new URL(path ?? '/', `https://${hostname ?? host ?? ''}`);
    const named = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
    const isPool = agent instanceof https.Agent && agent.options.keepAlive === true;
    return {
      method: method.toUpperCase(),
      host: url.hostname,
      path: url.pathname,
      query: url.searchParams,
      form: new URLSearchParams(this.body),
      headers: Object.fromEntries(named) as Record<string, string>,
      pool: isPool ? agent : undefined,
    };
  }

  private arrive(arrival: Arrival): void {
    if (this.destroyed) return;
    if (arrival.kind === 'reset') return void this.destroy(hangUp());
    const { status, headers, body, half } = arrival;
    const response = new Readable({ read: () => undefined });
    Object.assign(response, { statusCode: status, statusMessage: '', headers, req: this, complete: !half });
    this.response = response;
    this.emit('response', response);
    response.push(half ? body.slice(0, body.length / 2) : body);
    if (half) {
      response.emit('aborted');
      response.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
    } else {
      response.push(null);
    }
    this.finish();
  }

  private finish(): void {
    this.destroyed = true;
    this.signal?.removeEventListener('abort', this.onAbort);
    for (const timer of this.timers) clearTimeout(timer);
  }
}

const hangUp = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

/** Takes the place of https.request and https.get until the function it answers with is called. */
export function answerInMemory(respond: Responder): () => void {
  const { request, get } = https;
  const open = (options: RequestOptions, onResponse?: (response: unknown) => void) => {
    const made = new MemoryRequest(options, respond);
    if (onResponse) made.once('response', onResponse);
    return made;
  };
  https.request = open as unknown as typeof https.request;
  https.get = ((options: RequestOptions, onResponse?: (response: unknown) => void) =>
    open(options, onResponse).end()) as unknown as typeof https.get;
  return () => void Object.assign(https, { request, get });
}
