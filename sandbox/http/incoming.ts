/** A request read to its end before anything decides about it. */
import { type IncomingMessage } from 'node:http';
import { readMultipart, type Files } from './multipart';

/** An HTTP request, read to its end. */
export interface Incoming {
  method: string;
  host: string;
  path: string;
  /** With the leading question mark, or empty. */
  search: string;
  headers: IncomingMessage['headers'];
  /** Text; of a multipart form its text fields, as an ordinary form. */
  body: string;
  /** The files of a multipart form by their field. */
  files: Files;
}

export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const multipart = await readMultipart(bytes, request.headers['content-type']);
  const [path = '/', ...search] = (request.url ?? '/').split('?');
  return {
    method: request.method ?? 'GET',
    host: (request.headers.host ?? '').toLowerCase(),
    path,
    search: search.length > 0 ? `?${search.join('?')}` : '',
    headers: request.headers,
    body: multipart?.fields ?? bytes.toString('utf8'),
    files: multipart?.files ?? new Map(),
  };
}

/** Repeated names become lists. */
export function plainValues(values: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(values.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const all = values.getAll(name);
      return [name, all.length > 1 ? all : (all[0] ?? '')];
    }),
  );
}

const secrets = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** Headers fit to be kept and shown. */
export function harmlessHeaders(headers: Incoming['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !secrets.has(name))
      .map(([name, value]) => [name, String(value)]),
  );
}
