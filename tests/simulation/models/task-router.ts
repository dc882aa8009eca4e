/**
 * TaskRouter as its documentation tells it (https://www.twilio.com/docs/taskrouter/api): tasks with versions, states
 * and a limit, workers, events. Written for the simulation alone: it shares nothing with the sandbox or the bundle.
 */
import { isDoc, readDoc, valueAt } from './document';
import { notFound, refusal, type Answer, type Route } from './answer';

export type Status = 'pending' | 'reserved' | 'assigned' | 'wrapping' | 'completed' | 'canceled';

export interface Task {
  sid: string;
  /** JSON exactly as it was written. */
  attributes: string;
  status: Status;
  reason: string | null;
  version: number;
  createdAtMs: number;
  endedAtMs?: number;
  deletedAtMs?: number;
}

export interface Worker {
  sid: string;
  friendlyName: string;
  attributes: string;
  version: number;
}

/** Something that was changed, and by whom: the call of a Function, or the name of somebody else. */
export interface Write {
  atMs: number;
  by: object | string;
  sid: string;
  before: string;
  after: string;
  statusBefore?: Status;
  statusAfter?: Status;
  /** As it was sent; undefined when it was not. */
  ifMatch?: string;
}

export interface TaskEvent {
  type: string;
  taskSid: string;
  /** Values at the moment of the event. */
  attributes: string;
  version: number;
  status: Status;
  reason: string | null;
}

export interface TaskRouterWorld {
  now(): number;
  emit(event: TaskEvent): void;
  wrote(write: Write): void;
  /** Milliseconds until an ended task is gone. */
  keptForMs(task: Task): number;
  later(milliseconds: number, run: () => void): void;
}

/** Characters, whitespace included. https://www.twilio.com/docs/taskrouter/limits */
const attributesLimit = 4096;
/** Queries by attributes each second. */
const queriesPerSecond = 3;

/** What each state may become by request. https://www.twilio.com/docs/taskrouter/lifecycle-task-state */
const allowed: Record<string, readonly Status[]> = {
  canceled: ['pending', 'reserved'],
  wrapping: ['assigned'],
  completed: ['assigned', 'wrapping'],
};

export class TaskRouter {
  readonly tasks = new Map<string, Task>();
  readonly workers = new Map<string, Worker>();
  private readonly queriedAt: number[] = [];
  readonly routes: Route[] = [
    route('GET', 'Tasks/(WT\\w+)', (_, [sid]) => this.fetchTask(sid)),
    route('POST', 'Tasks/(WT\\w+)', ({ form, headers }, [sid], by) =>
      this.updateTask(sid, form, headers['if-match'], by),
    ),
    route('GET', 'Tasks', ({ query }) => this.findTasks(query.get('EvaluateTaskAttributes') ?? '')),
    route('GET', 'Workers/(WK\\w+)', (_, [sid]) => this.fetchWorker(sid)),
    route('POST', 'Workers/(WK\\w+)', ({ form, headers }, [sid], by) =>
      this.updateWorker(sid, form, headers['if-match'], by),
    ),
    route('GET', 'Workers', ({ query }) => this.findWorkers(query.get('FriendlyName') ?? '')),
  ];

  /** `quoted`: whether ETags come in quotation marks; no source tells. */
  constructor(
    private readonly world: TaskRouterWorld,
    private readonly quoted: boolean,
  ) {}

  createTask(sid: string, attributes: string): void {
    const task: Task = {
      sid,
      attributes,
      status: 'pending',
      reason: null,
      version: 0,
      createdAtMs: this.world.now(),
    };
    this.tasks.set(sid, task);
    this.emit('task.created', task);
  }

  /** The task while it can be asked for. */
  alive(sid: string): Task | undefined {
    const task = this.tasks.get(sid);
    return task?.deletedAtMs === undefined ? task : undefined;
  }

  /** What agents, callers and TaskRouter itself do to a task; false when its state does not allow it. */
  move(sid: string, status: Status, reason: string | null, by: string): boolean {
    const task = this.alive(sid);
    const from: Record<string, readonly Status[]> = { ...allowed, reserved: ['pending'], assigned: ['reserved'] };
    if (!task || !from[status]?.includes(task.status)) return false;
    this.change(task, { status, reason }, by);
    return true;
  }

  /** Another system's change of the attributes as they are at this moment. */
  rewrite(sid: string, change: (attributes: string) => string, by: string): void {
    const task = this.alive(sid);
    if (task) this.change(task, { attributes: change(task.attributes) }, by);
  }

  deleteTask(sid: string): void {
    const task = this.alive(sid);
    if (task) task.deletedAtMs = this.world.now();
  }

  fetchTask(sid: string): Answer {
    const task = this.alive(sid);
    return task ? { status: 200, body: bodyOf(task), etag: this.etag(task.version) } : notFound;
  }

  updateTask(sid: string, form: URLSearchParams, ifMatch: string | undefined, by: object | string): Answer {
    const task = this.alive(sid);
    if (!task) return notFound;
    if (ifMatch !== undefined && ifMatch.replaceAll('"', '') !== String(task.version))
      return refusal(412, 20_412, 'Precondition Failed');
    const attributes = form.get('Attributes') ?? undefined;
    const status = (form.get('AssignmentStatus') ?? undefined) as Status | undefined;
    if (attributes !== undefined && readDoc(attributes) === undefined)
      return refusal(400, 20_001, 'Attributes must be a JSON object');
    if (attributes !== undefined && attributes.length > attributesLimit)
      return refusal(400, 20_001, 'Attributes are too long');
    if (status !== undefined && status !== 'canceled' && attributes !== undefined)
      return refusal(400, 20_001, 'Attributes cannot be changed together with that status');
    if (status !== undefined && isInteraction(task))
      return refusal(400, 20_001, 'A task of an Interaction is not closed by its own');
    if (status !== undefined && !allowed[status]?.includes(task.status))
      return refusal(400, 20_001, `Cannot make task ${task.sid} ${status}: it is ${task.status}`);
    this.change(
      task,
      { ...(attributes !== undefined && { attributes }), ...(status && { status, reason: form.get('Reason') }) },
      by,
      ifMatch,
    );
    return { status: 200, body: bodyOf(task), etag: this.etag(task.version) };
  }

