/**
 * Writes a file of a contact centre's events, always the same for one seed:
 * node tests/bench/support/event-file.mjs FILE [tasks] [seed]. Ten events a task; each twentieth task loses something.
 * --shuffled writes them in another order, 5 % of them twice.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const account = 'AC00000000000000000000000000000acc';
const workspace = 'WS00000000000000000000000000000001';
const workflows = ['Support', 'Sales', 'Billing', 'Retention'];
/** 2 to the 64, divided by the golden ratio: multiples of it look random and never meet. */
const golden = BigInt('0x9e3779b97f4a7c15f39cc0605cedc835');
const start = Date.UTC(2030, 0, 1);
const hex = (number) => number.toString(16).padStart(32, '0');

/** mulberry32: small, and the same everywhere. */
function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 1_831_565_813) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** SIDs look random, as real ones do; different numbers have different ones. */
const sidOf = (prefix, number) => prefix + hex((BigInt(number + 1) * golden) & (2n ** 128n - 1n));

const attributesOf = (task, from, conversations, more = {}) =>
  JSON.stringify({
    from,
    to: '+15005550006',
    caller: from,
    called: '+15005550006',
    direction: 'inbound',
    call_sid: sidOf('CA', task),
    account_sid: account,
    api_version: '2010-04-01',
    from_country: 'US',
    from_state: 'CA',
    to_country: 'US',
    ...more,
    conversations: { language: 'English', ...conversations },
    customers: { name: `Customer ${task % 50_000}`, phone: from },
  });

/** What one task lived through: type, seconds, attributes, and the agent where it is about one. */
function lifeOf(task, random) {
  const from = `+1500${String(2_000_000 + Math.floor(random() * 7_000_000))}`;
  const talk = 60 + Math.floor(random() * 600);
  const flaw = task % 20 === 0 ? Math.floor(random() * 6) : -1;
  const campaign = { campaign: `Campaign ${task % 7}` };
  const begun =
    flaw === 0 ? { ...campaign, outcom: 'Sale' } : flaw === 1 ? { ...campaign, content: 'x'.repeat(200) } : campaign;
  const queued = attributesOf(task, from, begun);
  const conference = { conference: { sid: sidOf('CF', task), participants: { worker: sidOf('CA', task + 5e8) } } };
  const taken = attributesOf(task, from, begun, conference);
  const outcome = flaw === 2 ? {} : { outcome: 'Sale', conversation_measure_1: Math.floor(random() * 100) };
  const linked = {
    segment_link: `https://api.twilio.com/2010-04-01/Accounts/${account}/Recordings/${sidOf('RE', task)}`,
  };
  const done = attributesOf(task, from, { ...begun, ...outcome, ...linked }, conference);
  const last =
    flaw === 3 ? attributesOf(task, from, { ...begun, ...outcome, ...linked, case: 'late' }, conference) : done;
  const undone = flaw === 4 ? attributesOf(task, from, { outcome: 'Refund' }, conference) : done;
  return [
    ['task.created', 0, queued],
    ['workflow.entered', 0, queued],
    ['task-queue.entered', 0, queued],
    ['reservation.created', 5, queued, true],
    ['reservation.accepted', 15, taken, true],
    ['task.updated', 15 + talk / 2, done],
    ['task.updated', 15 + talk, undone],
    ['reservation.wrapup', 16 + talk, undone, true],
    ['reservation.completed', 30 + talk, undone, true],
    ['task.completed', 30 + talk, undone],
    ...(flaw === 3 ? [['task.updated', 40 + talk, last]] : []),
  ];
}

function* eventsOf(tasks, seed) {
  const random = seededRandom(seed);
  let number = 0;
  for (let task = 0; task < tasks; task += 1) {
    const begins = start + task * 800;
    const agent = `agent${task % 400}`;
    let version = 0;
    for (const [type, seconds, attributes, ofAgent] of lifeOf(task, random)) {
      number += 1;
      const sid = sidOf('EV', number);
      const ms = Math.floor(begins + seconds * 1000);
      const url = `https://taskrouter.twilio.com/v1/Workspaces/${workspace}`;
      yield JSON.stringify({
        account_sid: account,
        actor_sid: workspace,
        actor_type: 'workspace',
        actor_url: url,
        description: `Task ${sidOf('WT', task)} ${type}`,
        event_data: {
          workspace_sid: workspace,
          workspace_name: 'Flex Task Assignment',
          task_sid: sidOf('WT', task),
          task_attributes: attributes,
          task_age: String(Math.floor(seconds)),
          task_priority: '0',
          task_assignment_status: 'assigned',
          task_version: String((version += 1)),
          task_channel_sid: `TC${hex(1)}`,
          task_channel_unique_name: 'voice',
          task_queue_sid: `WQ${hex(task % 4)}`,
          task_queue_name: workflows[task % 4],
          workflow_sid: `WW${hex(task % 4)}`,
          workflow_name: workflows[task % 4],
          ...(type === 'task.completed' && task % 3 === 0 && { task_completed_reason: 'hangup' }),
          ...(ofAgent && {
            reservation_sid: sidOf('WR', task),
            worker_sid: `WK${hex(task % 400)}`,
            worker_name: agent,
            worker_attributes: JSON.stringify({
              full_name: `Agent ${task % 400}`,
              email: `${agent}@example.com`,
              roles: ['agent'],
            }),
            worker_activity_name: 'Available',
          }),
        },
        event_date: new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z'),
        event_date_ms: ms,
        event_type: type,
        resource_sid: sidOf('WT', task),
        resource_type: 'task',
        resource_url: `${url}/Tasks/${sidOf('WT', task)}`,
        sid,
        source: 'twilio',
        source_ip_address: null,
        url: `${url}/Events/${sid}`,
        workspace_sid: workspace,
      });
    }
  }
}

/** Numbers from 0 in an order of the seed's: near ones are far apart afterwards. */
function shuffledNumbers(count, random) {
  const numbers = Uint32Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [numbers[index], numbers[other]] = [numbers[other], numbers[index]];
  }
  return numbers;
}

function writeLines(file, lines) {
  const descriptor = openSync(file, 'w');
  let waiting = [];
  let length = 0;
  const flush = () => {
    if (waiting.length) writeSync(descriptor, waiting.join(''));
    waiting = [];
    length = 0;
  };
  for (const line of lines) {
    waiting.push(line, '\n');
    length += line.length;
    if (length > 8_000_000) flush();
  }
  flush();
  closeSync(descriptor);
}

/** Answers how many events were written. */
export function writeEventFile(file, tasks, seed = 1) {
  let count = 0;
  const counted = function* () {
    for (const line of eventsOf(tasks, seed)) {
      count += 1;
      yield line;
    }
  };
  writeLines(file, counted());
  return count;
}

/** The same events in another order, 5 % of them twice. Holds them all in memory: for a process of its own. */
export function writeShuffledEventFile(file, tasks, seed = 1) {
  const lines = [...eventsOf(tasks, seed)].map((line) => Buffer.from(line));
  const random = seededRandom(seed + 1);
  const order = shuffledNumbers(lines.length, random);
  const shuffled = function* () {
    for (const number of order) {
      yield lines[number].toString();
      if (random() < 0.05) yield lines[order[Math.floor(random() * order.length)]].toString();
    }
  };
  writeLines(file, shuffled());
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, tasks = '100000', seed = '1'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  if (process.argv.includes('--shuffled')) writeShuffledEventFile(file, Number(tasks), Number(seed));
  else console.log(`${writeEventFile(file, Number(tasks), Number(seed))} events`);
}
