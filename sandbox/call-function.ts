import { bodyHash, signRequest } from './signature';

/** A request to a Function as Twilio makes it. */
export interface FunctionCall {
  url: string;
  /** Default: POST. */
  method?: 'GET' | 'POST';
  /** Form parameters; for GET they go into the query. */
  form?: Record<string, string>;
  /** A JSON body in place of a form. */
  json?: unknown;
}

interface FunctionReply {
  status: number;
  headers: Record<string, string>;
  /** Parsed where it is JSON, text otherwise. */
  body: unknown;
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function withQuery(url: string, parameters: Record<string, string>): string {
  const query = new URLSearchParams(parameters).toString();
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

function prepare({ url, method = 'POST', form = {}, json }: FunctionCall) {
  // fetch sends the address in its normal form, which therefore is what must be signed.
  if (method === 'GET') return { method, url: new URL(withQuery(url, form)).href, signed: {} };
  if (json === undefined) return { method, url: new URL(url).href, signed: form, body: new URLSearchParams(form), type: 'application/x-www-form-urlencoded' };
  const body = JSON.stringify(json);
  return { method, url: new URL(withQuery(url, { bodySHA256: bodyHash(body) })).href, signed: {}, body, type: 'application/json' };
}

/** Calls a Function with a valid X-Twilio-Signature, on behalf of Studio or a webhook. Rejects when nothing answers. */
export async function callFunction(call: FunctionCall, authToken: string): Promise<FunctionReply> {
  const { method, url, signed, body, type } = prepare(call);
  const answer = await fetch(url, {
    method,
    body,
    headers: { 'X-Twilio-Signature': signRequest(authToken, url, signed), ...(type && { 'Content-Type': type }) },
  });
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: jsonOrText(await answer.text()) };
}
