/** The tests that judge the mutants of one room: its own, which ask its modules in one process (MUTATION_ROOM). */
const root = require('../../jest.config.cjs');

const room = process.env.MUTATION_ROOM;
const folders = { functions: 'tests/functions', insights: 'tests/insights' };

module.exports = {
  ...root,
  rootDir: '../..',
  // Asked anew for every change: only what the tests ask, and the validators are written already.
  roots: ['assets', 'cli', 'functions', 'insights', 'sandbox', 'tests'].map((folder) => `<rootDir>/${folder}`),
  globalSetup: undefined,
  // A changed Function that never answers is noticed by its first test, before Stryker starts its process anew.
  testTimeout: 10_000,
  testMatch: [`<rootDir>/${folders[room] ?? `tests/assets/${room}`}/**/*.test.ts`],
  // The page is not mutated: a browser tests it.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/insights/page/'],
};
