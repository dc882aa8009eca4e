/**
 * npm run demo: a day at a small contact centre, through real HTTP calls to the Functions and the sandbox. Leaves the
 * page open to look at until Ctrl-C. --fast: without pauses, and ends by itself; --stay: does not, all the same;
 * --nine 2026-03-12T09:00:00: another day than today.
 */
import { parseArgs } from 'node:util';
import { syncAgents } from './demo/sync-agents';
import { tellStory } from './demo/tell-story';
import { findProjectRoot, launchBoth } from './launcher/launch-both';

function readNine(text: string | undefined): number {
  const nine = text === undefined ? new Date().setHours(9, 0, 0, 0) : Date.parse(text);
  if (Number.isNaN(nine)) throw new Error(`--nine ${text} is not a time: write it as 2026-03-12T09:00:00`);
  return nine;
}

async function demo(): Promise<void> {
  const { values } = parseArgs({
    options: {
      fast: { type: 'boolean', default: false },
      stay: { type: 'boolean', default: false },
      nine: { type: 'string' },
    },
  });
  const nine = readNine(values.nine);
  const { functionsUrl, sandboxUrl, sandboxPort, leave } = await launchBoth({
    command: 'npm run demo',
    userEnv: '',
    verifySignatures: true,
    quiet: true,
    seed: false,
  });
  console.log(`Watch it on ${sandboxUrl}\n`);
  await tellStory({
    sandboxUrl,
    functionsUrl,
    nine,
    pauseMs: values.fast ? 0 : 700,
    syncAgents: () => syncAgents(findProjectRoot(), sandboxPort),
    print: (words) => console.log(words),
  });
  if (values.fast && !values.stay) return leave(0);
  console.log(`\nLook at it on ${sandboxUrl}: timelines, attributes, and what would be lost. Ctrl-C ends it.`);
}

demo().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
