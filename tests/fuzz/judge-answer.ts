/** What must hold for the answer to any request whatsoever. */
import { codes, type Code } from '../../assets/reply/codes';
import { leaksIn } from './canaries';
import { type HostileRequest } from './hostile-requests';
import { replyKeys } from '../harness/reply-keys';

export interface Answer {
  status: number;
  type: string;
  body: Buffer;
  /** Milliseconds. */
  ms: number;
}

/** Milliseconds in which a Function has answered. */
const promised = 8000;

/** Statuses of codes that have several. */
const otherStatuses: Partial<Record<Code, number[]>> = {
  unauthorized: [403, 410],
  valid: [206],
  'bad-input': [416],
  unavailable: [404],
};
/** Nothing a caller can send makes these right: the deployment is configured, and has no defects. */
const never: Code[] = ['not-configured', 'unexpected'];
const webhookStatuses = [204, 400, 503];

/** Everything that is wrong with the answer; empty when nothing is. */
export function judgeAnswer(request: HostileRequest, answer: Answer, access: string): string[] {
  const { target, unparsable, signed } = request;
  const late = answer.ms > promised ? [`took ${Math.round(answer.ms)} ms`] : [];
  // Express, not ours: what it cannot read never reaches a Function.
  if (unparsable && [400, 413, 415].includes(answer.status) && answer.type.startsWith('text/html')) return late;
  if (access === 'protected' && !signed)
    return answer.status === 403 && answer.type.startsWith('text/plain')
      ? late
      : [`unsigned, and answered ${answer.status}`];
  if (target.answers === 'status') return [...late, ...judgeStatus(answer, access === 'public' ? [401, 403] : [])];
  if (target.answers === 'sound' && answer.type === 'audio/mpeg')
    return [200, 206].includes(answer.status) ? late : [`sound with ${answer.status}`];
  return [...late, ...judgeReply(answer)];
}

/** `refusals`: statuses for those whose credentials are wrong. */
function judgeStatus({ status, body }: Answer, refusals: number[]): string[] {
  const problems = [...webhookStatuses, ...refusals].includes(status) ? [] : [`webhook answered ${status}`];
  return body.length ? [...problems, `webhook answered with a body: ${body.toString().slice(0, 200)}`] : problems;
}

function judgeReply({ status, type, body }: Answer): string[] {
  const text = body.toString();
  if (!type.startsWith('application/json')) return [`answered ${status} ${type}: ${text.slice(0, 200)}`];
  const reply = JSON.parse(text) as Record<string, unknown>;
  if (Object.keys(reply).join() !== replyKeys.join()) return [`reply with the keys ${Object.keys(reply).join()}`];

  const code = reply.code as Code;
  if (!Object.hasOwn(codes, code) || never.includes(code)) return [`code ${code}: ${String(reply.message)}`];
  const problems: string[] = [];
  if (status !== codes[code].status && !otherStatuses[code]?.includes(status))
    problems.push(`${code} with status ${status}`);
  if (reply.ok !== codes[code].ok) problems.push(`${code} with ok ${String(reply.ok)}`);
  if (typeof reply.message !== 'string' || !reply.message) problems.push('no message');
  if (code === 'bad-input' && status === 400 && !(reply.issues as unknown[]).length)
    problems.push('bad-input without issues');
  if (text.length > 64_000) problems.push(`a reply of ${text.length} characters, of which Studio takes 64 kB`);
  for (const list of ['warnings', 'issues'])
    if (!isFindings(reply[list])) problems.push(`${list}: ${JSON.stringify(reply[list]).slice(0, 200)}`);
  return [...problems, ...leaksIn(reply).map((canary) => `leaks ${canary} in ${text.slice(0, 500)}`)];
}

function isFindings(list: unknown): boolean {
  return (
    Array.isArray(list) &&
    list.every(
      (each: unknown) =>
        typeof each === 'object' &&
        each !== null &&
        Object.keys(each).join() === 'field,problem,hint' &&
        Object.values(each).every((part) => typeof part === 'string' && part.length < 500),
    )
  );
}
