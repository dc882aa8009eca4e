/** An account whose deployment runs: the Functions behind the domain it names, open to Event Streams. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openAccount } from '../../cli/account/twilio-account';
import { fixedSid } from '../../sandbox/state/sids';
import { putDeployedService, deployed } from './deployed-service';
import { seed, startBundle, type Bundle } from './bundle';
import { streamsPath, streamsToken } from './event-doors';

export const newerToken = 'newer-token-of-32-characters-0000';
/** While callers change from the one to the other. */
export const bothTokens = `${streamsToken},${newerToken}`;

let running: Bundle | undefined;

export function bundle(): Bundle {
  if (!running) throw new Error('Call useStreams() first');
  return running;
}

export const streamsEnvironment = {
  ACCOUNT_SID: seed.accountSid,
  AUTH_TOKEN: seed.authToken,
  TASKROUTER_WORKSPACE_SID: seed.workspaceSid,
  EVENT_STREAMS_TOKEN: streamsToken,
};

export const streamsContext = (variables: Record<string, string> = {}) =>
  openAccount({ ...streamsEnvironment, ...variables }).spend(15_000);

/** Call once at the top of a test file. The Functions take both tokens; each test has a folder and an account of its own. */
export function useStreams(): void {
  const home = process.cwd();
  let folder: string;

  beforeAll(async () => {
    running = await startBundle({ EVENT_STREAMS_TOKEN: bothTokens, OUTCOME_BY_REASON: '{"*":"Other"}' });
  });
  afterAll(() => running?.close());
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'flex-insights-streams-'));
    process.chdir(folder);
    const { sandbox } = bundle();
    sandbox.reset();
    putDeployedService(sandbox, {});
    const { environments } = sandbox.state.serverless;
    environments.set(deployed.environmentSid, { ...environments.get(deployed.environmentSid)!, domainName: domain() });
  });
  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true, force: true });
  });
}

export const domain = (): string => new URL(bundle().functions.url).host;
export const doorAddress = (): string => `http://${domain()}${streamsPath}`;

/** A webhook sink to this address, with a subscription where there are types; answers the sink's SID. */
export function putSink(destination: string, types?: Record<string, number>): string {
  const { state, clock } = bundle().sandbox;
  const number = state.streams.sinks.size + 50;
  const dates = { dateCreated: clock.now(), dateUpdated: clock.now() };
  const [sid, subscriptionSid] = [fixedSid('DG', number), fixedSid('DF', number)];
  const configuration = { destination, method: 'POST' as const, batch_events: false };
  state.streams.sinks.set(sid, { sid, description: 'Made by hand', configuration, ...dates });
  if (types)
    state.streams.subscriptions.set(subscriptionSid, {
      sid: subscriptionSid,
      description: 'Made by hand',
      sinkSid: sid,
      types: new Map(Object.entries(types)),
      ...dates,
    });
  return sid;
}

/** Each sink with what is subscribed to it. */
export const streamsNow = () => {
  const { sinks, subscriptions } = bundle().sandbox.state.streams;
  return [...sinks.values()].map(({ sid, configuration }) => ({
    sid,
    ...configuration,
    types: [...subscriptions.values()].find(({ sinkSid }) => sinkSid === sid)?.types,
  }));
};

export const undoFiles = () => readdirSync('.').filter((file) => file.startsWith('configure-undo'));
export const textOfUndoFiles = () =>
  undoFiles()
    .map((file) => readFileSync(file, 'utf8'))
    .join('');
