/** Runs a world from its first step to the last consequence, and keeps the record the judges read. */
import { Chance } from './engine/chance';
import { type Call, type Intent } from './engine/call';
import { callFunction, currentCall, loadFunctions, type FunctionPath } from './engine/functions';
import { answerInMemory, type Asked, type Arrival } from './engine/memory-network';
import { Timeline } from './engine/timeline';
import { type Answer } from './models/answer';
import { withConversationValue, withRootKey } from './models/document';
import { type CloudEvent } from './models/cloud-event';
import { EventStreams } from './models/event-streams';
import { Flex } from './models/flex';
import { Studio } from './models/studio';
import { Sync } from './models/sync';
import { TaskRouter, type Task, type TaskEvent, type Write } from './models/task-router';
import { answerOf } from './models/twilio';
import { Voice, type RecordingEvent } from './models/voice';
import { actors } from './actors/actors';
import { deliverRecordingEvent, deliverTaskEvent } from './actors/webhooks';
import { postBatch } from './actors/streams';
import { rivalry, shareOfTrouble, troubles, type Trouble } from './trouble';
import { type Delivery, type PlannedTask, type Running } from './scene';
import { sidOf, syncServiceSid } from './names';
import { type World } from './world';

/** Milliseconds after which a world is over: longer than any task is kept. */
const endMs = 900_000;
/** Milliseconds that the consequences of the last step take. */
const aftermathMs = 300_000;

/** One line of a story. */
export interface Told {
  atMs: number;
  who: string;
  what: string;
}

/** A world while it runs, and the record of it afterwards. */
export class Run implements Running {
  readonly timeline: Timeline;
  readonly taskRouter: TaskRouter;
  readonly voice: Voice;
  readonly flex: Flex;
  readonly sync: Sync;
  readonly studio: Studio;
  readonly streams: EventStreams<Delivery>;
  readonly calls: Call[] = [];
  readonly writes: Write[] = [];
  readonly events: Delivery[] = [];
  readonly story: Told[] = [];
  readonly planned = new Map<string, PlannedTask>();
  /** While set, every request meets this. */
  outage: Trouble | 'rivals' | undefined;
  /** Connections opened before this moment are dead, and nobody noticed. */
  private connectionsDiedAtMs = -1;
  private readonly connectedAt = new Map<object, number>();
  readonly mayLose: boolean;
  private recordings = 0;
  private randoms = 0;

  constructor(
    readonly world: World,
    readonly chance: Chance,
  ) {
    this.timeline = new Timeline(world.skewMs, () => this.random());
    this.mayLose = world.weather === 'rough' || world.weather === 'storm';
    const now = () => this.timeline.now();
    const later = (milliseconds: number, happen: () => void) => this.timeline.after(milliseconds, happen);
    this.taskRouter = new TaskRouter(
      {
        now,
        later,
        emit: (event: TaskEvent) => deliverTaskEvent(this, event),
        wrote: (write: Write) => void this.writes.push(write),
        keptForMs: ({ sid }: Task) =>
          world.weather === 'order'
            ? 480_000
            : chance.draw(`kept ${sid}`, 300_000, (dice) => dice.pick([120_000, 300_000, 480_000])),
      },
      world.quotedETags,
    );
    this.voice = new Voice({
      now,
      later,
      date: () => this.timeline.date(),
      emit: (event: RecordingEvent) => deliverRecordingEvent(this, event),
      newRecordingSid: () => sidOf('RE', ++this.recordings),
      processingMs: ({ sid }) =>
        chance.draw(`processing ${sid}`, 3000, (dice) => dice.pick([500, 1000, 3000, 500 + dice.below(20_000)])),
      comesToNothing: ({ sid }) => chance.draw(`absent ${sid}`, false, (dice) => dice.chance(0.4)),
    });
    this.flex = new Flex(this.taskRouter);
    this.studio = new Studio(this.timeline.date());
    this.sync = new Sync({ now, date: () => this.timeline.date() }, syncServiceSid);
    this.streams = new EventStreams<Delivery>(
      { later, post: (name, batch, onReply) => postBatch(this, name, batch, onReply) },
      chance,
    );
  }

  tell(who: string, what: string): void {
    this.story.push({ atMs: this.timeline.now(), who, what });
  }

