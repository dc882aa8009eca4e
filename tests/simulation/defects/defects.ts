/**
 * Defects as the change of one place in the source that brings each back: `npm run simulate -- --defect NAME` must find
 * it. A place that is no longer there fails loudly.
 */

export interface Defect {
  name: string;
  what: string;
  /** From the project's root. */
  file: string;
  /** Stands in the file once. */
  line: string;
  broken: string;
  /** What the judges may say of it: one of these. */
  rules: readonly string[];
}

export const defects: readonly Defect[] = [
  {
    name: 'media-of-another-kind',
    what: 'media of another type whose address names the recording are overwritten by it',
    file: 'assets/attributes/media-list.ts',
    line: "  return JSON.stringify([item.type, recording ?? addresses[0] ?? '']);",
    broken: "  return addresses.map(recordingIn).find(Boolean) ?? JSON.stringify([item.type, addresses[0] ?? '']);",
    rules: ['media of another kind stay'],
  },
  {
    name: 'media-not-a-list',
    what: 'what stands in the place of media and is not a list is written over',
    file: 'assets/attributes/media-list.ts',
    line: '  if (!Array.isArray(list)) return undefined;',
    broken: '  if (!Array.isArray(list)) return [...items];',
    rules: ['what is no list is not written over'],
  },
  {
    name: 'foreign-link',
    what: 'somebody else’s link to the same recording is replaced',
    file: 'assets/decide/recording-on-task.ts',
    line: '  if (isGiven(standing) && !couldBeOurs(settings, standing, recordingSid))',
    broken: '  if (isGiven(standing) && recordingIn(standing) !== recordingSid.toLowerCase())',
    rules: ['a link of somebody else’s stays'],
  },
  {
    name: 'blind-write',
    what: 'a task is written without If-Match',
    file: 'assets/twilio/task-writer.ts',
    line: 'updateWithHttpInfo({ ...fields, ifMatch: task.version })',
    broken: 'updateWithHttpInfo({ ...fields })',
    rules: ['no blind write', 'foreign keys stay exact'],
  },
  {
    name: 'two-recordings',
    what: 'a start is sent again although its answer was lost',
    file: 'assets/twilio/call-recording.ts',
    line: 'repeatable: false',
    broken: 'repeatable: true',
    rules: ['nothing is recorded twice'],
  },
  {
    name: 'lost-start',
    what: 'Twilio’s whole seconds are not allowed for: a recording that runs is not found, and started again',
    file: 'assets/twilio/call-recording.ts',
    line: 'const clockDifferenceMs = 3000;',
    broken: 'const clockDifferenceMs = 0;',
    rules: ['nothing is recorded twice'],
  },
  {
    name: 'any-recording',
    what: 'a recording that TwiML started is taken for the one whose answer was lost',
    file: 'assets/twilio/call-recording.ts',
    line: "source === 'StartCallRecordingAPI' && ",
    broken: '',
    rules: ['what is acknowledged is there'],
  },
  {
    name: 'short-chain',
    what: 'a chain of tasks that are not linked yet is followed for two tasks only',
    file: 'assets/twilio/conversation-chain.ts',
    line: 'const longestChain = 10;',
    broken: 'const longestChain = 2;',
    rules: ['one conversation for each chain'],
  },
  {
    name: 'garbled-answer',
    what: 'an answer of 200 that is not one counts as done',
    file: 'assets/twilio/calls.ts',
    line: "if (garbled) return { ok: false, problem: 'unavailable', answerLost: true };",
    broken: '',
    rules: ['what is acknowledged is there', 'an acknowledged write stands', 'an acknowledged link is there'],
  },
  {
    name: 'clock-behind',
    what: 'with a clock behind Twilio’s, the late word of a recording’s start brings back the link of one that came to nothing',
    file: 'functions/webhooks/recording-status.protected.ts',
    line: 'Math.abs(now - RecordingStartTime) > tooSoonToBeGoneMs',
    broken: 'now - RecordingStartTime > tooSoonToBeGoneMs',
    rules: ['a recording that came to nothing has no link'],
  },
  {
    name: 'first-namesake',
    what: 'the first worker that a search by name brings is written to',
    file: 'assets/twilio/worker-writer.ts',
    line: 'found.find((worker) => worker.friendlyName === friendlyName) ?? (found.length === 1 ? found[0] : undefined)',
    broken: 'answer.body.instances[0]',
    rules: ['what is acknowledged is there', 'an acknowledged write stands'],
  },
  {
    name: 'unsaid',
    what: 'a failure after a lost answer does not say that the change may be there',
    file: 'assets/twilio/conditional-write.ts',
    line: 'return answerLost ? unverified(result) : result;',
    broken: 'return result;',
    rules: ['a failure whose effect is there says so'],
  },
];

/** The source with the defect in it. */
export function putBack({ name, file, line, broken }: Defect, source: string): string {
  const places = source.split(line).length - 1;
  if (places !== 1) throw new Error(`Defect ${name}: its line stands ${places} times in ${file}; say where it went`);
  return source.replace(line, () => broken);
}
