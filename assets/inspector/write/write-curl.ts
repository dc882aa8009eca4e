/** The command line that sends attributes to the Functions of this very deployment. */
import { type Pair } from './pairs';

/** `origin`: scheme and host of the Functions, as `https://example.twil.io`. */
export function writeCurl(target: 'task' | 'worker', pairs: Pair[], origin: string): string {
  if (target === 'worker') return writeWorkerCall(pairs, origin);
  const isLocal = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
  return isLocal ? writeLocalCall(pairs, origin) : writeSignedCall(pairs, origin);
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const data = ([name, value]: Pair) => `  --data-urlencode ${quoted(`${name}=${value}`)}`;
const lines = (...parts: string[]) => parts.join(' \\\n');

function writeWorkerCall(pairs: Pair[], origin: string): string {
  const call = lines(
    `curl -sS ${origin}/workers/update-worker`,
    '  -H "Authorization: Bearer $WORKERS_API_TOKEN"',
    '  --data-urlencode "WorkerSid=$WORKER_SID"',
    ...pairs.map(data),
  );
  return `WORKER_SID=WK...\n${call}\n`;
}

function writeLocalCall(pairs: Pair[], origin: string): string {
  return `TASK_SID=WT...\n${lines(`curl -sS ${origin}/studio/enrich-task`, '  --data-urlencode "TaskSid=$TASK_SID"', ...pairs.map(data))}\n`;
}

/**
 * Deployed, the Function is protected: the caller signs address and parameters, sorted by name, with the auth token.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
function writeSignedCall(pairs: Pair[], origin: string): string {
  const address = `${origin}/studio/enrich-task`;
  const sorted = pairs.toSorted(([a], [b]) => (a < b ? -1 : 1));
  // Capital T comes before every attribute's small letter.
  const signed = lines(
    'SIGNATURE=$(printf %s "$URL" TaskSid "$TASK_SID"',
    ...sorted.map(([name, value]) => `  ${quoted(name)} ${quoted(value)}`),
  );
  const call = lines(
    'curl -sS "$URL"',
    '  -H "X-Twilio-Signature: $SIGNATURE"',
    '  --data-urlencode "TaskSid=$TASK_SID"',
    ...pairs.map(data),
  );
  return `TASK_SID=WT...\nURL=${address}\n${signed} \\\n  | openssl dgst -sha1 -hmac "$TWILIO_AUTH_TOKEN" -binary | base64)\n${call}\n`;
}
