/** Names for the fixed SIDs of the seed, so that tests, the demo and the README speak of the same task or worker. */
import { fixedSid } from './sids';

export const workspaceSid = fixedSid('WS', 1);
export const workflowSid = fixedSid('WW', 1);

export const queueSids = { everyone: fixedSid('WQ', 1), sales: fixedSid('WQ', 2), support: fixedSid('WQ', 3) };

export const activitySids = {
  offline: fixedSid('WA', 1),
  available: fixedSid('WA', 2),
  unavailable: fixedSid('WA', 3),
  break: fixedSid('WA', 4),
};

export const channelSids = {
  default: fixedSid('TC', 1),
  voice: fixedSid('TC', 2),
  chat: fixedSid('TC', 3),
  sms: fixedSid('TC', 4),
  email: fixedSid('TC', 5),
};

export const workerSids = { alice: fixedSid('WK', 1), bob: fixedSid('WK', 2), carol: fixedSid('WK', 3) };

/** queuedCall: pending, a voice call as Enqueue creates it. answeredCall: assigned. chat: assigned, an Interaction. */
export const taskSids = { queuedCall: fixedSid('WT', 1), answeredCall: fixedSid('WT', 2), chat: fixedSid('WT', 3) };

/** The reservations through which alice has answeredCall and bob has chat. */
export const reservationSids = { answeredCall: fixedSid('WR', 1), chat: fixedSid('WR', 2) };

export const callSids = { queuedCall: fixedSid('CA', 1), answeredCall: fixedSid('CA', 2), aliceLeg: fixedSid('CA', 3) };

/** The flow that executions are in unless they name another one. */
export const flowSid = fixedSid('FW', 1);
export const conferenceSid = fixedSid('CF', 1);
export const interactionSid = fixedSid('KD', 1);
export const interactionChannelSid = fixedSid('UO', 1);
