/** Hands CloudEvents to a webhook sink as Twilio does: signed, with the destination's credentials, answered in 5 s. */
import { bodyHash, signRequest } from '../http/signature';
import { authToken } from '../state/account';

const patienceMs = 5000;

/** One attempt to hand events over. */
export interface StreamAttempt {
  /** HTTP status of the answer; null when there was none in time. */
  status: number | null;
  ms: number;
}

/** fetch takes no credentials in an address; Twilio sends them with every request, unasked. */
function splitCredentials(destination: string) {
  const url = new URL(destination);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  return { url, credentials: username || password ? [['Authorization', authorization]] : [] };
}

/** The signature covers the address with the body's hash in it, and no parameters. Never rejects. */
export async function postEvents(destination: string, events: object): Promise<StreamAttempt> {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  const body = JSON.stringify(events);
  const { url, credentials } = splitCredentials(destination);
  url.searchParams.set('bodySHA256', bodyHash(body));
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Twilio-Signature': signRequest(authToken, url.href),
        ...Object.fromEntries(credentials),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    await answer.arrayBuffer();
    return { status: answer.status, ms: took() };
  } catch {
    return { status: null, ms: took() };
  }
}
