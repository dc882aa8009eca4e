/** Ways to send an answer: whole, half of it, a byte at a time, or a reset instead. */
import { type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const msPerByte = 200;

/** An answer ready to be sent. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

export function jsonReply(status: number, body: object, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

export function sendReply(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, status === 204 ? headers : { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(status === 204 ? undefined : body);
}

/** Sends the head and the first half of the body, then cuts the connection. */
export function sendHalf(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.write(body.slice(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
}

/** The head at once, the body a byte at a time, as long as the caller listens: never silent, never done in time. */
export async function trickle(response: ServerResponse, { status, headers, body }: Reply): Promise<void> {
  const bytes = Buffer.from(body as string);
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
  for (const byte of bytes) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await pause(msPerByte, undefined, { ref: false });
  }
  response.end();
}

/** Ends the connection with a TCP reset. */
export function resetConnection(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
