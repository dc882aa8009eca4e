/** A request to Twilio from its arrival to its log entry: waits, breaks and withholds where a fault says so. */
import { type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Fault } from '../faults/fault';
import { rememberWrite } from '../history/remember-write';
import { harmlessHeaders, plainValues, type Incoming } from '../http/incoming';
import { resetConnection, sendHalf, sendReply, trickle } from '../http/reply';
import { type SandboxParts } from '../parts/parts';
import { type LoggedRequest } from '../state/request-log';
import { type World } from '../twilio/world';
import { faultyReply } from './faulty-reply';
import { dispatch } from './twilio-dispatch';

function logEntry(world: World, incoming: Incoming, fault: Fault | undefined): Omit<LoggedRequest, 'id'> {
  return {
    at: world.clock.now(),
    method: incoming.method,
    host: incoming.host,
    path: incoming.path,
    query: plainValues(new URLSearchParams(incoming.search)),
    form: plainValues(new URLSearchParams(incoming.body)),
    headers: harmlessHeaders(incoming.headers),
    operation: null,
    status: null,
    code: null,
    ms: null,
    fault: fault?.kind ?? null,
  };
}

/** What others do in between goes through the same routes, with the caller's credentials and without faults. */
function doMeanwhile(world: World, incoming: Incoming, fault: Fault): void {
  for (const { method, path, form } of fault.requests ?? []) {
    const [plainPath = '', search = ''] = path.split('?');
    const { reply } = dispatch(world, {
      ...incoming,
      // Of whichever product the path is, whatever request it comes before.
      host: 'localhost',
      method,
      path: plainPath,
      search: search && `?${search}`,
      headers: { authorization: incoming.headers.authorization },
      body: new URLSearchParams(form).toString(),
    });
    if (reply.status >= 400) console.error(`Sandbox: a "meanwhile" request was refused: ${reply.body.toString()}`);
  }
}

const unapplied = ['status', 'html', 'empty', 'silence', 'reset-before'];

export async function answerTwilio(parts: SandboxParts, incoming: Incoming, response: ServerResponse): Promise<void> {
  const { world, faults, requests, history } = parts;
  const path = incoming.path + incoming.search;
  const fault = faults.strikeRequest({ method: incoming.method, host: incoming.host, path });
  const entry = requests.add(logEntry(world, incoming, fault));
  const started = performance.now();

  const waitMs = world.settings.latencyMs + (fault?.delayMs ?? 0);
  if (waitMs > 0) await pause(waitMs, undefined, { ref: false });
  if (fault?.kind === 'meanwhile') doMeanwhile(world, incoming, fault);

  // Times in an answer are compared with this one: both are of the sandbox's clock.
  response.setHeader('Date', new Date(world.clock.now()).toUTCString());
  const applies = !fault || fault.applied || !unapplied.includes(fault.kind);
  const dispatched = applies ? dispatch(world, incoming) : undefined;
  const reply = fault ? faultyReply(fault, dispatched?.reply) : dispatched?.reply;
  entry.operation = dispatched?.operation ?? null;
  entry.code = dispatched?.code ?? null;
  entry.ms = Math.round((performance.now() - started) * 10) / 10;

  const cut = fault?.kind === 'reset-before' || fault?.kind === 'reset-after';
  entry.status = cut ? null : (reply?.status ?? null);
  rememberWrite(history, entry);

  if (cut) return resetConnection(response);
  if (!reply) return;
  if (fault?.kind === 'half-body') return sendHalf(response, reply);
  if (fault?.kind === 'slow-body') return trickle(response, reply);
  sendReply(response, reply);
}
