/**
 * Stryker's runner for jest loads every test file of a room for each change, skips the tests that do not reach it, and
 * runs the others to the last one. This one loads only the files that have one to run, the module's own first, then
 * the quickest, and stops at the first failure: ten times quicker.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { strykerPlugins as plugins } from '@stryker-mutator/jest-runner';

const [jest] = plugins;
const testEnvironment = createRequire(import.meta.url).resolve('./until-first-failure.cjs');
// In the copy that Stryker works on, where all its processes run.
const testsFile = 'tests-of-room.json';

const makeRunner = (injector) => {
  const runner = jest.factory(injector);
  const { jestTestAdapter } = runner;

  return {
    capabilities: () => runner.capabilities(),
    init: () => runner.init(),
    async dryRun(options) {
      runner.jestTestAdapter = jestTestAdapter;
      const result = await runner.dryRun(options);
      const tests = (result.tests ?? []).map(({ id, fileName, timeSpentMs }) => ({ id, fileName, timeSpentMs }));
      writeFileSync(testsFile, JSON.stringify(tests));
      return result;
    },
    mutantRun(options) {
      const { testFilter, activeMutant } = options;
      const run = (settings) =>
        untilFirstFailure(jestTestAdapter, filesOf(new Set(testFilter), activeMutant.fileName), settings);
      runner.jestTestAdapter = testFilter ? { run } : jestTestAdapter;
      return runner.mutantRun(options);
    },
  };
};
makeRunner.inject = jest.factory.inject;

/** The files of these tests: those of the changed module, then the quickest. */
function filesOf(names, changed) {
  const module = path.basename(changed, '.ts');
  const order = (file) => (path.basename(file).startsWith(module) ? 0 : 1);
  const timeOf = new Map();
  for (const { id, fileName, timeSpentMs } of JSON.parse(readFileSync(testsFile, 'utf8')))
    if (names.has(id)) timeOf.set(fileName, (timeOf.get(fileName) ?? 0) + timeSpentMs);
  return [...timeOf]
    .toSorted(([one, time], [other, otherTime]) => order(one) - order(other) || time - otherTime)
    .map(([file]) => file);
}

async function untilFirstFailure(adapter, testFiles, settings) {
  const jestConfig = { ...settings.jestConfig, testEnvironment };
  const suites = [];
  for (const file of testFiles) {
    const { results } = await adapter.run({ ...settings, jestConfig, testFiles: [file] });
    suites.push(...results.testResults);
    if (results.numFailedTests || results.numRuntimeErrorTestSuites)
      return { results: { ...results, testResults: suites } };
  }
  return { results: { numRuntimeErrorTestSuites: 0, testResults: suites } };
}

export const strykerPlugins = [{ ...jest, name: 'jest-by-file', factory: makeRunner }];
