/** What holds for any input and any attributes at all, without HTTP in between. */
import fc from 'fast-check';
import '../harness/runtime';
import { input as media } from '../../functions/recordings/media';
import {
  decide as decideClosing,
  input as closeTask,
  type CloseRequest,
} from '../../functions/studio/close-task.protected';
import { input as enrichTask } from '../../functions/studio/enrich-task.protected';
import { decide as decideLinking, input as linkTask } from '../../functions/studio/link-task.protected';
import { input as prepareAttributes } from '../../functions/studio/prepare-attributes.protected';
import { input as recordCall } from '../../functions/studio/record-call.protected';
import { input as recordingStatus } from '../../functions/webhooks/recording-status.protected';
import { input as taskrouterEvent } from '../../functions/webhooks/taskrouter-event.protected';
import { input as updateWorker } from '../../functions/workers/update-worker';
import { decideFirstLink } from '../../assets/decide/conversation-of-task';
import { decideEnding } from '../../assets/decide/ended-task';
import { attachRecording, detachRecording } from '../../assets/decide/recording-on-task';
import { settingsOf } from '../../assets/settings/settings';
import { type Decision, type Task } from '../../assets/decide/decision';
import { parseAttributes } from '../../assets/attributes/json';

const inputs = {
  media,
  closeTask,
  enrichTask,
  linkTask,
  prepareAttributes,
  recordCall,
  recordingStatus,
  taskrouterEvent,
  updateWorker,
};

/** Names of every kind: those that are known, those that are almost, those that objects have by birth. */
const born = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'toJSON', 'then', 'length'];
const known = [
  'TaskSid',
  'Conversations',
  'Customers',
  'Attributes',
  'OnInvalid',
  'request',
  'conversations.abandoned',
  'conversations.media',
  'conversations.hold_time',
  'customers.customer_link',
  'customers.acquisition_date',
  'team_id',
  'roles',
  'RecordingStartTime',
  'TaskAttributes',
];
const name = fc.oneof(fc.constantFrom(...born, ...known), fc.string({ unit: 'binary' }));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...born.map((each) => ownProperties([[each, 1]]))),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('value'), { maxLength: 3 }),
  object: fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }).map(ownProperties),
}));
const event = fc
  .array(
    fc.tuple(
      name,
      fc.oneof(
        value,
        value.map((each) => JSON.stringify(each)),
      ),
    ),
    { maxLength: 6 },
  )
  .map(ownProperties);

/** As JSON.parse makes them: `__proto__` too is a property like any other. */
function ownProperties(entries: [string, unknown][]): Record<string, unknown> {
  const made = {};
  for (const [key, each] of entries)
    Object.defineProperty(made, key, { value: each, enumerable: true, configurable: true, writable: true });
  return made;
}

const textOnly = { field: expect.any(String), problem: expect.any(String), hint: expect.any(String) };

test.each(Object.entries(inputs))('%s reads any event whatsoever: input, or findings that say why not', (_, input) => {
  fc.assert(
    fc.property(event, (given) => {
      const parsed = input.parse(given, { textLimit: 255, recordingsNeedLogin: true });

      const findings = [...parsed.issues, ...parsed.warnings];
      expect(findings).toEqual(findings.map(() => textOnly));
      expect(parsed.ok || parsed.issues.length > 0).toBe(true);
    }),
    { numRuns: 1000 },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

const recording = { sid: `RE${'a'.repeat(32)}`, startTime: 1, channels: 2, callSid: `CA${'1'.repeat(32)}` };
const inReservation = { ...recording, reservationSid: `WR${'1'.repeat(32)}` };
const asSegmentLink = settingsOf({ ACCOUNT_SID: `AC${'0'.repeat(32)}` });
const asMedia = settingsOf({ ACCOUNT_SID: `AC${'0'.repeat(32)}`, RECORDING_LINK: 'media' });
const closing: CloseRequest = {
  status: 'canceled',
  reason: 'r',
  reasonGiven: true,
  changes: { conversations: { outcome: 'o', media: [] } },
  filledIn: () => ({ outcome: 'o' }),
};

const decisions: Record<string, (task: Task) => Decision> = {
  'a segment link': (task) => attachRecording(asSegmentLink, task, recording, 0),
  'a media link': (task) => attachRecording(asMedia, task, recording, 0),
  'a media link of a reservation': (task) => attachRecording(asMedia, task, inReservation, 0),
  'a link taken away': (task) => detachRecording(asMedia, task, recording.sid),
  'a link to a conversation': (task) => decideLinking(task, 'one', true),
  'a link by an event': (task) => decideFirstLink(task, 'one'),
  'an outcome by an event': (task) => decideEnding(task, { status: 'canceled', reason: 'hangup' }, () => 'o'),
  closing: (task) => decideClosing(task, closing),
};
const attributes = fc
  .array(
    fc.tuple(
      fc.oneof(
        name,
        fc.constantFrom('conversations', 'customers', 'reservation_attributes', 'conference', 'flexInteractionSid'),
      ),
      value,
    ),
    { maxLength: 6 },
  )
  .map(ownProperties);
const ours = ['conversations', 'customers', 'reservation_attributes'];
const oursInConversations = [
  'segment_link',
  'media',
  'conversation_id',
  'outcome',
  'abandoned',
  'abandoned_phase',
  'hang_up_by',
];

/** Both have the same values under all names but these. */
function expectSameApartFrom(names: string[], before: unknown, after: unknown): void {
  const rest = (holder: unknown) =>
    typeof holder === 'object' && holder !== null ? Object.entries(holder).filter(([key]) => !names.includes(key)) : [];
  expect(rest(after)).toEqual(rest(before));
}

test.each(Object.entries(decisions))(
  '%s: whatever stands on the task, all that belongs to others stays',
  (_, decide) => {
    fc.assert(
      fc.property(attributes, fc.constantFrom('pending', 'assigned', 'canceled'), (standing, status) => {
        // As TaskRouter would tell it; numbers and texts JSON cannot hold do not stand there.
        const task: Task = {
          sid: `WT${'1'.repeat(32)}`,
          attributes: parseAttributes(JSON.stringify(standing))!,
          status,
          reason: null,
          version: '1',
        };

        const decision = decide(task);

        if (decision.kind !== 'change') return;
        const { attributes: next } = decision;
        expectSameApartFrom(ours, task.attributes, next);
        expectSameApartFrom(oursInConversations, task.attributes.conversations, next.conversations);
        expect(next.customers).toEqual(task.attributes.customers);
      }),
      { numRuns: 300 },
    );
  },
);
