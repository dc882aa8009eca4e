/** The keys that every JSON reply has, as flow authors were promised; typed here so that the bundle cannot change them. */
export const replyKeys = [
  'ok',
  'code',
  'message',
  'taskSid',
  'workerSid',
  'conversationId',
  'recordingSid',
  'attributes',
  'warnings',
  'issues',
];
