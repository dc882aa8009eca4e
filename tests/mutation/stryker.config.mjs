/** Settings of Stryker (https://stryker-mutator.io/docs/stryker-js/configuration) for one room. */
const folder = `coverage/mutation/${process.env.MUTATION_ROOM}`;

export default {
  testRunner: 'jest-by-file',
  plugins: ['@stryker-mutator/jest-runner', './tests/mutation/jest-by-file.mjs'],
  jest: { configFile: 'tests/mutation/jest.config.cjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  // A mutant that only the loading of a module reaches would need a whole run for itself.
  ignoreStatic: true,
  // What has not changed since the last run is not asked again.
  incremental: true,
  incrementalFile: `${folder}/incremental.json`,
  tempDirName: `${folder}/work`,
  // It would rewrite its paths by TypeScript's API of before 7; no test reads it.
  tsconfigFile: 'no-tsconfig.json',
  ignorePatterns: ['dist', 'coverage'],
  concurrency: 2,
  // jest keeps what it loaded for each run.
  maxTestRunnerReuse: 50,
  // A busy machine must not look like an endless loop.
  timeoutMS: 20_000,
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: `${folder}/report.html` },
  jsonReporter: { fileName: `${folder}/report.json` },
  thresholds: { high: 95, low: 90, break: null },
};
