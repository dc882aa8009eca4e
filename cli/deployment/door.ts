/** Does a deployed Function refuse who does not carry Twilio's signature? */
import { addressOf } from './address';
import { knock, type Knock } from './knock';

/** open: the Function itself answered. refuses: the platform did, before it. missing: nothing is served there. */
export interface Door {
  state: 'refuses' | 'open' | 'missing' | 'failing' | 'unreachable';
  /** What came back, in words: `status 403`, `ENOTFOUND`. */
  answer: string;
}

const inWords = (answer: Knock) => (answer.failed === undefined ? `status ${answer.status}` : answer.failed);

/** A reply of ours has a code; the platform's refusals are 400 or 403 (its documents differ) and have none. */
function isOwnReply(body: string): boolean {
  try {
    return typeof (JSON.parse(body) as { code?: unknown }).code === 'string';
  } catch {
    return false;
  }
}

/** Calls without a signature, and with parameters that change nothing should the Function answer. */
export async function tryDoor(domain: string, path: string, form: Record<string, string> = {}): Promise<Door> {
  const answer = await knock(addressOf(domain, path), { form });
  return { state: stateOf(answer), answer: inWords(answer) };
}

function stateOf(answer: Knock): Door['state'] {
  if (answer.failed !== undefined) return 'unreachable';
  if (answer.status < 300 || isOwnReply(answer.body)) return 'open';
  if (answer.status === 404) return 'missing';
  return [400, 401, 403].includes(answer.status) ? 'refuses' : 'failing';
}
