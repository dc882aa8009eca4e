/**
 * The first import of whatever an npm script starts with: on a Node that is too old it ends the process with one
 * sentence, before anything newer is loaded. Written for the oldest Node that a machine may have.
 */
'use strict';

var engines = require('../package.json').engines;

/** What to do about a Node of this version; undefined when it is new enough. */
function tooOld(version) {
  var oldest = parseInt(engines.node.replace(/\D+/, ''), 10);
  if (parseInt(version, 10) >= oldest) return undefined;
  return (
    'This project needs Node ' +
    oldest +
    ' or newer, and this is Node ' +
    version +
    ': install Node 22 ' +
    '(with nvm: nvm install), run npm ci again, then what you ran.'
  );
}

var problem = tooOld(process.versions.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}

module.exports = { tooOld: tooOld };
