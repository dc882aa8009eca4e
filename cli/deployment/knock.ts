/** One request to a deployed Function as anybody could send it, or with Twilio's signature. */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface KnockOptions {
  /** Sent as a form by POST. */
  form?: Record<string, string>;
  headers?: Record<string, string>;
  /** Hangs up once the status is known, for answers that may be long. */
  statusOnly?: boolean;
}

/** `failed`: why nothing came back, a code such as ENOTFOUND. */
export type Knock = { failed?: undefined; status: number; type: string; body: string } | { failed: string };

/** Milliseconds; a Function is ended after ten seconds. */
const patience = 12_000;
/** Characters of the answer that are kept. */
const enough = 65_536;

/** Never rejects. */
export function knock(url: string, { form, headers, statusOnly }: KnockOptions = {}): Promise<Knock> {
  const body = form && new URLSearchParams(form).toString();
  const options = {
    method: form ? 'POST' : 'GET',
    timeout: patience,
    headers: {
      ...(body !== undefined && {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
      }),
      ...headers,
    },
  };
  return new Promise((resolve) => {
    const outgoing = (url.startsWith('https:') ? requestHttps : requestHttp)(url, options, (answer) => {
      const { statusCode: status = 0, headers: told } = answer;
      const type = told['content-type'] ?? '';
      if (statusOnly) {
        resolve({ status, type, body: '' });
        outgoing.destroy();
      }
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(0, enough)));
      answer.on('end', () => resolve({ status, type, body: text }));
      answer.on('error', () => resolve({ failed: 'broken answer' }));
    });
    outgoing.on('timeout', () =>
      outgoing.destroy(Object.assign(new Error(), { code: `no answer in ${patience / 1000} s` })),
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => resolve({ failed: error.code ?? 'connection lost' }));
    outgoing.end(body);
  });
}
