/** One request to a deployed Function, as anyone could send it or with Twilio's signature. */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

interface ProbeOptions {
  /** Sent as a form by POST. */
  form?: Record<string, string>;
  headers?: Record<string, string>;
  /** Closes the connection once the status is known, for answers that may be long. */
  statusOnly?: boolean;
}

/** `failed`: why nothing came back, a code such as ENOTFOUND. */
export type Probed = { failed?: undefined; status: number; type: string; body: string } | { failed: string };

/** The platform ends a Function after ten seconds. */
const timeoutMs = 12_000;
/** Characters of the answer that are kept. */
const mostCharacters = 65_536;

/** Never rejects. */
export function probe(url: string, { form, headers, statusOnly }: ProbeOptions = {}): Promise<Probed> {
  const body = form && new URLSearchParams(form).toString();
  const options = {
    method: form ? 'POST' : 'GET',
    timeout: timeoutMs,
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
      const { statusCode: status = 0, headers: answered } = answer;
      const type = answered['content-type'] ?? '';
      if (statusOnly) {
        resolve({ status, type, body: '' });
        outgoing.destroy();
      }
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(0, mostCharacters)));
      answer.on('end', () => resolve({ status, type, body: text }));
      answer.on('error', () => resolve({ failed: 'broken answer' }));
    });
    outgoing.on('timeout', () =>
      outgoing.destroy(Object.assign(new Error(), { code: `no answer in ${timeoutMs / 1000} s` })),
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => resolve({ failed: error.code ?? 'connection lost' }));
    outgoing.end(body);
  });
}
