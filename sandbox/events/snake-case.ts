/** The names of a callback's parameters as JSON has them: TaskQueueSid is task_queue_sid. */
export const snakeCase = (name: string): string => name.replaceAll(/(?<=.)[A-Z]/g, '_$&').toLowerCase();
