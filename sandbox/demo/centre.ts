/**
 * The contact centre of the demonstration, reached as anybody reaches it: over HTTP. Callers, agents and the clock are
 * the sandbox's (/sandbox/*), tasks and calls Twilio's, the rest the Functions', called with Twilio's signature.
 */
import { authorization } from '../state/account';
import { workspaceSid } from '../state/fixed-sids';

/** Attributes by their full names: conversations.campaign. */
export type Values = Record<string, string | number>;

/** What a Function answers. */
export interface FunctionReply {
  ok: boolean;
  code: string;
  message: string;
  attributes: Record<string, unknown> | null;
  recordingSid: string | null;
  warnings: { field: string; problem: string }[];
}

interface TwilioAnswer {
  status: number;
  body: Record<string, any>;
  /** The version of a task or worker. */
  etag: string;
}

export interface Centre {
  /** Calls a Function. */
  call(path: string, form: Record<string, string>): Promise<FunctionReply>;
  /** What callers and agents do: an action of the sandbox, by its path. */
  act<Result = unknown>(action: string, input: object): Promise<Result>;
  /** A request to Twilio's API: a GET without a form. */
  twilio(path: string, form?: Record<string, string>, headers?: Record<string, string>): Promise<TwilioAnswer>;
  /** Any other request to /sandbox/*. */
  steer<Answer>(method: 'GET' | 'POST', path: string, input?: object): Promise<Answer>;
  /** Lets seconds pass, once all callbacks have arrived. */
  wait(seconds: number): Promise<void>;
  /** ms since 1970 on the sandbox's clock. */
  now(): Promise<number>;
}

export const tasksPath = `/v1/Workspaces/${workspaceSid}/Tasks`;

/** `pauseMs`: real time that passes with every wait, so that a person can follow; the signal ends all of it. */
export function createCentre(
  sandboxUrl: string,
  functionsUrl: string,
  { pauseMs = 0, signal }: { pauseMs?: number; signal?: AbortSignal } = {},
): Centre {
  async function steer<Answer>(method: 'GET' | 'POST', path: string, input?: object): Promise<Answer> {
    const answer = await fetch(
      `${sandboxUrl}/sandbox${path}`,
      input === undefined ? { method, signal } : { method, signal, body: JSON.stringify(input) },
    );
    const body = (await answer.json()) as Answer & { error?: string };
    if (!answer.ok) throw new Error(`${method} ${path}: ${body.error}`);
    return body;
  }

  return {
    steer,
    async call(path, form) {
      const { body } = await steer<{ body: FunctionReply }>('POST', '/call', { url: functionsUrl + path, form });
      return body;
    },
    async act<Result>(action: string, input: object) {
      const { result } = await steer<{ result: Result }>('POST', `/actions/${action}`, input);
      return result;
    },
    async twilio(path, form, headers = {}) {
      const answer = await fetch(sandboxUrl + path, {
        method: form ? 'POST' : 'GET',
        signal,
        headers: { authorization, ...headers },
        body: form && new URLSearchParams(form),
      });
      const text = await answer.text();
      return { status: answer.status, body: text ? JSON.parse(text) : {}, etag: answer.headers.get('etag') ?? '' };
    },
    async wait(seconds) {
      await steer('GET', '/events?settled=true');
      await steer('POST', '/clock', { advanceSeconds: seconds });
      await steer('GET', '/events?settled=true');
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    },
    async now() {
      return Date.parse((await steer<{ now: string }>('GET', '/clock')).now);
    },
  };
}
