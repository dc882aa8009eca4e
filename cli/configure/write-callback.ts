/** Writes the two fields of the workspace, and finds out what became of a write whose answer was lost. */
import { type Context } from '../../assets/twilio/context';
import { callbackIn, namesIn, readWorkspace, sameAddress, type Callback } from '../deployment/event-callback';
import { problemOf } from '../tool/found';
import { Refusal } from '../tool/run-tool';

/** Writes whose answer was lost and which the workspace does not show. */
const mostWrites = 3;

const unclear = 'The workspace may have been changed.';

/** True when both mean the same: TaskRouter may give a filter back in another order or with spaces. */
export function isSameCallback(one: Callback, other: Callback): boolean {
  const names = ({ filter }: Callback) => [...new Set(namesIn(filter))].toSorted().join();
  return sameAddress(one.url, other.url) && names(one) === names(other);
}

/**
 * Resolves when the workspace has `wanted`. Throws Refusal, which says whether the workspace was changed; where it may
 * have been, `wayBack` says how to undo it.
 */
export async function writeCallback(context: Context, sid: string, wanted: Callback, wayBack: string): Promise<void> {
  for (let writes = 1; ; writes++) {
    const answer = await context.twilio.ask(
      (client) =>
        client.taskrouter.v1
          .workspaces(sid)
          .updateWithHttpInfo({ eventCallbackUrl: wanted.url, eventsFilter: wanted.filter }),
      { repeatable: false },
    );
    if (answer.ok && isSameCallback(callbackIn(answer.body), wanted)) return;
    if (answer.ok) throw new Refusal({ why: 'The workspace does not show what was set.', todo: wayBack }, unclear);
    const problem = problemOf(answer, 'the change of the workspace');
    if (!answer.answerLost) throw new Refusal(problem);

    const now = await readWorkspace(context);
    if (!now.value) throw new Refusal({ why: problem.why, todo: wayBack }, unclear);
    if (isSameCallback(now.value.callback, wanted)) return;
    if (writes >= mostWrites) throw new Refusal(problem);
  }
}
