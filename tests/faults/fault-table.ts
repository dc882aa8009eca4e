/** The faults of the matrix, and what each Function must come to under them: the one source of docs/faults.md. Data only. */
import { type Fault } from '../../sandbox/faults/fault';
import { type Code } from '../../assets/reply/codes';

/** What a case ends in: the code, the writes Twilio carried out, the task or worker afterwards. */
export interface Outcome {
  code: Code | 'changed or unchanged';
  /** A text where it depends on who is faster. */
  writes: number | '1 to 5';
  state: 'as it was' | 'written' | 'written beside theirs' | 'written, still open' | 'gone' | 'theirs';
}

/** What a fault may need of a Function: that it reads, writes, depends on attributes, can be overtaken by a later event. */
export type Trait = 'read' | 'write' | 'attributes' | 'later event';

/** Which requests a fault strikes; a Function that sends none of the kind has no such case. */
export type Strikes = 'read' | 'write' | 'everything' | 'nothing';

/** A fault, before it is known which requests it strikes. */
export type Struck = Omit<Fault, 'path' | 'method'>;

export interface FaultCase {
  name: string;
  strikes: Strikes;
  /** In the order they strike. */
  faults?: Struck[];
  /** What somebody else does just before the first write. */
  meanwhile?: 'writes' | 'deletes';
  /** What stands on the task or worker in the place of its attributes. */
  attributes?: 'broken' | 'null' | 'full';
  /** How often and when the call is made; once when left out. */
  calls?: 'twice' | 'five at once' | 'after a later one';
  /** Our clock against Twilio's, in milliseconds. */
  clockSkew?: number;
  /** What all Functions come to. */
  outcome: Outcome;
  /** What single ones come to instead; null: there is no such case. By the name of the Function, or its beginning. */
  except?: Record<string, Outcome | null>;
}

const changed = (writes = 1, state: Outcome['state'] = 'written'): Outcome => ({ code: 'changed', writes, state });
const nothing = (code: Outcome['code']): Outcome => ({ code, writes: 0, state: 'as it was' });

type Exceptions = FaultCase['except'];

/** Functions that only read; and what takes more than one write. */
const reads = { 'prepare-attributes': nothing('valid'), media: nothing('valid') };
const two = { 'close-task, completed': changed(2) };
/** What a report is not worth refusing for: without an answer the rest goes on. */
const failsOpen = { 'prepare-attributes, IVR': nothing('valid') };
const readsOrTwo = { ...reads, ...two };

/** The start of a recording is never sent twice: what nobody can tell is told. */
const notRepeated = { 'record-call, start: the recording': nothing('unavailable') };
/** Where a write was carried out and only its answer got lost, these are sent once more, which does no harm. */
const sentAgain = { 'close-task, Interaction': changed(2), 'record-call, pause': changed(2) };
/** Written without If-Match, on which no 412 can come. */
const unconditional = {
  'close-task, Interaction': null,
  'record-call, pause': null,
  'record-call, start: the recording': null,
};

/** A task whose version nobody told is not written. A worker is written all the same, and read back. */
const withoutVersion = {
  ...failsOpen,
  media: nothing('valid'),
  'update-worker': changed(),
  'taskrouter-event, canceled': changed(),
  'taskrouter-event, wrapup': changed(),
  'event-streams': changed(),
  // Sync's answers are struck, which have no ETag anyhow.
  'link-task, by key': changed(),
  'taskrouter-event, created, by key': changed(),
  'record-call, pause': changed(),
};

const survivedRead = (name: string, fault: Struck): FaultCase => ({
  name,
  strikes: 'read',
  faults: [fault],
  outcome: changed(),
  except: readsOrTwo,
});
const survivedWrite = (name: string, fault: Struck, except?: Exceptions): FaultCase => ({
  name,
  strikes: 'write',
  faults: [fault],
  outcome: changed(),
  except: { ...two, ...except },
});
const givenUp = (name: string, fault: Struck, code: Code, except?: Exceptions): FaultCase => ({
  name,
  strikes: 'everything',
  faults: [{ ...fault, times: 'always' }],
  outcome: nothing(code),
  except: { ...failsOpen, ...except },
});

