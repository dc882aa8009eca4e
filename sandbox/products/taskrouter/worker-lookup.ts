import { type Call } from '../../twilio/route';
import { type Worker } from '../../state/state';
import { notFound } from '../../twilio/twilio-error';
import { workspaceOf } from './workspace';

/** The worker the path names. */
export function workerOf(call: Call): Worker {
  workspaceOf(call);
  const worker = call.world.state.workers.get(call.sids.WorkerSid ?? call.sids.Sid);
  if (!worker) throw notFound(call.path);
  return worker;
}
