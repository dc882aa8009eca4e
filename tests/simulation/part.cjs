/** A process's share of a simulation, with a defect put back first where one is asked for. */
const path = require('node:path');
const changes = require('./transpile.cjs');

const root = path.resolve(__dirname, '../..');

/** Before any source of the bundle is loaded. */
function putDefectBack(name) {
  const { defects, putBack } = require('./defects/defects.ts');
  const defect = defects.find((each) => each.name === name);
  if (!defect) throw new Error(`No defect ${name}; there are ${defects.map((each) => each.name).join(', ')}`);
  let met = false;
  changes.source = (file, text) => {
    if (path.relative(root, file) !== defect.file) return text;
    met = true;
    return putBack(defect, text);
  };
  require('./engine/functions.ts').loadFunctions();
  if (!met) throw new Error(`Defect ${name}: ${defect.file} is not loaded by any Function`);
  return defect;
}

module.exports = { putDefectBack };

if (process.send)
  process.once('message', async ({ seed, worlds, part, parts, defect }) => {
    const sought = defect && putDefectBack(defect);
    const { simulate, seedsOf } = require('./simulate.ts');
    const found = ({ failures }) =>
      failures.some(({ verdicts }) => verdicts.some(({ rule }) => sought.rules.includes(rule)));
    process.send(await simulate(seedsOf(seed, worlds, part, parts), sought ? found : undefined), () =>
      process.disconnect(),
    );
  });
