/** A webhook that answers as told and remembers what it was sent. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  form: Record<string, string>;
  /** As it came. */
  body: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** Statuses of the next answers, 0 for breaking the connection, -1 for silence; 204 when the list is used up. */
  answers: number[];
  types(): string[];
  close(): void;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: number[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    received.push({
      path: request.url ?? '',
      headers: request.headers,
      form: Object.fromEntries(new URLSearchParams(body)),
      body,
    });
    const status = answers.shift() ?? 204;
    if (status === 0) request.socket.destroy();
    else if (status > 0) response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    received,
    answers,
    types: () => received.map(({ form }) => form.EventType ?? ''),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
