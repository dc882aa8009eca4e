/**
 * A fresh process as the platform starts one: loads a Function, answers one request, prints what that took.
 * Arguments: the Function's file below dist/functions, or "nothing"; the event as JSON.
 */
const path = require('node:path');

const dist = path.resolve(__dirname, '../../../dist');
const [file, event] = process.argv.slice(2);

globalThis.Runtime = { getAssets: () => ({ '/kit.js': { path: path.join(dist, 'assets/kit.private.js') } }) };
globalThis.Twilio = {
  Response: class {
    setStatusCode(code) {
      this.status = code;
    }
    appendHeader() {}
    setBody(body) {
      this.body = body;
    }
  },
};
console.log = () => {};

function tell(started, answer) {
  const milliseconds = started === undefined ? 0 : performance.now() - started;
  process.stdout.write(JSON.stringify({ milliseconds, rss: process.memoryUsage().rss, code: answer?.body.code }));
}

if (file === 'nothing') tell();
else {
  const started = performance.now();
  const { handler } = require(path.join(dist, 'functions', file));
  void handler({ PATH: '/bench', ACCOUNT_SID: `AC${'0'.repeat(32)}` }, JSON.parse(event), (_, answer) =>
    tell(started, answer),
  );
}
