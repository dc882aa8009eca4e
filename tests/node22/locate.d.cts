export const node22: string;
