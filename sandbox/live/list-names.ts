export const listNames = ['conversations', 'segments', 'tasks', 'workers', 'events', 'requests'] as const;
export type ListName = (typeof listNames)[number];
