/**
 * A fresh process as the platform starts one: loads a Function, answers one request, prints what that took.
 * Arguments: the Function's file below dist/functions, or "nothing"; the event as JSON; "whole" to load all of the SDK
 * first. Variables come in BENCH_ENV.
 */
const Module = require('node:module');
const path = require('node:path');

const dist = path.resolve(__dirname, '../../../dist');
const [file, event, whole] = process.argv.slice(2);

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

/** ms spent loading the SDK, whoever asks for it. */
let sdk = 0;
let loading = false;
const load = Module.prototype.require;
Module.prototype.require = function (request) {
  if (loading || !/^twilio(\/|$)/.test(request)) return load.call(this, request);
  const started = performance.now();
  loading = true;
  try {
    return load.call(this, request);
  } finally {
    loading = false;
    sdk += performance.now() - started;
  }
};

function tell(started, loaded, answer) {
  const milliseconds = started === undefined ? 0 : performance.now() - started;
  const { rss } = process.memoryUsage();
  // A socket that is kept open would keep the process waiting.
  process.stdout.write(JSON.stringify({ milliseconds, loaded, sdk, rss, code: answer?.body.code }), () =>
    process.exit(),
  );
}

if (file === 'nothing') tell();
else {
  const variables = JSON.parse(process.env.BENCH_ENV ?? '{}');
  const started = performance.now();
  if (whole) require('twilio')(variables.ACCOUNT_SID, variables.AUTH_TOKEN);
  const before = sdk;
  const { handler } = require(path.join(dist, 'functions', file));
  const loaded = performance.now() - started - before;
  const context = { PATH: '/bench', ACCOUNT_SID: `AC${'0'.repeat(32)}`, ...variables };
  void handler(context, JSON.parse(event), (_, answer) => tell(started, loaded, answer));
}
