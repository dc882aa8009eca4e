/** npm run soak [-- --seconds 60 --callers 100]: prints what it sees, fails when something is wrong. */
require('./transpile.cjs');
const { parseArgs } = require('node:util');
const { soak, verdict } = require('./soak.ts');

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, callers: { type: 'string', default: '100' } },
});
const [seconds, callers] = [values.seconds, values.callers].map(Number);
if (!(seconds >= 1 && seconds <= 3600 && callers >= 1 && callers <= 1000))
  throw new Error('--seconds from 1 to 3600, --callers from 1 to 1000');

const mega = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
const show = ({ at, calls, heapUsed, rss, sockets }) =>
  console.log(
    `${String(at).padStart(4)} s  ${String(calls).padStart(7)} calls  ${mega(heapUsed)} in use  ${mega(rss)} of the process  ${sockets} sockets`,
  );

async function main() {
  console.log(`${callers} callers on 127.0.0.1 for ${seconds} s, while Twilio misbehaves`);
  const report = await soak({ seconds, callers, onSample: show });
  console.table(report.paths);
  console.log('codes', report.codes, `slowest ${report.slowest} ms, ${report.socketsLeft} sockets left`);
  const problems = verdict(report);
  for (const problem of problems.slice(0, 20)) console.error(problem);
  console.log(problems.length ? `${problems.length} problems` : 'Nothing lost, nothing late, nothing piled up.');
  process.exitCode = problems.length ? 1 : 0;
}

void main();
