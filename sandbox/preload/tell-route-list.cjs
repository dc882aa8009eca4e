/** Preload for a functions server with --verbose: tells the launcher when twilio-run has listed what it serves. */
const path = require('node:path');

const printers = require(path.join(process.cwd(), 'node_modules/twilio-run/dist/printers/start.js'));
const { printRouteInfo } = printers;

printers.printRouteInfo = async (config) => {
  await printRouteInfo(config);
  process.send?.('endpoints listed');
};
