/** A process's share of a simulation, with a defect put back first where one is asked for. */
const path = require('node:path');
const changes = require('./transpile.cjs');

const root = path.resolve(__dirname, '../..');

/** Before any source of the bundle is loaded. */
function putDefectBack(name) {
  const { defects, putBack } = require('./defects/defects.ts');
  const defect = defects.find((each) => each.name === name);
  if (!defect) throw new Error(`No defect ${name}; there are ${defects.map((each) => each.name).join(', ')}`);
  const unmet = new Set(defect.changes.map(({ file }) => file));
  changes.source = (file, text) => {
    const name = path.relative(root, file);
    unmet.delete(name);
    return putBack(defect, name, text);
  };
  require('./engine/functions.ts').loadFunctions();
  if (unmet.size) throw new Error(`Defect ${name}: no Function loads ${[...unmet].join(', ')}`);
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