const day = 86_400_000;

// oxfmt-ignore
export const faultCases: FaultCase[] = [
  { name: 'nothing goes wrong', strikes: 'nothing', outcome: changed(), except: readsOrTwo },

  { name: '412 once: somebody wrote between read and write', strikes: 'write', meanwhile: 'writes', outcome: changed(1, 'written beside theirs'), except: { 'close-task, completed': changed(2, 'written beside theirs'), 'close-task, Interaction': null, 'record-call, pause': null } },
  { name: '412 for ever', strikes: 'write', faults: [{ kind: 'status', status: 412, times: 'always' }], outcome: nothing('conflict'), except: unconditional },

  survivedRead('429 on a read', { kind: 'status', status: 429 }),
  survivedWrite('429 on a write', { kind: 'status', status: 429 }),
  survivedWrite('429 on a write, Retry-After: 1', { kind: 'status', status: 429, retryAfter: 1 }),
  givenUp('429 for ever', { kind: 'status', status: 429 }, 'rate-limited'),
  givenUp('429, Retry-After: 60', { kind: 'status', status: 429, retryAfter: 60 }, 'rate-limited'),

  survivedRead('503 on a read', { kind: 'status', status: 503 }),
  survivedWrite('503 on a write', { kind: 'status', status: 503 }),
  survivedWrite('503 on a write that was applied', { kind: 'status', status: 503, applied: true }, sentAgain),
  givenUp('503 for ever', { kind: 'status', status: 503 }, 'unavailable'),

  survivedRead('connection reset on a read', { kind: 'reset-before' }),
  survivedWrite('connection reset before the write was applied', { kind: 'reset-before' }, notRepeated),
  survivedWrite('connection reset after the write was applied', { kind: 'reset-after' }, sentAgain),
  {
    name: 'connection reset after the write was applied, then 503 for ever',
    strikes: 'write',
    faults: [{ kind: 'reset-after' }, { kind: 'status', status: 503, times: 'always' }],
    outcome: { code: 'unavailable', writes: 1, state: 'written' },
    except: { 'close-task, completed': { code: 'unavailable', writes: 1, state: 'written, still open' }, 'record-call, start: the recording': changed() },
  },
  givenUp('connection reset for ever', { kind: 'reset-before' }, 'unavailable'),

  survivedRead('half an answer to a read', { kind: 'half-body' }),
  survivedWrite('half an answer to a write', { kind: 'half-body' }, sentAgain),
  givenUp('answers that trickle in too slowly for ever', { kind: 'slow-body' }, 'unavailable', {
    'taskrouter-event, canceled': { code: 'unavailable', writes: 1, state: 'written' },
    'event-streams, canceled': { code: 'unavailable', writes: 1, state: 'written' },
    'record-call, pause': { code: 'unavailable', writes: '1 to 5', state: 'written' },
  }),

  survivedRead('30 s of silence on a read', { kind: 'silence' }),
  survivedWrite('30 s of silence on a write', { kind: 'silence' }, notRepeated),
  survivedWrite('30 s of silence on a write that was applied', { kind: 'silence', applied: true }, sentAgain),
  givenUp('silence for ever', { kind: 'silence' }, 'unavailable'),

  survivedRead('an HTML page with 502 on a read', { kind: 'html', status: 502 }),
  survivedWrite('an HTML page with 502 on a write', { kind: 'html', status: 502 }),
  { ...survivedRead('an HTML page with 200 on a read', { kind: 'html', status: 200 }), except: { ...readsOrTwo, media: nothing('unavailable') } },
  survivedWrite('an HTML page with 200 on a write', { kind: 'html', status: 200 }, notRepeated),
  survivedRead('an empty error on a read', { kind: 'empty', status: 500 }),
  survivedWrite('an empty error on a write', { kind: 'empty', status: 500 }),
  givenUp('credentials refused', { kind: 'status', status: 401 }, 'not-configured'),

  { name: 'answers without an ETag for ever', strikes: 'everything', faults: [{ kind: 'no-etag', times: 'always' }], outcome: nothing('unavailable'), except: withoutVersion },
  survivedWrite('no ETag on the answer to a write', { kind: 'no-etag' }),

  { name: 'attributes that are no JSON', strikes: 'nothing', attributes: 'broken', outcome: nothing('task-unreadable'), except: { ...reads } },
  { name: 'attributes that are null', strikes: 'nothing', attributes: 'null', outcome: changed(), except: { ...readsOrTwo, 'close-task, Interaction': null, 'taskrouter-event, wrapup': nothing('unchanged') } },
  { name: 'attributes that fill TaskRouter’s 4096 characters', strikes: 'nothing', attributes: 'full', outcome: nothing('too-large'), except: { ...reads, 'close-task, Interaction': null, 'record-call, start: the recording': { code: 'too-large', writes: 1, state: 'as it was' } } },

  { name: 'deleted between read and write', strikes: 'write', meanwhile: 'deletes', outcome: { code: 'task-not-found', writes: 0, state: 'gone' }, except: { 'update-worker': { code: 'worker-not-found', writes: 0, state: 'gone' }, 'record-call, start: the recording': { code: 'task-not-found', writes: 1, state: 'gone' }, 'close-task, Interaction': null, 'record-call, pause': null } },

  { name: 'our clock a day fast', strikes: 'nothing', clockSkew: day, outcome: changed(), except: readsOrTwo },
  { name: 'our clock a day slow', strikes: 'nothing', clockSkew: -day, outcome: changed(), except: readsOrTwo },
  { ...survivedWrite('our clock a day fast, and the answer to a write lost', { kind: 'reset-after' }, sentAgain), clockSkew: day },
  { ...survivedWrite('our clock a day slow, and the answer to a write lost', { kind: 'reset-after' }, sentAgain), clockSkew: -day },

  {
    name: 'called again',
    strikes: 'nothing',
    calls: 'twice',
    outcome: { code: 'unchanged', writes: 1, state: 'written' },
    except: {
      ...reads,
      'close-task, completed': { code: 'unchanged', writes: 2, state: 'written' },
      'record-call, start: the recording': changed(2),
      'record-call, start: the link': changed(1),
      'record-call, pause': changed(2),
    },
  },
  {
    name: 'called five times at once',
    strikes: 'nothing',
    calls: 'five at once',
    outcome: { code: 'changed or unchanged', writes: 1, state: 'written' },
    except: {
      ...reads,
      'close-task, completed': { code: 'changed or unchanged', writes: 2, state: 'written' },
      'close-task, Interaction': { code: 'changed or unchanged', writes: '1 to 5', state: 'written' },
      'record-call, start: the recording': { code: 'changed or unchanged', writes: 5, state: 'written' },
      'record-call, pause': { code: 'changed or unchanged', writes: 5, state: 'written' },
    },
  },
  { name: 'called back in the wrong order', strikes: 'nothing', calls: 'after a later one', outcome: changed(2), except: { 'recording-status': nothing('unchanged') } },
];

/** What a Function must come to; undefined when there is no such case for it. */
export function expectedOutcome(
  fault: FaultCase,
  { name, traits }: { name: string; traits: readonly Trait[] },
): Outcome | undefined {
  const { outcome, except = {} } = fault;
  if (needs(fault).some((each) => !traits.includes(each))) return undefined;
  const exception = Object.hasOwn(except, name) ? except[name] : except[name.split(',')[0]];
  return exception === null ? undefined : (exception ?? outcome);
}

function needs({ strikes, calls, attributes }: FaultCase): Trait[] {
  const needed: Trait[] = strikes === 'read' || strikes === 'write' ? [strikes] : [];
  if (attributes) needed.push('attributes');
  if (calls === 'after a later one') needed.push('later event');
  return needed;
}
