/** Every way in which something is lost, said once: how bad it is, what happened, what ends it. */
import { rules, type Edition } from '../attributes/edition';
import { knownAttribute, knownAttributes, type AttributeKind } from '../attributes/known-attributes';
import { hintForName } from '../attributes/loaded-attributes';

/** lost: data was written and will not be reported. look: something is missing or looks wrong. */
export type Severity = 'lost' | 'look';

export const lossKinds = [
  'late',
  'late-link',
  'overwritten',
  'cut',
  'ignored',
  'hidden',
  'unreadable',
  'unlinked',
  'wrong',
  'no-outcome',
  'no-recording',
] as const;

export type LossKind = (typeof lossKinds)[number];

interface Meaning {
  /** `unlinked` is lost where a task names the other one; it is only likely where the customer is the same. */
  severity: Severity;
  /** A heading of a few words. */
  title: string;
  /** What happened, as a sentence about the field. */
  problem: (field: string, edition: Edition) => string;
  /** The one thing to do, as a sentence. */
  hint: (field: string, edition: Edition) => string;
}

const minutesOf = (ms: number) => `${ms / 60_000} minutes`;

/** `conversations.campaign` in its two parts; undefined for what is not an attribute of Insights. */
function partsOf(field: string): { object: 'conversations' | 'customers'; key: string } | undefined {
  const [object, ...rest] = field.split('.');
  return object === 'conversations' || object === 'customers' ? { object, key: rest.join('.') } : undefined;
}

function hintForField(field: string, edition: Edition): string | undefined {
  const parts = partsOf(field);
  return parts && hintForName(parts.object, parts.key, edition);
}

/** The attribute without which this one is not shown. */
function idFor(field: string): string | undefined {
  const parts = partsOf(field);
  const id = parts && knownAttributes[parts.object].get(parts.key)?.needs;
  return id && `${parts.object}.${id}`;
}

/** Attributes of a conversation without a meaning of their own. */
const freeAttributes = (edition: Edition) =>
  knownAttribute('conversations', 'conversation_attribute_10', edition) ? 10 : 7;

const wanted: Record<AttributeKind, string> = {
  text: 'a plain text',
  number: 'a number',
  link: 'an address',
  media: 'a list',
};

function wantedFor(field: string): string {
  const parts = partsOf(field);
  return wanted[(parts && knownAttributes[parts.object].get(parts.key)?.kind) ?? 'text'];
}

const outcomeEnds =
  'Set up /webhooks/taskrouter-event (npm run configure), which writes the outcome at once, or close tasks with /studio/close-task.';

export const losses: Record<LossKind, Meaning> = {
  late: {
    severity: 'lost',
    title: 'Written too late',
    problem: (field, edition) =>
      `${field} was written after the ${edition === 'today' ? 'reservation or the task had ended, when nothing counts any more' : `end by more than ${minutesOf(rules[edition].attributeGraceMs)}`}.`,
    hint: (field) =>
      field === 'conversations.outcome'
        ? outcomeEnds
        : 'Write it while the agent still works: /studio/prepare-attributes before Send to Flex, or /studio/enrich-task.',
  },
  'late-link': {
    severity: 'lost',
    title: 'Link to a recording too late',
    problem: (field, edition) =>
      `${field} came more than ${minutesOf(rules[edition].linkGraceMs)} after the end, when links no longer count.`,
    hint: () => 'Start recordings with /studio/record-call: it puts the link on the task at once.',
  },
  overwritten: {
    severity: 'lost',
    title: 'Overwritten by another write',
    problem: (field) => `${field} was there, and another write that changed something else put it back or removed it.`,
    hint: () =>
      'Write with /studio/enrich-task, which merges and sends If-Match; find who writes all attributes at once.',
  },
  cut: {
    severity: 'lost',
    title: 'Cut off',
    problem: (field, edition) => `${field} is longer than the ${rules[edition].textLimit} characters that are loaded.`,
    hint: () => 'Shorten it, or split it between two attributes.',
  },
  ignored: {
    severity: 'lost',
    title: 'Name that Insights does not read',
    problem: (field) => `${field} is not an attribute that Insights reads.`,
    hint: (field, edition) => {
      const hint = hintForField(field, edition);
      return hint?.startsWith('did you mean')
        ? `Write ${hint.slice('did you mean '.length, -1)} instead; /studio/enrich-task refuses a misspelled name.`
        : `Put it into conversations.conversation_attribute_1 to _${freeAttributes(edition)}, or leave it out.`;
    },
  },
  hidden: {
    severity: 'lost',
    title: 'Loaded but not shown',
    problem: (field) => `${field} is loaded, but shown only together with its id, which is missing.`,
    hint: (field) => `Write ${idFor(field) ?? 'its id'} as well.`,
  },
  unreadable: {
    severity: 'lost',
    title: 'Attributes that are not JSON',
    problem: () => 'The task’s attributes are not a JSON object: Insights cannot read any of them.',
    hint: () => 'Find who writes them; /studio/enrich-task never writes anything but a JSON object.',
  },
  unlinked: {
    severity: 'lost',
    title: 'Not linked to the task it belongs to',
    problem: () => 'The task belongs to an earlier one, but is reported as a conversation of its own.',
    hint: () =>
      'Link it with /studio/link-task, or let /webhooks/taskrouter-event do it (LINK_TASK_ATTRIBUTES, LINK_BY).',
  },
  wrong: {
    severity: 'look',
    title: 'Value of the wrong type',
    problem: (field) => `${field} has a value that does not fit the field.`,
    hint: (field) => `Write ${wantedFor(field)}; /studio/enrich-task refuses anything else.`,
  },
  'no-outcome': {
    severity: 'look',
    title: 'Ended without an outcome',
    problem: () => 'The task ended without an outcome and without a reason: the field Outcome stays empty.',
    hint: () => outcomeEnds,
  },
  'no-recording': {
    severity: 'look',
    title: 'Call without its recording',
    problem: () => 'An answered call has no link to a recording, while others of its workflow have one.',
    hint: () => 'Set /webhooks/recording-status as the recording status callback, or record with /studio/record-call.',
  },
};

/** A kind that has two severities is told in two rows. */
export function severityOf(kind: LossKind, likely = false): Severity {
  return likely ? 'look' : losses[kind].severity;
}

export const likelyUnlinked = {
  title: 'Probably not linked',
  problem: 'The customer had been in touch within 24 hours before, but the two tasks are separate conversations.',
  hint: 'If they belong together, set LINK_BY: /webhooks/taskrouter-event then links returning customers by itself.',
};
