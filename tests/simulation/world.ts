/** A world before it runs: what there is, who does what and when, and how bad the weather is. Data alone, so that a story can be shrunk and told. */
import { diceOf, type Dice } from './engine/chance';
import { actors } from './actors/actors';
import { keyAttribute, planKeyed } from './actors/keys';
import { planIvr } from './actors/ivr';
import { planTalks } from './actors/talks';
import { type Scene } from './scene';
import { type Weather } from './trouble';
import { accountSid, authToken, domain, sidOf, streamsToken, syncServiceSid, workspaceSid } from './names';

/** Something that somebody does at a time. */
export interface Step {
  key: string;
  atMs: number;
  actor: keyof typeof actors;
  /** As the actor of that name planned it. */
  details: unknown;
}

export interface World {
  seed: string;
  weather: Weather;
  /** How far the Functions' wall clock is ahead of Twilio's. */
  skewMs: number;
  quotedETags: boolean;
  variables: Record<string, string>;
  steps: Step[];
}

/** Milliseconds in which everything is begun; the rest of a world is the consequences. */
const beginsWithinMs = 15_000;

export function planWorld(seed: string): World {
  const dice = diceOf(`world ${seed}`);
  const weather = dice.weighted<Weather>([
    ['calm', 2],
    ['rough', 4],
    ['storm', 3],
    ['order', 2],
  ]);
  const variables = planVariables(dice);
  let serial = 0;
  const scene: Scene = {
    weather,
    tasks: [],
    workers: [1, 2].map((number) => ({ sid: sidOf('WK', number), friendlyName: `agent ${number}` })),
    authored: new Set(),
    written: new Set(),
    serial: () => ++serial,
  };
  const steps: Step[] = [];
  const add = (actor: Step['actor'], atMs: number) => {
    const details = actors[actor].plan(dice, scene, atMs);
    if (details !== undefined) steps.push({ key: `${actor}-${steps.length + 1}`, atMs, actor, details });
  };
  // Tasks first, whenever they come in: the others act upon what there will be.
  const arrivals = Array.from({ length: 1 + dice.below(5) }, () => dice.below(dice.chance(0.7) ? 2000 : 10_000));
  for (const atMs of arrivals.toSorted((a, b) => a - b)) add('arrival', atMs);
  // Most of what happens, happens at once: that is where the mistakes are.
  const moments = Array.from({ length: 1 + dice.below(4) }, () => 500 + dice.below(beginsWithinMs));
  for (let count = 4 + dice.below(12); count > 0; count--) {
    const actor = dice.weighted(
      Object.entries(actors).map(([name, { weight }]) => [name as Step['actor'], weight] as const),
    );
    add(actor, dice.chance(0.3) ? dice.below(beginsWithinMs) : dice.pick(moments) + dice.below(500));
  }
  // From throws of their own: what is planned above stays as it is.
  const addOwn = (ownDice: Dice, actor: Step['actor'], atMs: number) => {
    const details = actors[actor].plan(ownDice, scene, atMs);
    steps.push({ key: `${actor}-${steps.length + 1}`, atMs, actor, details });
  };
  planKeyed(diceOf(`keys ${seed}`), scene, addOwn);
  planIvr(diceOf(`ivr ${seed}`), scene, addOwn);
  planTalks(diceOf(`talks ${seed}`), scene, addOwn);
  return {
    seed,
    weather,
    skewMs: dice.weighted([
      [0, 4],
      [-90_000, 1],
      [90_000, 1],
      [dice.below(8000) - 4000, 2],
    ]),
    quotedETags: dice.chance(0.5),
    variables,
    steps: steps.toSorted((a, b) => a.atMs - b.atMs),
  };
}

function planVariables(dice: Dice): Record<string, string> {
  return {
    ACCOUNT_SID: accountSid,
    AUTH_TOKEN: authToken,
    DOMAIN_NAME: domain,
    TASKROUTER_WORKSPACE_SID: workspaceSid,
    WORKERS_API_TOKEN: 'simulated-token-of-thirty-two-characters',
    EVENT_STREAMS_TOKEN: streamsToken,
    LINK_BY: keyAttribute,
    LINK_WITHIN_HOURS: '1',
    LINK_KEY_SECRET: 'simulated-key-secret-of-32-characters',
    SYNC_SERVICE_SID: syncServiceSid,
    RECORDING_LINK: dice.pick(['segment_link', 'media']),
    RECORDING_ACCESS: dice.pick(['public', 'public', 'signed', 'https://store.example.com/{RecordingSid}.mp3']),
    RECORDING_LINK_SECRET: 'simulated-secret-of-thirty-two-characters',
    OUTCOME_BY_REASON: dice.pick([
      '{"hangup":"Abandoned","*":"Other"}',
      '{"hangup":"Abandoned","*":"Other"}',
      '{"hangup":"Abandoned"}',
      '',
    ]),
  };
}
