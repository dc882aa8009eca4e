/** Calls a Function as Twilio does, with a valid X-Twilio-Signature, on behalf of Studio or a webhook. */
import { bodyHash, signRequest, type Form } from './signature';

/** A request to a Function as Twilio makes it. */
export interface FunctionCall {
  url: string;
  /** Default: POST. */
  method?: 'GET' | 'POST';
  /** Form parameters, a list for a name sent more than once; for GET they go into the query. */
  form?: Form;
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

function encode(form: Form): URLSearchParams {
  return new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
  );
}

function withQuery(url: string, parameters: Form): string {
  const query = encode(parameters).toString();
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

function prepare({ url, method = 'POST', form = {}, json }: FunctionCall) {
  // fetch sends the address in its normal form, which therefore is what must be signed.
  if (method === 'GET') return { method, url: new URL(withQuery(url, form)).href, signed: {} };
  if (json === undefined)
    return {
      method,
      url: new URL(url).href,
      signed: form,
      body: encode(form),
      type: 'application/x-www-form-urlencoded',
    };
  const body = JSON.stringify(json);
  return {
    method,
    url: new URL(withQuery(url, { bodySHA256: bodyHash(body) })).href,
    signed: {},
    body,
    type: 'application/json',
  };
}

/** Rejects when nothing answers. */
export async function callFunction(call: FunctionCall, authToken: string): Promise<FunctionReply> {
  const { method, url, signed, body, type } = prepare(call);
  const answer = await fetch(url, {
    method,
    body,
    headers: { 'X-Twilio-Signature': signRequest(authToken, url, signed), ...(type && { 'Content-Type': type }) },
  });
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: jsonOrText(await answer.text()) };
}
