/** Finds the conversation that a link or an earlier task names, reading tasks back to its first where needed. */
import { finding, type Finding } from '../findings/finding';
import { type LinkInput } from '../parse/link-parameters';
import { codes } from '../reply/codes';
import { type Result } from '../reply/reply';
import { type Context } from './context';
import { conversationIdOf, predecessorOf } from '../decide/conversation-of-task';
import { readTask } from './task-writer';

/** The conversation, or why it could not be looked up. `note`: for the log, where nobody reads warnings. */
type ResolvedLink =
  | { conversationId: string; warnings: Finding[]; note?: string; result?: undefined }
  | { result: Result };

/**
 * The conversation_id that the input names. A previous task hands on its own conversation_id, else its SID is the id:
 * then it was the first. So it is when the task is deleted already, with a warning: it may have carried an id.
 */
export async function resolveLink(context: Context, input: LinkInput): Promise<ResolvedLink | undefined> {
  const direct = input.FirstTaskSid ?? input.ConversationId;
  if (direct !== undefined) return { conversationId: direct, warnings: [] };
  return input.PreviousTaskSid === undefined ? undefined : conversationOfTask(context, input.PreviousTaskSid);
}

/**
 * So many tasks of one conversation are read at the most to find its first. Those in between are linked by their own
 * events; all of them without a link is rare, and each costs a read of the time that is left.
 */
const longestChain = 25;

/**
 * The conversation a task belongs to, itself included as the first one. A task without a conversation_id that names its
 * predecessor (LINK_TASK_ATTRIBUTES) has a link on the way: the answer must be the same before and after.
 */
export async function conversationOfTask(context: Context, taskSid: string): Promise<ResolvedLink> {
  const chain: string[] = [];
  for (let sid = taskSid; ;) {
    chain.push(sid);
    const { task, result } = await readTask(context, sid);
    if (!task) return chainBroken(sid, result);
    const conversationId = conversationIdOf(task.attributes);
    if (conversationId !== undefined) return { conversationId, warnings: [] };
    const previous = predecessorOf(task, context.settings.LINK_TASK_ATTRIBUTES);
    if (!previous || chain.includes(previous)) return { conversationId: sid, warnings: [] };
    if (chain.length === longestChain)
      return {
        conversationId: sid,
        warnings: [guessed(tooLong)],
        note: `The chain before it was not followed to its first task: ${sid} ${tooLong}.`,
      };
    sid = previous;
  }
}

const tooLong = `is the last of more than ${longestChain} tasks without a link`;

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
