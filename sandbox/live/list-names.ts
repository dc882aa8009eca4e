/** The page's lists by name, for the page and for the server that answers it. */
export const listNames = ['conversations', 'segments', 'tasks', 'workers', 'events', 'requests'] as const;
export type ListName = (typeof listNames)[number];
