/** Preload for the functions server: whatever LocalDevelopmentServer twilio-run makes, it checks signatures. */
const path = require('node:path');
const { guardProtectedFunctions } = require('./guard-functions');

const entry = require.resolve('@twilio/runtime-handler/dev', { paths: [process.cwd()] });
const server = require(path.join(path.dirname(entry), 'server.js'));

server.LocalDevelopmentServer = class extends server.LocalDevelopmentServer {
  constructor(...parameters) {
    super(...parameters);
    guardProtectedFunctions(this);
  }
};
