/** A process that serves the built Functions as twilio-run does, and tells its parent the port. Variables come in the BENCH_ENV variable. */
const { readdirSync } = require('node:fs');
const path = require('node:path');
const { LocalDevelopmentServer } = require('@twilio/runtime-handler/dev');

const root = path.resolve(__dirname, '../../..');

function routesOf(folder, type) {
  return readdirSync(path.join(root, 'dist', folder), { recursive: true })
    .filter((file) => (type === 'function' ? /\.js$/ : /\.private\.(js|json)$/).test(file))
    .map((file) => {
      const [, stem, access = 'public', ending] = /^(.*?)(?:\.(protected|private))?(\.\w+)$/.exec(file);
      return {
        type,
        access,
        filePath: path.join(root, 'dist', folder, file),
        path: `/${stem}${type === 'asset' ? ending : ''}`,
      };
    });
}

const routes = { functions: routesOf('functions', 'function'), assets: routesOf('assets', 'asset') };
const config = {
  baseDir: root,
  env: JSON.parse(process.env.BENCH_ENV),
  port: 0,
  url: 'http://localhost:0',
  routes,
  live: false,
  logs: false,
  forkProcess: false,
  appName: 'bench',
};
// Errors must be seen; the one line a request would drown the table.
console.log = () => {};
const server = new LocalDevelopmentServer(0, config)
  .getApp()
  .listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => {
  // What is in use, not what waits to be collected.
  globalThis.gc();
  process.send({ memory: process.memoryUsage() });
});
