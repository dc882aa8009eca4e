/** What the exit code of workers:sync says; --help tells the same in words. */
import { type EndCodes } from '../tool/run-tool';

export const exitCodes = { done: 0, incomplete: 1, nothingWritten: 2, gaveUp: 3, interrupted: 130 } as const;

/** For the frame that every tool runs in. */
export const endCodes: EndCodes = { refused: exitCodes.nothingWritten, defect: exitCodes.gaveUp };
