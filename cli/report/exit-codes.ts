/** What the report ends with. */
import { type EndCodes } from '../tool/run-tool';

export const exitCodes = { told: 0, failed: 1, wrong: 2, unanswered: 3, interrupted: 130 } as const;

export const endCodes: EndCodes = { refused: exitCodes.wrong, defect: exitCodes.wrong };
