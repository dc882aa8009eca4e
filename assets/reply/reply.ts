/** What a Function answers: one shape, one table of codes. */
import { attributesLimit, largestKeys, writeAttributes, type JsonObject } from '../attributes/json';
import { shownFindings, type Finding } from '../findings/finding';

interface CodeMeaning {
  ok: boolean;
  /** HTTP status for Studio, back ends and workers. */
  status: number;
  /** HTTP status for webhooks: 2xx when a retry could not help, 5xx when it could. */
  webhookStatus: number;
  /** Said when the result brings no message of its own. */
  message: string;
}

export const codes = {
  changed: { ok: true, status: 200, webhookStatus: 204, message: 'Done.' },
  unchanged: { ok: true, status: 200, webhookStatus: 204, message: 'Nothing to do: everything is as asked already.' },
  valid: { ok: true, status: 200, webhookStatus: 204, message: 'Checked; nothing was written.' },
  'bad-input': {
    ok: false,
    status: 400,
    webhookStatus: 400,
    message: 'The input is wrong; nothing was sent to Twilio.',
  },
  unauthorized: { ok: false, status: 401, webhookStatus: 401, message: 'The token or signature is missing or wrong.' },
  'already-linked': {
    ok: false,
    status: 409,
    webhookStatus: 204,
    message: 'The task belongs to another conversation already.',
  },
  'not-allowed-now': {
    ok: false,
    status: 409,
    webhookStatus: 204,
    message: 'The state of the task does not allow this.',
  },
  'task-not-found': {
    ok: false,
    status: 404,
    webhookStatus: 204,
    message: 'There is no such task in the workspace: it never existed, or was deleted minutes after it ended.',
  },
  'worker-not-found': {
    ok: false,
    status: 404,
    webhookStatus: 204,
    message: 'There is no such worker in the workspace.',
  },
  'too-large': {
    ok: false,
    status: 422,
    webhookStatus: 204,
    message: 'The attributes would exceed the 4096 characters TaskRouter allows; nothing was written.',
  },
  'task-unreadable': {
    ok: false,
    status: 409,
    webhookStatus: 204,
    message: 'The attributes on the task are not a JSON object; nothing was written over them.',
  },
  conflict: {
    ok: false,
    status: 409,
    webhookStatus: 503,
    message:
      'Other writers kept changing the same attributes until the time was used up; nothing was written. Try again.',
  },
  'rate-limited': {
    ok: false,
    status: 429,
    webhookStatus: 503,
    message: 'Twilio asked for fewer requests until the time was used up. Try again later.',
  },
  unavailable: {
    ok: false,
    status: 502,
    webhookStatus: 503,
    message: 'Twilio did not answer properly until the time was used up. Try again.',
  },
  'not-configured': {
    ok: false,
    status: 500,
    webhookStatus: 500,
    message: 'A variable of this deployment is missing or malformed.',
  },
  unexpected: { ok: false, status: 500, webhookStatus: 500, message: 'A defect in this Function; the log tells more.' },
} as const satisfies Record<string, CodeMeaning>;

export type Code = keyof typeof codes;

/** What a Function came to. Absent fields become null, absent lists empty. */
export interface Result {
  code: Code;
  message?: string;
  /** Only where one code has several statuses (unauthorized: 401 without credentials, 403 with wrong ones, 410 for an expired link). */
  status?: number;
  taskSid?: string;
  workerSid?: string;
  conversationId?: string;
  recordingSid?: string;
  attributes?: JsonObject;
  warnings?: Finding[];
  issues?: Finding[];
  /** Sent in place of the JSON. */
  sound?: Buffer;
  /** Sent besides those every reply has. */
  headers?: Record<string, string>;
  /** For the log only: how often a conditional write was decided. */
  attempts?: number;
  /** For the log only: the event that was handled. */
  eventType?: string;
  /** For the log only: what an operator must know, without any value; logged as a warning. */
  note?: string;
  /** For the log only: the defect behind `unexpected`. */
  defect?: Error;
}

/** The JSON a Studio, back-end or worker call gets. Every key is always there: Studio merges a re-run's reply into the old one. */
export interface Reply {
  ok: boolean;
  code: Code;
  message: string;
  taskSid: string | null;
  workerSid: string | null;
  conversationId: string | null;
  recordingSid: string | null;
  attributes: JsonObject | null;
  warnings: Finding[];
  issues: Finding[];
}

export function replyOf(result: Result): Reply {
  const meaning: CodeMeaning = codes[result.code];
  return {
    ok: meaning.ok,
    code: result.code,
    message: result.message ?? meaning.message,
    taskSid: result.taskSid ?? null,
    workerSid: result.workerSid ?? null,
    conversationId: result.conversationId ?? null,
    recordingSid: result.recordingSid ?? null,
    // Numbers that JavaScript rounds are exact on the task and rounded here: the runtime takes a plain object only.
    attributes: result.attributes ? (JSON.parse(writeAttributes(result.attributes)) as JsonObject) : null,
    warnings: shownFindings(result.warnings ?? []),
    issues: shownFindings(result.issues ?? []),
  };
}

/** The refusal of an input, naming its problems in one line and listing them all. */
export function badInput(issues: Finding[], warnings: Finding[] = []): Result {
  const [first] = issues;
  const others = issues.length - 1;
  const more = others ? ` And ${others} more: see issues.` : '';
  const hint = first.hint.endsWith('?') ? first.hint : `${first.hint}.`;
  return {
    code: 'bad-input',
    message: `${first.field} ${first.problem}: ${hint}${more} Nothing was sent to Twilio.`,
    issues,
    warnings,
  };
}

/** The refusal of attributes that TaskRouter would not take, naming what takes most room. */
export function tooLarge(attributes: JsonObject, length: number): Result {
  const keys = largestKeys(attributes).join(', ');
  return {
    code: 'too-large',
    message: `The attributes would have ${length} characters; TaskRouter allows ${attributesLimit}. Largest: ${keys}. Nothing was written.`,
  };
}
