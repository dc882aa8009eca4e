/**
 * Writes validated agent attributes into one worker, next to what Flex and others keep there.
 * Called by HR and identity systems, with `Authorization: Bearer <WORKERS_API_TOKEN>`. Parameters: WorkerSid or
 * FriendlyName; the attributes, each under its own name or all as JSON in Attributes; OnInvalid.
 * Replies: changed | unchanged, else unauthorized, bad-input, worker-not-found, too-large, task-unreadable, conflict
 * (README, Replies).
 * Easy to get wrong: with SSO the next login overwrites what is set here; map the attribute in the identity provider.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

/** Characters a friendly name may have. https://www.twilio.com/docs/taskrouter/api/worker */
const friendlyNameLimit = 64;

export const input = kit.defineInput(
  {
    WorkerSid: kit.optional(kit.sid('WK')),
    FriendlyName: kit.optional(kit.text(friendlyNameLimit)),
  },
  {
    attributes: kit.workerAttributes,
    check({ WorkerSid, FriendlyName }) {
      if (WorkerSid && FriendlyName)
        return [kit.finding('FriendlyName', 'cannot be given together with WorkerSid', 'send one of them')];
      if (!WorkerSid && !FriendlyName)
        return [kit.finding('WorkerSid', 'is missing, and so is FriendlyName', 'send one of them')];
      return [];
    },
  },
);

export const handler = kit.workerFunction(input, async (context, { WorkerSid, FriendlyName, attributes }) => {
  if (!Object.keys(attributes).length)
    return {
      code: 'unchanged',
      message: 'Nothing was written.',
      warnings: [kit.nothingGiven('send attributes such as team_id')],
    };

  const found = WorkerSid ? { sid: WorkerSid } : await kit.findWorker(context, FriendlyName!);
  if (found.sid === undefined) return found.result;

  const result = { ...(await kit.changeWorker(context, found.sid, attributes)), workerSid: found.sid };
  if (result.code === 'changed') {
    const message = `${kit.wroteAttributes({ worker: attributes })} ${kit.workerNotice}`;
    return { ...result, attributes, message };
  }
  return result.code === 'unchanged' ? { ...result, attributes } : result;
});
