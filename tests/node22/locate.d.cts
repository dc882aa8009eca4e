/** Types of locate.cjs, for the tests. */
export const node22: string;
