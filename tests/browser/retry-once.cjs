/** A browser shares the machine with what it tests: one more try, the first failure told. */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
