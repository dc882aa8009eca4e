/** npm run test:browser: what people see and do, in a real browser, on the built bundle. */
const { transform } = require('../../jest.config.cjs');

module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/browser/**/*.browser.ts'],
  setupFilesAfterEnv: ['<rootDir>/tests/browser/retry-once.cjs'],
  transform,
  testTimeout: 30_000,
};
