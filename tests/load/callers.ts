/**
 * What callers do all day, one entry a Function, and how each knows that nothing was lost: what it was told to be done
 * stands on Twilio in that moment, beside what the others wrote.
 */
import { signRecording } from '../../assets/decide/recording-link';
import { mp3Sound } from '../../sandbox/products/api/mp3-audio';
import { streamed, streamsPath, streamsToken, streamsVariables } from '../harness/event-doors';
import taskCanceled from '../recorded/events/task-canceled-hang-up.json';
import { type Answer, type FunctionsUnderLoad } from './functions-under-load';

export const secrets = {
  WORKERS_API_TOKEN: 'a-token-of-thirty-two-characters-',
  RECORDING_LINK_SECRET: 'a-secret-of-thirty-two-characters',
  LINK_KEY_SECRET: 'a-secret-for-keys-of-32-characters',
  ...streamsVariables,
};

/** What came of one call. */
export interface Round {
  path: string;
  answer: Answer;
  /** What is wrong with it; empty when nothing is. */
  wrong: string[];
}

/** One round of the caller with this number among those of its kind. */
export type Caller = (number: number, round: number) => Promise<Round>;

/** Tasks and workers that several callers write to at once, each its own key. */
const shared = { tasks: 3, workers: 3 };

/** Tasks that stay on Twilio after their round, for events that are on their way. */
const remembered = 300;

const done = ['changed', 'unchanged', 'valid'];
/** What a Function may say when Twilio did not let it. */
const excused = ['conflict', 'rate-limited', 'unavailable'];

type Attributes = Record<string, any>;

