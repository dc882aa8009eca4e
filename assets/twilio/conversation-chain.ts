/** Which conversation a task belongs to: the id that all tasks of one customer's handling share. */
import { LosslessNumber } from 'lossless-json';
import { finding, type Finding } from '../findings/finding';
import { type ParameterValues } from '../parse/input';
import { optional, sid, text } from '../parse/parameters';
import { codes, type Result } from '../reply/reply';
import { type Context } from './context';
import { isJsonObject, type JsonObject } from '../attributes/json';
import { type Task } from '../decide/decision';
import { readTask } from './task-writer';

/** The three ways to name a conversation; at most one is given. */
export const linkParameters = {
  FirstTaskSid: optional(sid('WT'), 'the SID of the first task of the conversation'),
  PreviousTaskSid: optional(sid('WT'), 'the SID of the task before this one'),
  ConversationId: optional(text(128), 'the conversation_id itself'),
};

export type LinkInput = ParameterValues<typeof linkParameters>;

const linkNames = Object.keys(linkParameters) as (keyof LinkInput)[];

/** The links given, by name. */
export function givenLinks(input: LinkInput): string[] {
  return linkNames.filter((name) => input[name] !== undefined);
}

export function tooManyLinks(input: LinkInput): Finding[] {
  const [first, ...others] = givenLinks(input);
  return others.map((name) =>
    finding(name, `cannot be given together with ${first}`, `send only one of ${linkNames.join(', ')}`),
  );
}

/** The conversation_id on a task, if any. Numbers count: another tool may have written one. */
export function conversationIdOf(attributes: JsonObject): string | undefined {
  const { conversations } = attributes;
  const id = isJsonObject(conversations) ? conversations.conversation_id : undefined;
  if (typeof id === 'string') return id || undefined;
  return typeof id === 'number' || id instanceof LosslessNumber ? id.toString() : undefined;
}

export type ResolvedLink = { conversationId: string; warnings: Finding[]; result?: undefined } | { result: Result };

/**
 * The conversation_id that the input names. A previous task hands on its own conversation_id, else its SID is the id:
 * then it was the first. That also holds when it is deleted already, which is worth a warning: it may have carried an id.
 */
export async function resolveLink(context: Context, input: LinkInput): Promise<ResolvedLink | undefined> {
  const direct = input.FirstTaskSid ?? input.ConversationId;
  if (direct !== undefined) return { conversationId: direct, warnings: [] };
  return input.PreviousTaskSid === undefined ? undefined : conversationOfTask(context, input.PreviousTaskSid);
}

/** The task that a task names as the one before it: the first of the root attributes that holds another task's SID. */
export function predecessorOf(task: Task, names: readonly string[]): string | undefined {
  const sids = names.map((name) => (Object.hasOwn(task.attributes, name) ? task.attributes[name] : undefined));
  return sids.find(
    (value): value is string => typeof value === 'string' && /^WT[0-9a-f]{32}$/i.test(value) && value !== task.sid,
  );
}

/** Tasks of one conversation that are read at the most to find its first. */
const longestChain = 10;

/**
 * The conversation a task belongs to, itself included as the first one. `previousOf`: asked when the task has no
 * conversation_id yet, for its own link may still be on the way; undefined ends the chain.
 */
export async function conversationOfTask(
  context: Context,
  taskSid: string,
  previousOf: (task: Task) => string | undefined = () => undefined,
): Promise<ResolvedLink> {
  const chain: string[] = [];
  for (let sid = taskSid; ;) {
    chain.push(sid);
    const { task, result } = await readTask(context, sid);
    if (!task) return chainBroken(sid, result);
    const conversationId = conversationIdOf(task.attributes);
    const previous = conversationId === undefined ? previousOf(task) : undefined;
    if (!previous || chain.includes(previous) || chain.length === longestChain)
      return { conversationId: conversationId ?? sid, warnings: [] };
    sid = previous;
  }
}

function chainBroken(sid: string, result: Result): ResolvedLink {
  if (result.code === 'task-not-found')
    return {
      conversationId: sid,
      warnings: [guessed('is deleted already, so its own conversation could not be looked up')],
    };
  if (result.code === 'task-unreadable')
    return { conversationId: sid, warnings: [guessed('has attributes that are not a JSON object')] };
  return {
    result: {
      code: result.code,
      message: `The previous task could not be read: ${result.message ?? codes[result.code].message}`,
    },
  };
}

function guessed(problem: string): Finding {
  return finding(
    'PreviousTaskSid',
    `${problem}; its SID was taken as conversation_id`,
    'send FirstTaskSid or ConversationId when the chain is longer than two tasks',
  );
}
