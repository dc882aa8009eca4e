/** Does a deployed Function refuse calls without Twilio's signature? */
import { addressOf } from './address';
import { probe, type Probed } from './probe';

/** open: the Function itself answered. foreign: something else did. refuses: the platform refused before it. missing: nothing is served there. */
export interface Protection {
  state: 'refuses' | 'open' | 'foreign' | 'missing' | 'failing' | 'unreachable';
  /** What came back, in words: `status 403`, `ENOTFOUND`. */
  answer: string;
}

const inWords = (answer: Probed) => (answer.failed === undefined ? `status ${answer.status}` : answer.failed);

/** A reply of ours has a code; the platform refuses with 400 or 403 (its pages differ), without one. */
function isOwnReply(body: string): boolean {
  try {
    return typeof (JSON.parse(body) as { code?: unknown }).code === 'string';
  } catch {
    return false;
  }
}

/** Calls without a signature. `form`: parameters that change nothing, should the Function itself answer. */
export async function probeProtection(
  domain: string,
  path: string,
  form: Record<string, string> = {},
): Promise<Protection> {
  const answer = await probe(addressOf(domain, path), { form });
  return { state: stateOf(answer), answer: inWords(answer) };
}

function stateOf(answer: Probed): Protection['state'] {
  if (answer.failed !== undefined) return 'unreachable';
  // A webhook of ours answers 204 without a body; nothing of ours answers 2xx in another way.
  if (isOwnReply(answer.body) || (answer.status === 204 && !answer.body)) return 'open';
  if (answer.status < 300) return 'foreign';
  if (answer.status === 404) return 'missing';
  return [400, 401, 403].includes(answer.status) ? 'refuses' : 'failing';
}
