/** What the sandbox is, does, approximates and leaves out: GET /sandbox. */
import { reportApproximations } from '../../insights/approximations';
import { supportedOperations } from '../gateway/routes';
import { recordingApproximations } from '../products/api/approximations';
import { streamApproximations } from '../products/event-streams/approximations';
import { studioApproximations } from '../products/studio/approximations';
import { syncApproximations } from '../products/sync/approximations';
import { accountSid, authToken } from '../state/account';
import { workspaceSid } from '../state/fixed-sids';

const approximated = [
  'One account and one workspace. API keys, subaccounts, regions and edges are not known.',
  'The code of a 412 (20412) and the texts of most 400 answers are guesses; those for canceling and completing a task in the wrong state are real ones.',
  'An update that closes a task and changes its attributes emits the closing event only.',
  'A task of a Flex Interaction refuses to be canceled or deleted through TaskRouter; Twilio only calls it unsupported.',
  'Attributes in lists are carried (setting listedAttributes: "null" for what Twilio documents).',
  'Routing: one task per worker and channel; a worker who refused or missed a task is not asked again; the worker longest in an activity comes first.',
  'The order of events that belong together (reservation before task) and the ResourceType of workflow.* and task-queue.* events (task).',
  'Transfers: a cold one sends the first agent to wrapping at once, a warm one when the next agent has accepted. Interactions have no transfers and invites.',
  'Accepting a call by any instruction notes a conference on the task; no telephony happens.',
  'Closing an Interaction channel cancels tasks that still wait.',
  'Workers: a worker with open reservations is not deleted; If-Match is ignored while workerETags is off.',
  'Rate limits count the requests of the last second; only the three that Twilio publishes are low by default.',
  "Callbacks: one attempt plus the retries of the address's #fragment; edges and SNI are ignored.",
  'With SANDBOX_VERIFY_SIGNATURES=1 unsigned calls get 403; Twilio documents both 400 and 403. A JSON body counts as signed by its bodySHA256, or by the address alone without one.',
  'Serverless: a build is completed at once and installs nothing; deployed Functions are kept, their visibility answers at *.twil.io, but they are not run; uploads follow what twilio-run sends.',
  'Events: the newest first, paged forward only, the newest 200,000 kept; event_data has what the callback has; the actor is always the workspace; attributes older than 30 days are left out (setting redactedAttributes: "masked" for a word in their place). Twilio documents none of these. A StartDate or EndDate lifts the 15 minutes.',
  'Lists page by token. An ETag on lists, as the OpenAPI description names it, is not sent.',
];

const notDone = [
  'Statistics, worker channels. Activities and TaskChannels can be read only, TaskQueues and Workflows added and deleted (without events).',
  "Studio's flows, but for their check; Flex itself; Insights' own loading of the data (the page shows a reading of it).",
];

const unseenByReport = 'What is put on a task through POST /sandbox/tasks is seen at the task’s next event.';

export function describeSandbox() {
  return {
    name: 'A local stand-in for Twilio, for development and tests',
    account: { accountSid, authToken, workspaceSid },
    control: 'sandbox/README.md lists the /sandbox/* routes',
    supportedOperations: supportedOperations(),
    approximated: [
      ...approximated,
      ...recordingApproximations,
      ...studioApproximations,
      ...syncApproximations,
      ...streamApproximations,
    ],
    report: [...reportApproximations, unseenByReport],
    notDone,
  };
}
