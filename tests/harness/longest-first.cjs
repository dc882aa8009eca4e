/** The order of the suites: on a fresh clone no run was timed yet, and a long suite that begins last runs alone. */
const { default: Sequencer } = require('@jest/test-sequencer');

const longest = [
  'faults/faults',
  'house/deploy',
  'simulation/simulation',
  'build/dev',
  'cli/report',
  'cli/workers-sync',
  'cli/workers-sync/interrupted',
  'fuzz/fuzz',
  'fuzz/properties',
  'functions/studio/link-task-key',
  'load/soak',
  'cli/tool/processes',
  'sandbox/start',
  'simulation/defects/defects',
].map((suite) => `/tests/${suite}.test.ts`);

const placeOf = ({ path }) => {
  const place = longest.findIndex((suite) => path.endsWith(suite));
  return place === -1 ? longest.length : place;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    // All the others keep jest's own order.
    // oxlint-disable-next-line unicorn/no-array-sort -- no list is sorted: it is the sequencer's own method
    return super.sort(tests).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
};
