/**
 * Preload (node --require): every HTTPS connection to *.twilio.com, and to *.twil.io where Functions are deployed,
 * goes to the sandbox instead, as plain HTTP. The Host header still says which Twilio product is meant. No other code knows about it.
 *
 * As a preload it takes the address from TWILIO_SANDBOX (127.0.0.1:3001); tests call redirectTwilio and restore.
 */
const childProcess = require('node:child_process');
const https = require('node:https');
const net = require('node:net');

// Jest loads this file again for every test file while https stays the same: what was patched must be told apart.
const replaced = Symbol.for('sandbox.replaced');
const connect = https.Agent.prototype.createConnection[replaced] ?? https.Agent.prototype.createConnection;
const fork = childProcess.fork[replaced] ?? childProcess.fork;

function redirectTwilio(address) {
  const [host, port] = address.split(':');

  https.Agent.prototype.createConnection = function createConnection(options, ...rest) {
    if (!/(^|\.)(twilio\.com|twil\.io)$/.test(options.host ?? '')) return connect.call(this, options, ...rest);
    return net.connect({ host, port: Number(port), timeout: options.timeout, noDelay: true });
  };

  // twilio-run empties process.env: a process it forks would lose the address and call Twilio itself.
  childProcess.fork = (modulePath, args, options) => {
    const [list, forkOptions] = Array.isArray(args) ? [args, options] : [[], args];
    return fork(modulePath, list, {
      ...forkOptions,
      env: { ...(forkOptions?.env ?? process.env), TWILIO_SANDBOX: address },
    });
  };

  https.Agent.prototype.createConnection[replaced] = connect;
  childProcess.fork[replaced] = fork;
}

function restore() {
  https.Agent.prototype.createConnection = connect;
  childProcess.fork = fork;
}

if (process.env.TWILIO_SANDBOX) redirectTwilio(process.env.TWILIO_SANDBOX);

module.exports = { redirectTwilio, restore };
