/** One of the callers of a fuzz run: tasks, a worker, a call and a recording of its own, and a watch over what is not its own on them. */
import { isDeepStrictEqual } from 'node:util';
import { parse, stringify } from 'lossless-json';
import { type Sandbox } from '../../sandbox/server';
import { flowSid } from '../../sandbox/state/fixed-sids';
import { inForeign } from './canaries';

const [word, phone] = inForeign;

/** What others keep on a task, as JSON: names that trip up careless code, numbers JavaScript rounds, values of every kind. */
const foreignOnTask =
  `{"call_sid":"CA${'1'.repeat(32)}","from":"${phone}","note":"${word}","big":12345678901234567890,"exact":1.0,"nothing":null,"__proto__":{"own":"${word}"},"constructor":"${word}","toString":null,"list":[1,null,{"deep":["${word}"]}],"escaped":"\\u2028 \\ud83d\\ude00 \\"${word}\\"","":"${word}",
"conversations":{"own_key":"${word}","content":"${word}","case":"${word}","__proto__":"${word}"},"customers":{"own_key":{"a":[null]},"phone":"${phone}"}}`.replaceAll(
    '\n',
    '',
  );

const foreignOnWorker = `{"contact_uri":"client:${word}","roles":["agent"],"image_url":null,"routing":{"skills":["${word}"],"levels":{}},"phone_book":"${phone}","big":12345678901234567890,"__proto__":{"own":"${word}"},"constructor":"${word}"}`;

type Json = Record<string, unknown>;

/** Names inside these that belong to Insights may change; all else may not. */
const shared = ['conversations', 'customers'];
const ownedByOthers = ['own_key', '__proto__'];
/** The recordings write here, one key a reservation. */
const ours = [...shared, 'reservation_attributes'];

function foreignPartOfTask(json: string): Json {
  const attributes = parse(json) as Json;
  const inside = shared.map((object): [string, unknown] => [
    object,
    entriesOf(attributes[object]).filter(([key]) => ownedByOthers.includes(key)),
  ]);
  return Object.fromEntries([...entriesOf(attributes).filter(([key]) => !ours.includes(key)), ...inside]);
}

/** Not roles and routing: callers may name those, whoever keeps them. */
const foreignNames = ['contact_uri', 'image_url', 'phone_book', 'big', '__proto__'];

function foreignPartOfWorker(json: string): Json {
  return Object.fromEntries(entriesOf(parse(json)).filter(([key]) => foreignNames.includes(key)));
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const same = (one: Json, other: Json) =>
  isDeepStrictEqual(Object.keys(one), Object.keys(other)) && stringify(one) === stringify(other);

export interface Lane {
  /** One of each kind. */
  tasks: string[];
  worker: { sid: string; friendlyName: string };
  callSid: string;
  recordingSid: string;
  /** A call on its way through a flow. */
  inFlow: { FlowSid: string; ExecutionSid: string };
  /** The attributes of a task and the version they have, as an event would tell them. */
  told(taskSid: string): { TaskAttributes: string; TaskVersion: string };
  /** What of others' attributes was lost or changed since the last look; ended tasks are replaced. */
  damage(): string[];
}

export function openLane(sandbox: Sandbox, number: number): Lane {
  const friendlyName = `agent ${number}`;
  const [workerSid] = sandbox.putWorkers([{ friendlyName }]);
  const fillWorker = () =>
    sandbox.state.workers.set(workerSid, { ...sandbox.state.workers.get(workerSid)!, attributes: foreignOnWorker });
  fillWorker();
  const { sid: callSid } = sandbox.actions.putCall({});
  const { sid: recordingSid } = sandbox.actions.putRecording({ call: callSid, seconds: 3 });
  const digits = number.toString(16).padStart(32, '0');
  const interaction = foreignOnTask.replace(
    '{',
    `{"flexInteractionSid":"KD${digits}","flexInteractionChannelSid":"UO${digits}",`,
  );

  const { sid: ExecutionSid } = sandbox.actions.startExecution({ call: callSid, to: 'menu' });
  sandbox.actions.takeStep({ execution: ExecutionSid, event: 'keypress', to: 'sales' });
  const customer = sandbox.actions.putCall({}).sid;
  const { sid: conference } = sandbox.actions.putConference({ friendlyName: 'a task', participants: [customer] });
  sandbox.actions.endCall({ call: customer });
  const talk = `{"conference":{"sid":"${conference}","participants":{"customer":"${customer}","own":"${word}"}},`;

  const kinds = [
    { assignmentStatus: 'pending', attributes: foreignOnTask },
    { assignmentStatus: 'assigned', attributes: foreignOnTask.replace('{', talk) },
    { assignmentStatus: 'assigned', attributes: interaction },
    { assignmentStatus: 'canceled', attributes: foreignOnTask },
    { assignmentStatus: 'completed', attributes: foreignOnTask },
  ] as const;
  function openTask(kind: (typeof kinds)[number]): string {
    const { sid } = sandbox.actions.enqueueCall({});
    sandbox.putTask({ sid, ...kind });
    return sid;
  }
  const tasks = kinds.map(openTask);
  const expected = kinds.map(({ attributes }) => foreignPartOfTask(attributes));
  const lastSeen = new Map<string, string>();
  function changed(sid: string, json: string): boolean {
    const before = lastSeen.get(sid);
    lastSeen.set(sid, json);
    return before !== json;
  }
  const expectedOnWorker = foreignPartOfWorker(foreignOnWorker);

  return {
    tasks,
    worker: { sid: workerSid, friendlyName },
    callSid,
    recordingSid,
    inFlow: { FlowSid: flowSid, ExecutionSid },
    told(taskSid) {
      const task = sandbox.state.tasks.get(taskSid)!;
      return { TaskAttributes: task.attributes!, TaskVersion: String(task.version) };
    },
    damage() {
      const found: string[] = [];
      kinds.forEach((kind, place) => {
        const sid = tasks[place];
        const { attributes, assignmentStatus } = sandbox.state.tasks.get(sid)!;
        const spoiled = changed(sid, attributes!) && !same(foreignPartOfTask(attributes!), expected[place]);
        if (spoiled) found.push(`task ${sid} has ${attributes}`);
        if (spoiled || attributes!.length > 3500 || assignmentStatus !== kind.assignmentStatus)
          tasks[place] = openTask(kind);
      });
      const { attributes } = sandbox.state.workers.get(workerSid)!;
      const spoiled = changed(workerSid, attributes) && !same(foreignPartOfWorker(attributes), expectedOnWorker);
      if (spoiled) found.push(`worker ${workerSid} has ${attributes}`);
      // Own attributes of callers pile up on the worker until no more fits.
      if (spoiled || attributes.length > 3000) fillWorker();
      return found;
    },
  };
}
