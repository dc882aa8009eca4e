/** npm run soak [-- --seconds 60 | --minutes 30] [--callers 100]: prints what it sees, fails when something is wrong. */
require('./transpile.cjs');
const { parseArgs } = require('node:util');
const { soak, verdict } = require('./soak.ts');
const { amount, thirdsOf } = require('./flat.ts');

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    minutes: { type: 'string' },
    callers: { type: 'string', default: '100' },
  },
});
if (values.seconds !== undefined && values.minutes !== undefined) throw new Error('--seconds or --minutes, not both');
const seconds = values.minutes === undefined ? Number(values.seconds ?? 60) : Number(values.minutes) * 60;
const callers = Number(values.callers);
if (!(seconds >= 3 && seconds <= 3600 && callers >= 1 && callers <= 1000))
  throw new Error('--seconds from 3 to 3600 or --minutes up to 60, --callers from 1 to 1000');

const mega = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
const show = ({ at, calls, heapUsed, rss, sockets }) =>
  console.log(
    `${String(at).padStart(4)} s  ${String(calls).padStart(7)} calls  ${mega(heapUsed)} in use  ${mega(rss)} of the process  ${sockets} sockets`,
  );

async function main() {
  console.log(`${callers} callers on 127.0.0.1 for ${seconds} s, while Twilio misbehaves`);
  const report = await soak({ seconds, callers, onSample: show });
  console.table(report.paths);
  const { codes, slowest, slowestSeen, stoodStill, socketsLeft } = report;
  console.log('codes', codes);
  console.log(`slowest ${slowest} ms, ${slowestSeen} ms as callers saw it, who stood still for up to ${stoodStill} ms`);
  console.log(`${socketsLeft} sockets left`);
  const { middle, last } = thirdsOf(report.samples);
  const level = (held) =>
    `${amount('heapUsed', held)} in use, ${amount('rss', held)} of the process, ${amount('sockets', held)} sockets`;
  console.log(`middle third: ${level(middle)}\nlast third:   ${level(last)}`);
  const problems = verdict(report);
  for (const problem of problems.slice(0, 20)) console.error(problem);
  console.log(
    problems.length ? `${problems.length} problems` : 'Nothing lost, nothing late; memory and sockets are flat.',
  );
  process.exitCode = problems.length ? 1 : 0;
}

void main();
