/** Thousands of workers at once, for tests and figures that would wait minutes for as many requests. */
import { type World } from '../twilio/world';
import { addWorker } from '../products/taskrouter/workers';

export interface WorkerInput {
  friendlyName: string;
  attributes?: object;
  /** Default: the workspace's default activity. */
  activitySid?: string;
}

/** Adds many workers at once, without rules and events. Returns their SIDs in the same order. */
export function putWorkers(world: World, workers: WorkerInput[]): string[] {
  const { defaultActivitySid } = world.state.workspace;
  return workers.map(({ friendlyName, attributes = {}, activitySid = defaultActivitySid }) => {
    return addWorker(world, { friendlyName, activitySid, attributes: JSON.stringify(attributes) }).sid;
  });
}
