/** Everything under /sandbox but the page: JSON in, JSON out, and a sentence with a 400 for what cannot be done. */
import { type SandboxParts } from '../parts/parts';
import { offerWaitingTasks } from '../products/taskrouter/task-offering';
import { controlRoutes } from './control-routes';
import { type Incoming } from '../http/incoming';
import { jsonReply, type Reply } from '../http/reply';

function readInput(body: string): Record<string, unknown> {
  if (body.trim() === '') return {};
  const input: unknown = JSON.parse(body);
  if (typeof input !== 'object' || input === null) throw new Error('The body must be a JSON object');
  return input as Record<string, unknown>;
}

/** Answers /sandbox/* and /. */
export async function answerControl(parts: SandboxParts, { method, path, search, body }: Incoming): Promise<Reply> {
  const action = controlRoutes[`${method} ${path.replace(/(?<=.)\/$/, '')}`];
  if (!action) {
    const error = `No ${method} ${path} here`;
    return jsonReply(404, { error, routes: Object.keys(controlRoutes) });
  }
  try {
    parts.world.clock.settle();
    const result = await action({ parts, query: new URLSearchParams(search), input: readInput(body) });
    offerWaitingTasks(parts.world);
    return jsonReply(200, result);
  } catch (error) {
    return jsonReply(400, { error: (error as Error).message });
  }
}
