/** Preload for a functions server that is started again: twilio-run does not list once more what it serves. */
const path = require('node:path');

const printers = require(path.join(process.cwd(), 'node_modules/twilio-run/dist/printers/start.js'));

printers.printRouteInfo = async () => {};
