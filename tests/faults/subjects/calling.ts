/** How the subjects of the fault matrix are called, and what stands on their tasks. */
import { type Bundle } from '../../harness/bundle';
import { sendToStreams, streamed, streamsPath, streamsVariables } from '../../harness/event-doors';
import { type Trait } from '../fault-table';
import { type Attributes, type Reply, type Scene } from '../scene';

export interface FaultyFunction {
  /** As the document names it. */
  name: string;
  path: string;
  /** What it asks of Twilio, and whether a later event can overtake the one it is called with. */
  traits: readonly Trait[];
  arrange(bundle: Bundle): Promise<Scene>;
}

/** What the deployment is configured with. */
export const secrets = {
  WORKERS_API_TOKEN: 'a-token-of-thirty-two-characters-',
  RECORDING_LINK_SECRET: 'a-secret-of-thirty-two-characters',
  LINK_KEY_SECRET: 'a-secret-for-keys-of-32-characters',
  ...streamsVariables,
};

/** Somebody else's attributes: nulls, nesting and a key of ours that must stay. */
export const foreign = {
  call_sid: 'CA1',
  left: null,
  nested: { list: [1, null] },
  conversations: { own: 'kept' },
  reservation_attributes: {},
};

export const withConversations = (changes: Attributes) => (before: Attributes) => ({
  ...before,
  conversations: { ...(before.conversations as Attributes), ...changes },
});

/** Waits for the webhook's answer; its code stands in the log only. */
export function callWebhook(bundle: Bundle, path: string, form: Record<string, string>): Promise<Reply> {
  return timed(bundle, path, form.TaskSid, () => bundle.call(path, form));
}

/** The same event through Event Streams. */
export function callStreams(bundle: Bundle, event: Record<string, string>): Promise<Reply> {
  return timed(bundle, streamsPath, event.TaskSid, () => sendToStreams(bundle, [streamed(event)]));
}

async function timed(
  bundle: Bundle,
  path: string,
  task: string,
  call: () => Promise<{ status: number }>,
): Promise<Reply> {
  const started = performance.now();
  const { status } = await call();
  const ms = performance.now() - started;
  const line = bundle.functions.log
    .map((each) => each.line)
    .findLast(({ fn, taskSid }) => fn === path && taskSid === task);
  return { status, code: String(line?.code), ms };
}

export async function callStudio(bundle: Bundle, path: string, parameters: Record<string, unknown>): Promise<Reply> {
  const started = performance.now();
  const { status, body } = await bundle.call(path, parameters);
  return { status, code: body.code, ms: performance.now() - started };
}

let counter = 0;
export const nextDigits = () => (++counter).toString(16).padStart(32, '0');
