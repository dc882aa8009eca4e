/** The variables a command-line tool works with: those of .env, and with them the account it uses. */
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { parse } from 'dotenv';
import { NotConfigured } from '../../assets/settings/settings';
import { malformedLines } from './env-file';

export type Environment = Record<string, string | undefined>;

/** These name the account: without --live the npm script gives them to the process. */
const accountVariables = ['ACCOUNT_SID', 'AUTH_TOKEN', 'TASKROUTER_WORKSPACE_SID'];

/**
 * With `live` the file decides, and the process's environment fills in what the file leaves out, as in CI. Without it
 * the account never comes from the file: forgetting an option must not reach a real account.
 */
export function readEnvironment(file: string, live: boolean): Environment {
  const fromFile = variablesIn(file);
  const fromProcess = dropBlank(process.env);
  if (live) return { ...fromProcess, ...fromFile };
  if (!fromProcess.TWILIO_SANDBOX)
    throw new NotConfigured(
      'Without --live this works on the sandbox of npm start: run it as an npm script (npm run ...), or say --live',
    );
  const account = Object.fromEntries(accountVariables.map((name) => [name, fromProcess[name]]));
  return { ...fromFile, ...account, TWILIO_SANDBOX: fromProcess.TWILIO_SANDBOX };
}

/**
 * The variables of a file, read as twilio-run reads it; none when there is no file. Throws NotConfigured, with every
 * line that would be misread.
 */
export function variablesIn(file: string): Environment {
  if (!existsSync(file)) return {};
  const text = readFile(file);
  const malformed = malformedLines(text, file);
  if (malformed.length) throw new NotConfigured(malformed.join('\n').replace(/\.$/, ''));
  return dropBlank(parse(text));
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new NotConfigured(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`, { cause: error });
  }
}

function dropBlank(variables: Environment): Environment {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
}

/** Throws NotConfigured with the remedy when nothing listens at `host:port`. */
export async function assertAnswering(address: string): Promise<void> {
  const [host, port] = address.split(':');
  const listens = await new Promise<boolean>((resolve) => {
    const socket = connect({ host, port: Number(port) });
    socket.once('error', () => resolve(false));
    socket.once('connect', () => resolve(socket.destroy() !== undefined));
  });
  if (!listens)
    throw new NotConfigured(
      `Nothing answers at ${address}: run npm start in another terminal, or say --live for the account in .env`,
    );
}
