/** Keeps real credentials out of a run against the sandbox: what of the user's .env the Functions get to see. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accountSid, authToken } from '../state/account';
import { workspaceSid } from '../state/fixed-sids';

const seeded = { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken, TASKROUTER_WORKSPACE_SID: workspaceSid };

/** What the user may leave out here, so that every Function can be tried. */
const defaults = {
  WORKERS_API_TOKEN: 'sandbox-workers-api-token-0123456789',
  LINK_KEY_SECRET: 'sandbox-link-keys-0123456789-abcdefgh',
};

/** Credentials of a real account stay out of a run against the sandbox. */
const isCredential = (name: string) => name in seeded || name.startsWith('TWILIO_');

/** Lines with a variable; npm start and npm run dev have refused what twilio-run would misread (build/before-start.mjs). */
function linesOf(env: string): { name: string; line: string }[] {
  return env
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => ({ line: line.trim(), name: line.trim().replace(/\s*=.*$/s, '') }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'));
}

/** What the functions see: the user's own variables, the sandbox's account, and defaults for what is left out. */
export function functionsEnv(userEnv: string): string {
  const kept = linesOf(userEnv).filter(({ name }) => !isCredential(name));
  const missing = Object.entries(defaults).filter(([name]) => !kept.some((line) => line.name === name));
  const given = [...Object.entries(seeded), ...missing].map(([name, value]) => `${name}=${value}`);
  return [...given, ...kept.map(({ line }) => line), ''].join('\n');
}

interface EnvFile {
  path: string;
  remove(): void;
}

/** The project's .env; empty when there is none. */
export function readUserEnv(projectRoot: string): string {
  const file = path.join(projectRoot, '.env');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Writes the functions' variables to a temporary file only this user can read; twilio-run takes them from a file alone. */
export function writeFunctionsEnv(userEnv: string): EnvFile {
  const text = functionsEnv(userEnv);
  const folder = mkdtempSync(path.join(tmpdir(), 'flex-insights-sandbox-'));
  const file = path.join(folder, 'functions.env');
  writeFileSync(file, text, { mode: 0o600 });
  return { path: file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
