/** The codes a Function can answer with: for each its statuses and what it says by itself. */

export interface CodeMeaning {
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
