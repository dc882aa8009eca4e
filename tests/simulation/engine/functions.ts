/** The bundle's real Functions, called as the platform calls them: Runtime and Twilio.Response as it provides, a context, an event. */
import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

/** Where the platform's console, Math.random and the network find out for whom they work. */
export const currentCall = new AsyncLocalStorage<object>();

export interface Answered {
  status: number;
  body: unknown;
}

type Handler = (
  context: object,
  event: object,
  callback: (error: unknown, response: PlatformResponse) => void,
) => Promise<void>;

class PlatformResponse {
  statusCode = 200;
  body: unknown = undefined;
  readonly headers: Record<string, string> = {};

  setStatusCode(status: number): this {
    this.statusCode = status;
    return this;
  }

  appendHeader(name: string, value: string): this {
    this.headers[name] = value;
    return this;
  }

  setBody(body: unknown): this {
    this.body = body;
    return this;
  }
}

/** The URLs of the Functions and the files behind them. */
const files = {
  '/studio/prepare-attributes': 'studio/prepare-attributes.protected',
  '/studio/enrich-task': 'studio/enrich-task.protected',
  '/studio/link-task': 'studio/link-task.protected',
  '/studio/close-task': 'studio/close-task.protected',
  '/studio/record-call': 'studio/record-call.protected',
  '/webhooks/recording-status': 'webhooks/recording-status.protected',
  '/webhooks/taskrouter-event': 'webhooks/taskrouter-event.protected',
  '/webhooks/event-streams': 'webhooks/event-streams',
  '/workers/update-worker': 'workers/update-worker',
};

export type FunctionPath = keyof typeof files;

const handlers = new Map<string, Handler>();

/** Loads every Function once. Load before the clock is faked: modules may look at it. */
export function loadFunctions(): void {
  if (handlers.size) return;
  Object.assign(globalThis, {
    Runtime: { getAssets: () => ({ '/kit.js': { path: path.join(root, 'assets/kit.private.ts') } }) },
    Twilio: { Response: PlatformResponse },
  });
  for (const [url, file] of Object.entries(files)) {
    // oxlint-disable-next-line typescript/no-require-imports -- as the platform loads them: Runtime must be there before
    const { handler } = require(path.join(root, 'functions', `${file}.ts`)) as { handler: Handler };
    handlers.set(url, handler);
  }
}

/** One call; `call` is what currentCall tells while it runs. Answers each reply the handler gives. */
export function callFunction(
  call: object,
  url: FunctionPath,
  variables: Readonly<Record<string, string>>,
  event: object,
  onReply: (answered: Answered) => void,
  onRejected: (error: unknown) => void,
): void {
  const context = { ...variables, PATH: url };
  const handler = handlers.get(url)!;
  currentCall.run(call, () => {
    handler(context, event, (_error, response) => onReply({ status: response.statusCode, body: response.body })).catch(
      onRejected,
    );
  });
}