  /** Calls a Function as soon as its process runs. `onReply`: told of the first reply. */
  call(
    key: string,
    url: FunctionPath,
    event: Record<string, unknown>,
    intent: Intent,
    onReply?: (call: Call) => void,
  ): Call {
    const call: Call = {
      key,
      url,
      event,
      intent,
      startedAtMs: this.timeline.now(),
      replies: [],
      log: [],
      sent: 0,
      thrown: 0,
    };
    this.calls.push(call);
    this.timeline.deliver(this.timeline.now(), () => {
      call.startedAtMs = this.timeline.now();
      this.tell(key, `calls ${url} ${JSON.stringify(event, inStory)}`);
      callFunction(
        call,
        url,
        this.world.variables,
        event,
        (answered) => {
          call.replies.push(answered);
          if (call.replies.length > 1) return;
          call.repliedAtMs = this.timeline.now();
          this.tell(key, `is answered ${answered.status} ${JSON.stringify(answered.body ?? call.log[0]?.line.code)}`);
          onReply?.(call);
        },
        (error) => void (call.rejected = error),
      );
    });
    return call;
  }

  /** What the process of the Functions asks, and what becomes of it on its way. */
  respond(asked: Asked, arrive: (arrival: Arrival) => void): void {
    const call = currentCall.getStore() as Call | undefined;
    if (!call) throw new Error(`A request outside of any call: ${asked.method} ${asked.path}`);
    const name = `${call.key}#${++call.sent}`;
    const thereMs = this.chance.draw(`way ${name}`, 20, (dice) => 1 + dice.below(dice.chance(0.1) ? 900 : 120));
    const backMs = this.chance.draw(`way-back ${name}`, 20, (dice) => 1 + dice.below(dice.chance(0.1) ? 900 : 120));
    const come = (arrival: Arrival) => this.timeline.deliver(this.timeline.now() + backMs, () => arrive(arrival));
    if (this.isDead(asked.pool)) {
      this.tell(name, `${asked.method} ${asked.path} on a connection that is dead`);
      return come({ kind: 'reset' });
    }
    const trouble = this.troubleOf(name);
    this.timeline.after(thereMs, () => this.pass(name, call, asked, trouble, come));
  }

  private troubleOf(name: string): Trouble {
    if (this.outage === 'rivals') return this.chance.draw(`trouble ${name}`, 'race', (dice) => dice.weighted(rivalry));
    const share = shareOfTrouble[this.world.weather];
    return (
      this.outage ??
      this.chance.draw<Trouble>(`trouble ${name}`, 'none', (dice) =>
        dice.chance(share) ? dice.weighted(troubles) : 'none',
      )
    );
  }

  /** The process stands still; connections die meanwhile, as they do between two executions. */
  freeze(milliseconds: number): void {
    this.timeline.freeze(milliseconds);
    this.connectionsDiedAtMs = this.timeline.now() + milliseconds;
  }

  addWorker(number: number): void {
    const sid = sidOf('WK', number);
    const attributes = `{"contact_uri":"client:agent${number}","roles":["agent"],"id":1234567890123456789${number}}`;
    this.taskRouter.workers.set(sid, { sid, friendlyName: `agent ${number}`, attributes, version: 0 });
  }

  log(level: string, text: string): void {
    const call = currentCall.getStore() as Call | undefined;
    call?.log.push({ level, text, line: JSON.parse(text) as Record<string, unknown> });
  }

