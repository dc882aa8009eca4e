/** Ports of the command line: which one is meant, whether it is free, and when something answers on it. */
import { connect, createServer } from 'node:net';

/** The port a variable names, or the default. Throws an Error when it is not a port. */
export function readPort(variable: string, otherwise: number): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${variable}=${text} is not a port: give a number from 1 to 65535.`);
}

function tryToListen(port: number, host?: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** The code of the error that listening on the port ends with; undefined when it can be had. */
export async function whyNotFree(port: number): Promise<string | undefined> {
  const error = (await tryToListen(port, '127.0.0.1')) ?? (await tryToListen(port));
  return error && (error.code ?? error.name);
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: 'localhost' });
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

const betweenLooksMs = 20;

/** True once something listens on the port; false when the time, or by `isOver` the reason to wait, has passed. */
export async function waitForPort(port: number, patienceMs: number, isOver: () => boolean): Promise<boolean> {
  const end = Date.now() + patienceMs;
  while (Date.now() < end && !isOver()) {
    if (await canConnect(port)) return true;
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  }
  return false;
}
