/** Types of node-version.cjs, for its test. */
export function tooOld(version: string): string | undefined;
