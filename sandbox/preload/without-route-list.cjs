/** Preload for the functions server: twilio-run does not list what it serves; npm start says what there is to try. */
const path = require('node:path');

const printers = require(path.join(process.cwd(), 'node_modules/twilio-run/dist/printers/start.js'));

printers.printRouteInfo = async () => {};
