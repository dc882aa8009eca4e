/** Three workers to begin with, as Flex leaves them: without any attribute of Insights. */
import { activitySids, workerSids } from '../state/fixed-sids';
import { type Worker } from '../state/state';

/** Attributes as Flex leaves them on an agent; Insights' own are still missing. */
function agentAttributes(name: string, fullName: string, skills: string[]) {
  return {
    contact_uri: `client:${name}`,
    email: `${name}@example.com`,
    full_name: fullName,
    image_url: null,
    roles: ['agent'],
    routing: { skills, levels: {} },
  };
}

function worker(now: number, sid: string, friendlyName: string, activitySid: string, attributes: object): Worker {
  return {
    sid,
    version: 0,
    friendlyName,
    attributes: JSON.stringify(attributes),
    activitySid,
    dateCreated: now,
    dateUpdated: now,
    dateStatusChanged: now,
  };
}

export function seedWorkers(now: number): Worker[] {
  const { available, offline } = activitySids;
  return [
    worker(now, workerSids.alice, 'alice', available, agentAttributes('alice', 'Alice Ng', ['sales', 'support'])),
    worker(now, workerSids.bob, 'bob', available, agentAttributes('bob', 'Bob Reyes', ['support'])),
    worker(now, workerSids.carol, 'carol', offline, agentAttributes('carol', 'Carol Adeyemi', ['sales'])),
  ];
}