  /** Tasks by EvaluateTaskAttributes, as far as `path == 'text'` joined by OR goes; newest first. */
  findTasks(expression: string): Answer {
    const now = this.world.now();
    while (this.queriedAt.length && this.queriedAt[0] <= now - 1000) this.queriedAt.shift();
    if (this.queriedAt.length >= queriesPerSecond) return { ...refusal(429, 20_429, 'Too many requests') };
    this.queriedAt.push(now);
    const terms = expression.split(' OR ').map((term) => /^([\w.]+) == '([^']*)'$/.exec(term));
    if (terms.includes(null)) return refusal(400, 20_001, 'Expression is not understood');
    const found = [...this.tasks.values()]
      .filter((task) => task.deletedAtMs === undefined)
      .filter((task) => terms.some((term) => valueAt(readDoc(task.attributes) ?? {}, term![1]) === term![2]))
      .toReversed();
    return { status: 200, body: { tasks: found.map(bodyOf), meta: listMeta('tasks') } };
  }

  fetchWorker(sid: string): Answer {
    const worker = this.workers.get(sid);
    return worker ? { status: 200, body: workerBody(worker), etag: this.etag(worker.version) } : notFound;
  }

  findWorkers(friendlyName: string): Answer {
    const workers = [...this.workers.values()].filter((each) =>
      each.friendlyName.toLowerCase().includes(friendlyName.toLowerCase()),
    );
    return { status: 200, body: { workers: workers.map(workerBody), meta: listMeta('workers') } };
  }

  updateWorker(sid: string, form: URLSearchParams, ifMatch: string | undefined, by: object | string): Answer {
    const worker = this.workers.get(sid);
    if (!worker) return notFound;
    if (ifMatch !== undefined && ifMatch.replaceAll('"', '') !== String(worker.version))
      return refusal(412, 20_412, 'Precondition Failed');
    const attributes = form.get('Attributes') ?? worker.attributes;
    if (readDoc(attributes) === undefined || attributes.length > attributesLimit)
      return refusal(400, 20_001, 'Attributes must be a JSON object of at most 4096 characters');
    const before = worker.attributes;
    Object.assign(worker, { attributes, version: worker.version + 1 });
    this.world.wrote({ atMs: this.world.now(), by, sid, before, after: attributes, ifMatch });
    return { status: 200, body: workerBody(worker), etag: this.etag(worker.version) };
  }

  /** The end of every task of an Interaction whose channel closed: waiting ones are canceled, agents' ones completed. */
  endWithChannel(channelSid: string, by: object | string): void {
    for (const task of this.tasks.values()) {
      if (task.deletedAtMs !== undefined) continue;
      if (valueAt(readDoc(task.attributes) ?? {}, 'flexInteractionChannelSid') !== channelSid) continue;
      if (task.status === 'canceled' || task.status === 'completed') continue;
      const waiting = task.status === 'pending' || task.status === 'reserved';
      this.change(task, { status: waiting ? 'canceled' : 'completed' }, by, String(task.version));
    }
  }

  private change(
    task: Task,
    fields: Partial<Pick<Task, 'attributes' | 'status' | 'reason'>>,
    by: object | string,
    ifMatch?: string,
  ): void {
    const { attributes: before, status: statusBefore } = task;
    Object.assign(task, fields);
    task.version++;
    this.world.wrote({
      atMs: this.world.now(),
      by,
      sid: task.sid,
      before,
      after: task.attributes,
      statusBefore,
      statusAfter: task.status,
      ifMatch,
    });
    if (task.attributes !== before) this.emit('task.updated', task);
    if (task.status === statusBefore) return;
    if (task.status === 'wrapping') for (const each of ['task', 'reservation']) this.emit(`${each}.wrapup`, task);
    if (task.status !== 'canceled' && task.status !== 'completed') return;
    task.endedAtMs = this.world.now();
    this.world.later(this.world.keptForMs(task), () => this.deleteTask(task.sid));
    this.emit(`task.${task.status}`, task);
  }

  private emit(type: string, { sid, attributes, version, status, reason }: Task): void {
    this.world.emit({ type, taskSid: sid, attributes, version, status, reason });
  }

  private etag(version: number): string {
    return this.quoted ? `"${version}"` : String(version);
  }
}

function route(method: string, path: string, answer: Route['answer']): Route {
  return { host: 'taskrouter', pattern: new RegExp(`^${method} /v1/Workspaces/WS\\w+/${path}$`), answer };
}

function isInteraction(task: Task): boolean {
  const doc = readDoc(task.attributes);
  return isDoc(doc) && doc.flexInteractionSid !== undefined;
}

const bodyOf = ({ sid, attributes, status, reason }: Task) => ({ sid, attributes, assignment_status: status, reason });

const workerBody = ({ sid, friendlyName, attributes }: Worker) => ({ sid, friendly_name: friendlyName, attributes });

const listMeta = (key: string) => ({ key, page: 0, page_size: 50, next_page_url: null, previous_page_url: null });