  private pass(name: string, call: Call, asked: Asked, trouble: Trouble, come: (arrival: Arrival) => void): void {
    if (trouble === 'race' && asked.method === 'POST') {
      const sid = /(WT\w+)$/.exec(asked.path)?.[1];
      const rival = this.chance.draw(`rival ${name}`, false, (dice) => dice.chance(0.4));
      const change = (json: string) =>
        rival
          ? withConversationValue(json, 'campaign', JSON.stringify(`rival of ${name}`))
          : withRootKey(json, `race ${name}`, '1');
      if (sid) this.taskRouter.rewrite(sid, change, 'a faster writer');
    }
    const instead = insteadOf(trouble);
    const answer = instead ?? answerOf([this.taskRouter, this.voice, this.flex, this.sync, this.studio], asked, call);
    const details = [...asked.query, ...asked.form].map(([key, value]) => ` ${key}=${value}`).join('');
    const guard = asked.headers['if-match'] === undefined ? '' : ` If-Match ${asked.headers['if-match']}`;
    this.tell(name, `${asked.method} ${asked.path}${guard}${details} -> ${told(answer, trouble)}`);
    if (trouble === 'silence-before' || trouble === 'silence-after') return;
    if (trouble === 'reset-before' || trouble === 'reset-after') return come({ kind: 'reset' });
    const failed =
      trouble === '503-after' ? { status: 503, body: { status: 503, code: 20_503, message: 'try later' } } : answer;
    come({
      kind: 'answer',
      status: failed.status,
      headers: {
        'content-type': 'application/json',
        date: new Date(this.timeline.date()).toUTCString(),
        ...(answer.etag !== undefined && failed === answer && { etag: answer.etag }),
        ...(answer.retryAfter !== undefined && { 'retry-after': answer.retryAfter }),
      },
      body: JSON.stringify(failed.body ?? {}),
      half: trouble === 'half',
    });
  }

  private isDead(pool: object | undefined): boolean {
    if (!pool) return false;
    const opened = this.connectedAt.get(pool);
    const dead = opened !== undefined && opened < this.connectionsDiedAtMs;
    if (opened === undefined || dead) this.connectedAt.set(pool, this.timeline.now());
    return dead;
  }

  private random(): number {
    const call = currentCall.getStore() as Call | undefined;
    const name = call ? `${call.key}~${++call.thrown}` : `nobody~${++this.randoms}`;
    return this.chance.draw(`random ${name}`, 0.5, (dice) => dice.next());
  }
}

/** What a story tells of a call's parameters: of a CloudEvent its payload, without what is always the same. */
function inStory(name: string, value: unknown): unknown {
  if (name === 'request') return undefined;
  const { payload } = (value as Partial<CloudEvent> | undefined | null)?.data ?? {};
  if (!payload) return value;
  const { eventtype, task_sid, task_attributes, task_version, reason } = payload;
  return { eventtype, task_sid, task_attributes, task_version, reason };
}

/** The answer of a request that never comes to be carried out; undefined when it is. */
function insteadOf(trouble: Trouble): Answer | undefined {
  switch (trouble) {
    case '429':
      return { status: 429, body: { status: 429, code: 20_429, message: 'Too Many Requests' } };
    case '429-wait':
      return { status: 429, body: { status: 429, code: 20_429, message: 'Too Many Requests' }, retryAfter: '1' };
    case '503-before':
      return { status: 503, body: { status: 503, code: 20_503, message: 'try later' } };
    case 'garbled':
      return { status: 200, body: {} };
    case 'reset-before':
    case 'silence-before':
      return { status: 0 };
    default:
      return undefined;
  }
}

function told({ status, body }: Answer, trouble: Trouble): string {
  const outcome = status
    ? `${status} ${status >= 400 ? String((body as { code?: number }).code) : ''}`.trim()
    : 'not carried out';
  return trouble === 'none' ? outcome : `${outcome} (${trouble})`;
}

/** Runs the world to its end. `muted` and `salts`: see Chance. */
export async function runWorld(
  world: World,
  muted?: ReadonlySet<string>,
  salts?: Readonly<Record<string, string>>,
): Promise<Run> {
  loadFunctions();
  const run = new Run(world, new Chance(world.seed, muted, salts));
  const closeNetwork = answerInMemory((asked, arrive) => run.respond(asked, arrive));
  const { log, warn, error } = console;
  for (const level of ['log', 'warn', 'error'] as const) console[level] = (text: string) => run.log(level, text);
  try {
    for (const number of [10, 1, 2]) run.addWorker(number);
    for (const step of world.steps)
      run.timeline.at(step.atMs, () => actors[step.actor].act(run, step.key, step.details));
    await run.timeline.run(Math.max(endMs, (world.steps.at(-1)?.atMs ?? 0) + aftermathMs));
  } finally {
    Object.assign(console, { log, warn, error });
    closeNetwork();
    run.timeline.restore();
  }
  return run;
}
