/**
 * The Functions in a process of their own, on 127.0.0.1. Variables come in SOAK_ENV. Tells its parent the address, and
 * whenever asked what it holds: memory in use after a collection, memory of the process, open sockets, and how long the
 * slowest reply took here. Ends with its parent.
 */
const { listenWithFunctions } = require('../harness/functions-server.ts');

/** Log lines by code; the lines themselves would fill the memory that is watched. */
const codes = {};
let defects = [];
/** Milliseconds. */
let slowest = 0;
for (const level of ['log', 'warn', 'error']) {
  console[level] = (line) => {
    if (typeof line !== 'string' || !line.startsWith('{"fn":')) return;
    const { code } = JSON.parse(line);
    codes[code] = (codes[code] ?? 0) + 1;
    if (code === 'unexpected') defects.push(line);
  };
}
process.on('unhandledRejection', (reason) => void defects.push(`a handler rejected: ${reason?.stack}`));
process.on('disconnect', () => process.exit());
process.on('message', () => {
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  const sockets = process.getActiveResourcesInfo().filter((each) => each === 'TCPSocketWrap').length;
  process.send({ heapUsed, rss, sockets, codes, defects, slowest });
  defects = [];
});

void listenWithFunctions(JSON.parse(process.env.SOAK_ENV), '127.0.0.1').then(({ url, http }) => {
  http.prependListener('request', (_, response) => {
    const started = performance.now();
    response.once('finish', () => (slowest = Math.max(slowest, performance.now() - started)));
  });
  process.send({ url });
});
