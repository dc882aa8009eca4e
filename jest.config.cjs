module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/harness/generate-validators.cjs',
  // Most suites wait for servers more than they compute.
  maxWorkers: 3,
  testSequencer: '<rootDir>/tests/harness/longest-first.cjs',
  transform: { '^.+\\.ts$': '<rootDir>/tests/harness/typescript.cjs' },
  // Looked up in jest's sandbox they are slow, and hot loops ask for them again and again.
  sandboxInjectedGlobals: ['Array', 'Error', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Set', 'String'],
  // A copy of the project that a run of npm run mutate works on.
  modulePathIgnorePatterns: ['<rootDir>/coverage/'],
  testTimeout: 20_000,
  // npm run coverage; what only a browser or another process runs is not counted.
  collectCoverageFrom: ['{assets,functions,insights,sandbox,cli}/**/*.ts', '!**/*.generated.ts'],
  coverageReporters: ['text', 'html'],
};
