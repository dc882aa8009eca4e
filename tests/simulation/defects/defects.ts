/**
 * Defects as a change or two of the source that brings each back: `npm run simulate -- --defect NAME` must find it.
 * A place that is no longer there fails loudly. What leaves known.ts because it is fixed comes here.
 */

export interface Defect {
  name: string;
  what: string;
  changes: readonly Change[];
  /** What the judges may say of it: one of these. */
  rules: readonly string[];
}

export interface Change {
  /** From the project's root. */
  file: string;
  /** Stands in the file once. */
  line: string;
  broken: string;
}

export const defects: readonly Defect[] = [
  {
    name: 'media-of-another-kind',
    what: 'media of another type whose address names the recording are overwritten by it',
    changes: [
      {
        file: 'assets/attributes/media-list.ts',
        line: '  return JSON.stringify([item.type, recording ?? addresses[0]]);',
        broken: '  return addresses.map(recordingIn).find(Boolean) ?? JSON.stringify([item.type, addresses[0]]);',
      },
    ],
    rules: ['media of another kind stay'],
  },
  {
    name: 'media-not-a-list',
    what: 'what stands in the place of media and is not a list is written over',
    changes: [
      {
        file: 'assets/attributes/media-list.ts',
        line: '  if (!Array.isArray(list)) return undefined;',
        broken: '  if (!Array.isArray(list)) return [...items];',
      },
    ],
    rules: ['what is no list is not written over'],
  },
  {
    name: 'foreign-link',
    what: 'somebody else’s link to the same recording is replaced',
    changes: [
      {
        file: 'assets/decide/recording-on-task.ts',
        line: '  if (isGiven(standing) && !couldBeOurs(settings, standing, recordingSid))',
        broken: '  if (isGiven(standing) && recordingIn(standing) !== recordingSid.toLowerCase())',
      },
    ],
    rules: ['a link of somebody else’s stays'],
  },
  {
    name: 'rounded-numbers',
    what: 'a text attribute given as a JSON number of 17 or more digits is written with other digits (1.0.0)',
    changes: [
      {
        file: 'assets/parse/json-parameter.ts',
        line: 'object = parseExactly(given);',
        broken: 'object = JSON.parse(given);',
      },
      { file: 'assets/attributes/rules.ts', line: "row.kind !== 'measure' && holdsRounded(value)", broken: 'false' },
    ],
    rules: ['what is acknowledged is there', 'an acknowledged write stands'],
  },
  {
    name: 'ending-without-reason',
    what: 'an ending event without its reason decides by * although the task has a reason (1.0.0)',
    changes: [
      {
        file: 'assets/events/settle-ended-task.ts',
        line: 'const guess = ending.reason ? told : undefined;',
        broken: 'const guess = told;',
      },
    ],
    rules: [
      'the outcome is that of the reason',
      'abandoned means that the caller hung up',
      'the order of events decides nothing',
    ],
  },
  {
    name: 'blind-write',
    what: 'a task is written without If-Match',
    changes: [
      {
        file: 'assets/twilio/task-writer.ts',
        line: 'updateWithHttpInfo({ ...fields, ifMatch: task.version })',
        broken: 'updateWithHttpInfo({ ...fields })',
      },
    ],
    rules: ['no blind write', 'foreign keys stay exact'],
  },
  {
    name: 'two-recordings',
    what: 'a start is sent again although its answer was lost',
    changes: [{ file: 'assets/twilio/call-recording.ts', line: 'repeatable: false', broken: 'repeatable: true' }],
    rules: ['nothing is recorded twice'],
  },
  {
    name: 'lost-start',
    what: 'Twilio’s whole seconds are not allowed for: a recording that runs is not found, and started again',
    changes: [
      {
        file: 'assets/twilio/call-recording.ts',
        line: 'const clockDifferenceMs = 3000;',
        broken: 'const clockDifferenceMs = 0;',
      },
    ],
    rules: ['nothing is recorded twice'],
  },
  {
    name: 'any-recording',
    what: 'a recording that TwiML started is taken for the one whose answer was lost',
    changes: [{ file: 'assets/twilio/call-recording.ts', line: "source === 'StartCallRecordingAPI' &&", broken: '' }],
    rules: ['what is acknowledged is there'],
  },
  {
    name: 'any-start',
    what: 'of several recordings that may be ours the first is taken, whatever its channels',
    changes: [
      {
        file: 'assets/twilio/call-recording.ts',
        line: "isOrUntold(channels, wish.recordingChannels === 'dual' ? 2 : 1) &&",
        broken: '',
      },
      { file: 'assets/twilio/call-recording.ts', line: "if (fitting.length > 1) return 'several';", broken: '' },
    ],
    rules: ['what is acknowledged is there'],
  },
  {
    name: 'short-chain',
    what: 'a chain of tasks that are not linked yet is followed for two tasks only',
    changes: [
      {
        file: 'assets/twilio/conversation-chain.ts',
        line: 'const longestChain = 25;',
        broken: 'const longestChain = 2;',
      },
    ],
    rules: ['one conversation for each chain'],
  },
  {
    name: 'garbled-answer',
    what: 'an answer of 200 that tells nothing is a defect of ours, or counts as done (1.0.0)',
    changes: [
      {
        file: 'assets/twilio/client.ts',
        line: "if (!isResource(response)) throw new SyntaxError('The answer is JSON, but holds nothing that was asked for');",
        broken: '',
      },
    ],
    rules: ['no defect of ours', 'what is acknowledged is there', 'an acknowledged write stands'],
  },
  {
    name: 'first-namesake',
    what: 'the first worker that a search by name brings is written to',
    changes: [
      {
        file: 'assets/twilio/worker-writer.ts',
        line: 'if (exact) return { sid: exact.sid };',
        broken: 'if (instances[0]) return { sid: instances[0].sid };',
      },
    ],
    rules: ['what is acknowledged is there', 'an acknowledged write stands'],
  },
  {
    name: 'batch-forgives',
    what: 'a batch of Event Streams is answered 204 although a task in it failed with 503',
    changes: [
      {
        file: 'assets/serve/event-batch.ts',
        line: 'if (webhookStatus === 503) return 3;',
        broken: 'if (webhookStatus === 503) return -1;',
      },
    ],
    rules: [
      'the outcome is that of the reason',
      'one conversation for each chain',
      'abandoned means that the caller hung up',
    ],
  },
  {
    name: 'second-first',
    what: 'a key that another task has just taken counts as this task’s own',
    changes: [
      {
        file: 'assets/twilio/keyed-conversations.ts',
        line: 'if (created.ok) return own;',
        broken: 'if (created.ok || created.status === 409) return own;',
      },
    ],
    rules: ['one conversation for each key', 'the order of events decides nothing'],
  },
  {
    name: 'steps-as-listed',
    what: 'the steps of an execution are taken in the order in which Studio lists them',
    changes: [
      {
        file: 'assets/decide/ivr-of-execution.ts',
        line: 'const steps = inOrder(listed.filter(({ at }) => Number.isFinite(at)));',
        broken: 'const steps = listed.filter(({ at }) => Number.isFinite(at));',
      },
    ],
    rules: ['the IVR is told, or a warning'],
  },
  {
    name: 'hang-up-guessed',
    what: 'whoever is not known to be the customer counts as the agent who hung up',
    changes: [
      {
        file: 'assets/decide/hang-up.ts',
        line: "return ending === workerCallSid ? 'Agent' : undefined;",
        broken: "return 'Agent';",
      },
    ],
    rules: ['who hung up is told only where it is certain'],
  },
  {
    name: 'unsaid',
    what: 'a failure after a lost answer does not say that the change may be there',
    changes: [
      {
        file: 'assets/twilio/conditional-write.ts',
        line: 'return answerLost ? unverified(result) : result;',
        broken: 'return result;',
      },
    ],
    rules: ['a failure whose effect is there says so'],
  },
];

/** The source of a file with the defect in it; as it is when the defect is elsewhere. */
export function putBack({ name, changes }: Defect, file: string, source: string): string {
  return changes
    .filter((each) => each.file === file)
    .reduce((text, { line, broken }) => {
      const places = text.split(line).length - 1;
      if (places !== 1)
        throw new Error(`Defect ${name}: its line stands ${places} times in ${file}; say where it went`);
      return text.replace(line, () => broken);
    }, source);
}
