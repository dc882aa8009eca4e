/** The bundle's Functions behind the runtime's own local server: real Runtime, real event parsing, real HTTP. */
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type Server } from 'node:http';
import path from 'node:path';
import { LocalDevelopmentServer } from '@twilio/runtime-handler/dev';
import { freePort } from './free-port';
import { guardProtectedFunctions, type LocalServer } from '../../sandbox/preload/guard-functions';
import { captureConsole, type LogLine } from './function-log';

const root = path.resolve(__dirname, '../..');

type Access = 'public' | 'protected' | 'private';

export interface Route {
  type: 'function' | 'asset';
  access: Access;
  filePath: string;
  path: string;
}

/** The sources of a folder as the toolkit would route what is built of them: `x.protected.ts` serves `/x`. */
function routesOf(folder: 'functions' | 'assets', wanted: (file: string) => boolean): Route[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => wanted(file))
    .map((file) => {
      const [, stem, access = 'public', ending] = /^(.*?)(?:\.(protected|private))?(\.\w+)$/.exec(file)!;
      const type = folder === 'functions' ? 'function' : 'asset';
      const served = type === 'function' ? '' : ending.replace('.ts', '.js');
      return { type, access: access as Access, filePath: path.join(root, folder, file), path: `/${stem}${served}` };
    });
}

export interface FunctionsServer {
  /** http://localhost:port, without a slash at the end. */
  url: string;
  /** What is served, and to whom. */
  routes: Route[];
  /** JSON lines the Functions logged, oldest first, with the console method that wrote them. */
  log: LogLine[];
  close(): Promise<void>;
}

/** Serves the Functions with the given variables on a free port; unsigned calls are refused as the platform refuses them. */
export async function startFunctions(env: Record<string, string>): Promise<FunctionsServer> {
  const log: LogLine[] = [];
  const restore = captureConsole(log);
  const { http, url, routes } = await listenWithFunctions(env, 'localhost');
  return {
    url,
    routes,
    log,
    async close() {
      restore();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

/** The runtime's server alone, the console left as it is. */
export async function listenWithFunctions(
  env: Record<string, string>,
  host: string,
): Promise<{ http: Server; url: string; routes: Route[] }> {
  const port = await freePort(host);
  const url = `http://${host}:${port}`;
  const routes = {
    functions: routesOf('functions', (file) => file.endsWith('.ts')),
    assets: routesOf(
      'assets',
      (file) => file === 'kit.private.ts' || /\.private\.json$|^inspector\/.*\.html$/.test(file),
    ),
  };
  const config = {
    baseDir: root,
    env,
    port,
    url,
    routes,
    live: false,
    logs: false,
    forkProcess: false,
    legacyMode: false,
    detailedLogs: false,
    enableDebugLogs: false,
    appName: 'tests',
  };
  const server = new LocalDevelopmentServer(port, config as never);
  guardProtectedFunctions(server as unknown as LocalServer);
  const http = server.getApp().listen(port, host);
  await once(http, 'listening');
  return { http, url, routes: [...routes.functions, ...routes.assets] };
}
