/** Recording callbacks of one task, told to a bundle of their own: what the tests of recording-status share. */
import completed from '../recorded/events/recording-completed.json';
import { seed, startBundle, type Bundle } from './bundle';

export let bundle: Bundle;
export const taskSid = seed.taskSids.answeredCall;
export const recordingSid = completed.RecordingSid;
export const link = completed.RecordingUrl;

/** Tells the Function of an event, by default with the task in the query, as record-call asks for it. */
export const tell = (event: Record<string, string>, query = `?TaskSid=${taskSid}`) =>
  bundle.call(`/webhooks/recording-status${query}`, event);
export const conversations = async (sid = taskSid) => (await bundle.fetchTask(sid)).attributes.conversations;
/** The log lines, each with its console method. */
export const log = () => bundle.functions.log.map(({ level, line }) => ({ level, ...line }));

/** The task's own attributes with some conversations. */
export async function putConversations(given: object) {
  const { attributes } = await bundle.fetchTask(taskSid);
  bundle.sandbox.putTask({ sid: taskSid, attributes: { ...attributes, conversations: given } });
  bundle.sandbox.requests.clear();
}

/** A fresh bundle with these variables for the tests of a describe. */
export function useBundle(variables: Record<string, string> = {}) {
  beforeAll(async () => {
    bundle = await startBundle(variables);
  });
  afterAll(() => bundle.close());
  beforeEach(() => {
    bundle.sandbox.reset();
    bundle.functions.log.length = 0;
  });
}
