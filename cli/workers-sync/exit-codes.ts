/** What the exit code of workers:sync says; --help tells the same in words. */
export const exitCodes = { done: 0, incomplete: 1, nothingWritten: 2, gaveUp: 3, interrupted: 130 } as const;
