/**
 * npm run rehearse: going live, step by step, against the sandbox: what each command prints, before an account is
 * touched. Needs no account and no .env; ends by itself, with 1 when a step did not end as it should.
 */
import { byHand } from './demo/by-hand';
import { createCentre } from './demo/centre';
import { hireAgents, playDay } from './demo/day';
import { findProjectRoot } from './launcher/launch-both';
import { runStep } from './rehearsal/run-step';
import { steps, undoStep } from './rehearsal/steps';
import { makeWorkplace } from './rehearsal/workplace';
import { startSandbox } from './server';

const print = (text: string) => void process.stdout.write(text);
const hours = 3_600_000;

/** The workspace has had a day of calls, their attributes written by hand. */
async function playDayBefore(sandboxUrl: string): Promise<void> {
  const centre = createCentre(sandboxUrl, sandboxUrl);
  const nine = Date.now() - 16 * hours;
  await centre.steer('POST', '/clock', { now: new Date(nine).toISOString() });
  const agents = await hireAgents(centre);
  await playDay({ centre, hands: byHand(centre), agents, tell: async () => {} }, nine);
}

async function rehearse(): Promise<boolean> {
  const projectRoot = findProjectRoot();
  const sandbox = await startSandbox({ port: 0, seed: false });
  const workplace = makeWorkplace(projectRoot);
  process.once('exit', () => workplace.remove());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  print('Going live, rehearsed: a local Twilio stands in for the account, and nothing leaves this machine.\n');
  await playDayBefore(sandbox.url);
  const stage = { projectRoot, folder: workplace.folder, sandbox: sandbox.address, print };
  const runs = [];
  for (const step of steps) runs.push(await runStep(step, stage));
  const configured = runs[steps.findIndex(({ command }) => command === 'npm run configure')];
  runs.push(await runStep(undoStep(configured.output), stage));
  await sandbox.close();
  const failed = runs.filter(({ passed }) => !passed).length;
  print(
    failed
      ? `\n${failed} of ${runs.length} steps did not end as expected.\n`
      : `\nAll ${runs.length} steps ended as expected. On your account: the same commands, with its .env (docs/going-live.md).\n`,
  );
  return failed === 0;
}

rehearse().then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
