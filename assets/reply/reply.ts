/** What a Function answers: one shape for every result. */
import { attributesLimit, largestKeys, writeAttributes, type JsonObject } from '../attributes/json';
import { shownFindings, type Finding } from '../findings/finding';
import { codes, type Code, type CodeMeaning } from './codes';
import { shortMessage } from './short-message';
import { firstOf } from './told';

/** What a Function came to. Absent fields become null, absent lists empty. */
export interface Result {
  code: Code;
  message?: string;
  /**
   * Only where one code has several statuses (unauthorized: 401 without credentials, 403 with wrong ones, 410 for an
   * expired link).
   */
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
  /** For the log only: how many events of a batch were looked at, and how many were not ours to handle. */
  events?: number;
  ignored?: number;
  /** For the log only: what an operator must know, without any value; logged as a warning. */
  note?: string;
  /** For the log only: the defect behind `unexpected`. */
  defect?: Error;
}

/**
 * The JSON a Studio, back-end or worker call gets. Every key is always there: Studio merges a re-run's reply into the
 * old one.
 */
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
    message: shortMessage(result.message ?? meaning.message),
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
  return {
    code: 'bad-input',
    message: `${firstOf(issues, 'issues')} Nothing was sent to Twilio.`,
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
