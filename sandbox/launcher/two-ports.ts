/** The two ports that npm start, npm run dev and npm run demo need: looked at together, before anything is built. */
import { readPort, whyNotFree } from '../http/ports';

export interface Ports {
  functions: number;
  sandbox: number;
}

interface Taken {
  port: number;
  purpose: string;
  variable: string;
  error: string;
}

const purposes = [
  { which: 'functions', variable: 'PORT', usual: 3000, purpose: 'the Functions' },
  { which: 'sandbox', variable: 'SANDBOX_PORT', usual: 3001, purpose: 'the sandbox' },
] as const;

/** How far from a port that is taken the next one is looked for. */
const step = 10;
const patienceMs = 500;

/** PORT and SANDBOX_PORT, or what is usual. Throws an Error when they are not two ports. */
export function readPorts(): Ports {
  const [functions, sandbox] = purposes.map(({ variable, usual }) => readPort(variable, usual));
  if (functions === sandbox) throw new Error(`PORT and SANDBOX_PORT must differ: both are ${functions}.`);
  return { functions, sandbox };
}

async function freePortAfter(port: number, taken: Set<number>): Promise<number> {
  const next = port + step < 65_536 ? port + step : 3000;
  return taken.has(next) || (await whyNotFree(next)) ? freePortAfter(next, taken) : next;
}

/** `command` with ports that are free, to be pasted; what was chosen for this run stays chosen. */
async function withFreePorts(command: string, ports: Ports, taken: Taken[]): Promise<string> {
  const used = new Set(Object.values(ports) as number[]);
  const settings: string[] = [];
  for (const { which, variable, usual } of purposes) {
    const isTaken = taken.some((each) => each.variable === variable);
    const port = isTaken ? await freePortAfter(ports[which], used) : ports[which];
    used.add(port);
    if (port !== usual) settings.push(`${variable}=${port}`);
  }
  return [...settings, command].join(' ');
}

/** What a sandbox on this port says of the demonstration: null when it cannot play it; undefined when none is there. */
async function askForDemo(port: number): Promise<object | null | undefined> {
  try {
    const response = await fetch(`http://localhost:${port}/sandbox/demo`, { signal: AbortSignal.timeout(patienceMs) });
    return ((await response.json()) as { demo?: object | null }).demo;
  } catch {
    return undefined;
  }
}

const causeOf = (error: string, many: boolean) => {
  if (error !== 'EADDRINUSE') return `cannot be used (${error})`;
  return many ? 'are taken by other programs' : 'is taken by another program';
};

function tellTaken(taken: Taken[]): string {
  const [first, second] = taken.map(({ port, purpose }) => `port ${port} (${purpose})`);
  const told =
    second && taken[0].error === taken[1].error
      ? `${first} and ${second} ${causeOf(taken[0].error, true)}`
      : taken.map((each, index) => `${[first, second][index]} ${causeOf(each.error, false)}`).join(', ');
  const stop = second ? 'Stop them, or choose others' : 'Stop it, or choose another';
  return `P${told.slice(1)}.\n${stop}`;
}

/** When this very project answers there already; undefined when it does not. */
async function tellRunning(command: string, { functions, sandbox }: Ports): Promise<string | undefined> {
  const demo = await askForDemo(sandbox);
  if (demo === undefined) return undefined;
  const runs = `The Functions and the sandbox run already, on ports ${functions} and ${sandbox}.`;
  const page = `http://localhost:${sandbox}`;
  return demo && command.includes('demo')
    ? `${runs}\nPlay the demo on their page, ${page}, or run it next to them`
    : `${runs}\nTheir page is ${page}. Stop them with Ctrl-C in their terminal, or start others`;
}

/**
 * Throws an Error unless both ports are free: says of both what is wrong, and how to run `command` (npm start, npm run
 * demo ...) all the same.
 */
export async function assertPortsFree(ports: Ports, command: string): Promise<void> {
  const taken: Taken[] = [];
  for (const { which, purpose, variable } of purposes) {
    const error = await whyNotFree(ports[which]);
    if (error) taken.push({ port: ports[which], purpose, variable, error });
  }
  if (!taken.length) return;
  const running = taken.length === 2 ? await tellRunning(command, ports) : undefined;
  throw new Error(`${running ?? tellTaken(taken)}: ${await withFreePorts(command, ports, taken)}`);
}