export function createCallers({ sandbox, call }: FunctionsUnderLoad): Caller[] {
  const tasks = Array.from({ length: shared.tasks }, () => sandbox.actions.enqueueCall({}).sid);
  const workers = sandbox.putWorkers(
    Array.from({ length: shared.workers }, (_, place) => ({
      friendlyName: `agent ${place}`,
      attributes: { roles: ['agent'] },
    })),
  );
  const { sid: played } = sandbox.actions.putRecording({ seconds: 20 });
  const sound = mp3Sound(20, 1);
  const { flowSid: FlowSid, sid: ExecutionSid } = sandbox.actions.startExecution({});
  const inFlow = { FlowSid, ExecutionSid };
  const expires = Math.floor(Date.now() / 1000) + 86_400;
  const link = new URLSearchParams({
    RecordingSid: played,
    Expires: String(expires),
    Signature: signRecording(secrets.RECORDING_LINK_SECRET, played, expires),
  });
  const attributesOf = (sid: string): Attributes =>
    JSON.parse((sandbox.state.tasks.get(sid) ?? sandbox.state.workers.get(sid))?.attributes ?? '{}') as Attributes;

  /** Calls, and looks at once whether what was said to be done is there. */
  async function ask(
    path: string,
    parameters: Record<string, string>,
    lost: () => string | undefined,
    headers?: Record<string, string>,
  ): Promise<Round> {
    const answer = await call(path, parameters, headers);
    const { code } = JSON.parse(answer.body.toString()) as { code: string };
    if (excused.includes(code)) return { path, answer, wrong: [] };
    const missing = done.includes(code) ? lost() : `answered ${answer.status} ${answer.body.toString().slice(0, 300)}`;
    return { path, answer, wrong: missing === undefined ? [] : [missing] };
  }

  async function tell(
    path: string,
    parameters: Record<string, string>,
    lost: () => string | undefined,
    headers?: Record<string, string>,
  ): Promise<Round> {
    const answer = await call(path, parameters, headers);
    if (answer.status === 503) return { path, answer, wrong: [] };
    const missing = answer.status === 204 ? lost() : `answered ${answer.status}`;
    return { path, answer, wrong: missing === undefined ? [] : [missing] };
  }

  /** The conversation of each key, as its first caller was told. */
  const leaders = new Map<string, string>();
  const conversationOf = (sid: string): string => attributesOf(sid).conversations?.conversation_id ?? sid;

  const unless = (fine: boolean, text: string) => (fine ? undefined : text);

  /** What is wrong when a task of a key is not where that key's others are. */
  const outsider = (key: string, sid: string) => {
    const leader = leaders.get(key) ?? conversationOf(sid);
    leaders.set(key, leader);
    return unless(conversationOf(sid) === leader, `${sid} is not in the conversation of ${key}`);
  };

  /** What may stand under a caller's own key: what was said to be done, and what nobody could tell. */
  const possible = new Map<string, Set<unknown>>();

  /** A round that writes a key which only this caller writes: what it wrote before must stand still. */
  async function writeOwnKey(
    owner: string,
    value: string,
    standing: () => unknown,
    write: (lost: () => string | undefined) => Promise<Round>,
  ): Promise<Round> {
    const before = possible.get(owner) ?? new Set([undefined]);
    const stillThere = before.has(standing());
    let told = false;
    const round = await write(() => {
      told = true;
      return unless(standing() === value, `${owner} was lost`);
    });
    possible.set(owner, told ? new Set([value]) : new Set([...before, value]));
    return stillThere ? round : { ...round, wrong: [...round.wrong, `${owner} was overwritten by somebody`] };
  }

  const finished: string[] = [];

  /** A round on a task of its own, which is forgotten later, as Twilio forgets it minutes after its end. */
  async function withTask(round: (TaskSid: string) => Promise<Round>, attributes?: Attributes): Promise<Round> {
    const { sid } = sandbox.actions.enqueueCall({ attributes });
    const done = await round(sid);
    finished.push(sid);
    if (finished.length > remembered) sandbox.state.tasks.delete(finished.shift()!);
    return done;
  }

  return [
    function enrichTask(number, round) {
      const TaskSid = tasks[number % shared.tasks];
      const key = `conversation_label_${1 + (Math.floor(number / shared.tasks) % 10)}`;
      const value = `${number} in round ${round}`;
      return writeOwnKey(
        `${key} of ${TaskSid}`,
        value,
        () => attributesOf(TaskSid).conversations?.[key],
        (lost) => ask('/studio/enrich-task', { TaskSid, [`conversations.${key}`]: value }, lost),
      );
    },
    function updateWorker(number, round) {
      const WorkerSid = workers[number % shared.workers];
      const key = `own_${number}`;
      const value = `round ${round}`;
      const headers = { authorization: `Bearer ${secrets.WORKERS_API_TOKEN}` };
      return writeOwnKey(
        `${key} of ${WorkerSid}`,
        value,
        () => attributesOf(WorkerSid)[key],
        (lost) => ask('/workers/update-worker', { WorkerSid, [key]: value }, lost, headers),
      );
    },
    function linkTask(number) {
      const FirstTaskSid = tasks[number % shared.tasks];
      return withTask((TaskSid) =>
        ask('/studio/link-task', { TaskSid, FirstTaskSid }, () =>
          unless(
            attributesOf(TaskSid).conversations?.conversation_id === FirstTaskSid,
            `the link of ${TaskSid} was lost`,
          ),
        ),
      );
    },
    function linkByKey(number) {
      const LinkKey = `customer ${number % shared.tasks}`;
      return withTask((TaskSid) => ask('/studio/link-task', { TaskSid, LinkKey }, () => outsider(LinkKey, TaskSid)));
    },
    function comesBack(number) {
      const customer = `returning ${number % shared.tasks}`;
      return withTask(
        (TaskSid) => {
          const { attributes, version } = sandbox.state.tasks.get(TaskSid)!;
          const event = {
            EventType: 'task.created',
            TaskSid,
            TaskAttributes: attributes!,
            TaskVersion: String(version),
          };
          return tell('/webhooks/taskrouter-event', event, () => outsider(customer, TaskSid));
        },
        { customers: { external_id: customer } },
      );
    },
    function hungUp() {
      return withTask((TaskSid) => {
        const customer = sandbox.actions.putCall({}).sid;
        const { sid: conference } = sandbox.actions.putConference({ friendlyName: TaskSid, participants: [customer] });
        sandbox.actions.endCall({ call: customer });
        const attributes = { conference: { sid: conference, participants: { customer } } };
        sandbox.putTask({ sid: TaskSid, attributes });
        const { version } = sandbox.state.tasks.get(TaskSid)!;
        const event = {
          EventType: 'reservation.wrapup',
          TaskSid,
          TaskAttributes: JSON.stringify(attributes),
          TaskVersion: String(version),
        };
        return tell('/webhooks/taskrouter-event', event, () =>
          unless(attributesOf(TaskSid).conversations?.hang_up_by === 'Customer', `who hung up on ${TaskSid} was lost`),
        );
      });
    },
    function closeTask(_, round) {
      const isClosed = (sid: string) =>
        sandbox.state.tasks.get(sid)?.assignmentStatus === 'canceled' &&
        attributesOf(sid).conversations?.outcome === `round ${round}`;
      return withTask((TaskSid) =>
        ask('/studio/close-task', { TaskSid, Status: 'canceled', Outcome: `round ${round}` }, () =>
          unless(isClosed(TaskSid), `the outcome of ${TaskSid} was lost`),
        ),
      );
    },
    function taskEnded() {
      return withTask((TaskSid) => {
        const { attributes, version } = sandbox.actions.hangUp({ task: TaskSid });
        const event = {
          EventType: 'task.canceled',
          TaskSid,
          TaskAttributes: attributes!,
          TaskVersion: String(version),
          TaskCanceledReason: 'hangup',
        };
        return tell('/webhooks/taskrouter-event', event, () =>
          unless(attributesOf(TaskSid).conversations?.outcome === 'Abandoned', `the outcome of ${TaskSid} was not set`),
        );
      });
    },
    function endedInStream() {
      return withTask((TaskSid) => {
        const { attributes, version } = sandbox.actions.hangUp({ task: TaskSid });
        const event = {
          TaskSid,
          TaskAttributes: attributes!,
          TaskVersion: String(version),
          TaskCanceledReason: 'hangup',
        };
        const { specversion, type, id, data } = streamed({ ...taskCanceled, ...event });
        return tell(
          streamsPath,
          { specversion, type, id, data: JSON.stringify(data) },
          () =>
            unless(
              attributesOf(TaskSid).conversations?.outcome === 'Abandoned',
              `the outcome of ${TaskSid} was not set`,
            ),
          { authorization: `Basic ${btoa(`event-streams:${streamsToken}`)}` },
        );
      });
    },
    function recordingDone() {
      const { sid: RecordingSid } = sandbox.actions.putRecording({ seconds: 1 });
      return withTask((TaskSid) =>
        tell('/webhooks/recording-status', { TaskSid, RecordingSid, RecordingStatus: 'completed' }, () =>
          unless(
            attributesOf(TaskSid).conversations?.segment_link?.includes(RecordingSid),
            `the link of ${RecordingSid} was lost`,
          ),
        ),
      );
    },
    function recordCall() {
      const { sid: CallSid } = sandbox.actions.putCall({});
      return withTask(async (TaskSid) => {
        const lost = () =>
          unless(
            attributesOf(TaskSid).conversations?.segment_link?.includes('/Recordings/RE'),
            `the link on ${TaskSid} was lost`,
          );
        const round = await ask('/studio/record-call', { TaskSid, Action: 'start', CallSid }, lost);
        const running = [...sandbox.state.recordings.values()].filter(({ callSid }) => callSid === CallSid).length;
        return running > 1
          ? { ...round, wrong: [...round.wrong, `${running} recordings of ${CallSid} were started`] }
          : round;
      });
    },
    async function prepareAttributes(number, round) {
      return ask(
        '/studio/prepare-attributes',
        { 'conversations.campaign': `round ${round}`, PreviousTaskSid: tasks[number % shared.tasks], ...inFlow },
        () => undefined,
      );
    },
    async function media() {
      const path = '/recordings/media';
      const answer = await call(`${path}?${link.toString()}`);
      const fine = answer.status === 200 && answer.type === 'audio/mpeg' && answer.body.length === sound.length;
      return {
        path,
        answer,
        wrong:
          fine || [429, 502].includes(answer.status)
            ? []
            : [`answered ${answer.status} with ${answer.body.length} bytes`],
      };
    },
  ];
}

export const variables = {
  ...secrets,
  OUTCOME_BY_REASON: '{"hangup":"Abandoned"}',
  LINK_BY: 'customers.external_id',
};
