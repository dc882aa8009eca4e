import { openAccount } from '../../../../cli/account/twilio-account';
import { checkRows } from '../../../../cli/workers-sync/plan/check-rows';
import { WorkerMatcher } from '../../../../cli/workers-sync/plan/match-workers';
import { Pace } from '../../../../cli/workers-sync/pace/pace';
import { readCsv } from '../../../../cli/workers-sync/read/read-csv';
import { type RowResult } from '../../../../cli/workers-sync/write/results-file';
import { gaveUp, writeRows, type PlannedChange } from '../../../../cli/workers-sync/write/write-rows';
import { accountSid, authToken } from '../../../../sandbox/state/account';
import { workspaceSid } from '../../../../sandbox/state/fixed-sids';
import { sandbox, useSandbox } from '../../../harness/use-sandbox';

useSandbox();

const account = openAccount({ ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken, TASKROUTER_WORKSPACE_SID: workspaceSid });
/** Asks for more patience than any row has. */
const down = { kind: 'status', status: 503, retryAfter: 1000, method: 'POST', times: 'always' } as const;

function changesOf(count: number): PlannedChange[] {
  const names = Array.from({ length: count }, (_, number) => `agent${number}`);
  const sids = sandbox().putWorkers(names.map((friendlyName) => ({ friendlyName })));
  const { entries } = checkRows(
    readCsv(`FriendlyName,location\n${names.map((name) => `${name},London`).join('\n')}`).rows,
    { textLimit: 255, recordingsNeedLogin: false },
  );
  const matcher = new WorkerMatcher(entries);
  for (const [number, sid] of sids.entries()) matcher.see({ sid, friendlyName: names[number], json: '{}' });
  return matcher.plan().filter((planned): planned is PlannedChange => planned.kind === 'change');
}

async function write(changes: PlannedChange[], concurrency: number) {
  const stop = new AbortController();
  const results: RowResult[] = [];
  const outcome = await writeRows(account, changes, {
    stop,
    concurrency,
    pace: new Pace(500, 100),
    report: (result) => results.push(result),
  });
  return { ...outcome, results, stop };
}

test('each row is told once, with the attributes it changed', async () => {
  const { results, stop } = await write(changesOf(5), 2);

  expect(results.map(({ code, changed }) => [code, changed])).toEqual(
    Array.from({ length: 5 }, () => ['changed', ['location']]),
  );
  expect(stop.signal.aborted).toBe(false);
});

test('gives up when row after row finds Twilio unavailable, and starts no more', async () => {
  sandbox().addFault(down);

  const { results, stop } = await write(changesOf(20), 2);

  expect(stop.signal.reason).toBe(gaveUp);
  expect(results.length).toBeLessThan(6);
  expect(new Set(results.map(({ code }) => code))).toEqual(new Set(['unavailable']));
});

test('one row in trouble ends nothing', async () => {
  const changes = changesOf(6);
  sandbox().addFault({ ...down, path: changes[1].sid });

  const { results, stop } = await write(changes, 2);

  expect(results.filter(({ code }) => code === 'changed')).toHaveLength(5);
  expect(stop.signal.aborted).toBe(false);
});

test('refused credentials end the run, in words without them', async () => {
  sandbox().addFault({ kind: 'status', status: 401, method: 'POST', times: 'always' });

  const { refusal, stop } = await write(changesOf(6), 2);

  expect([refusal, stop.signal.aborted]).toEqual(['Twilio refused ACCOUNT_SID and AUTH_TOKEN.', true]);
});
