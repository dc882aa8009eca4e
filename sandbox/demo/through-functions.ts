/** The demonstration's day with the Functions: what a flow would call, step by step. */
import { type Centre, type FunctionReply, type Values } from './centre';
import { type Hands } from './hands';

const asForm = (values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

/** The name that a refusal proposes in place of a misspelled one. */
const proposal = /(\S+) is not an attribute .* did you mean (\S+)\?/;

/** Everything through the Functions. `tell` hears what they refuse. */
export function throughFunctions(centre: Centre, tell: (words: string) => Promise<void>): Hands {
  async function call(path: string, form: Record<string, string>): Promise<FunctionReply> {
    const reply = await centre.call(path, form);
    if (!reply.ok) throw new Error(`${path}: ${reply.code}, ${reply.message}`);
    return reply;
  }

  /** A misspelled name is heard while the flow is being made: its author fixes it. */
  async function correct(values: Values): Promise<Values> {
    const reply = await centre.call('/studio/prepare-attributes', asForm(values));
    const [, wrong, right] = proposal.exec(reply.message) ?? [];
    if (!wrong || !right || values[wrong] === undefined) return values;
    await tell(`prepare-attributes refuses ${wrong}: did you mean ${right}? The author of the flow fixes it.`);
    const { [wrong]: value, ...others } = values;
    return { ...others, [right]: value };
  }

  return {
    async prepare(values, inFlow) {
      const form = { ...asForm(await correct(values)), ...inFlow };
      const { attributes } = await call('/studio/prepare-attributes', form);
      return attributes ?? {};
    },
    async enrich(task, values) {
      await call('/studio/enrich-task', { TaskSid: task, ...asForm(values) });
    },
    async link(task, key) {
      await call('/studio/link-task', { TaskSid: task, LinkKey: key });
    },
    async cancel(task, reason, values) {
      await call('/studio/close-task', { TaskSid: task, Status: 'canceled', Reason: reason, ...asForm(values) });
    },
    async complete(task, outcome) {
      await call('/studio/close-task', { TaskSid: task, Status: 'completed', Outcome: outcome });
    },
    async startRecording(task, callSid) {
      await call('/studio/record-call', {
        TaskSid: task,
        Action: 'start',
        CallSid: callSid,
        RecordingChannels: 'dual',
      });
    },
    async stopRecording(task, callSid) {
      await call('/studio/record-call', { TaskSid: task, Action: 'stop', CallSid: callSid });
    },
    // The link was written when the recording began, the outcome before the end.
    afterwards: async () => {},
  };
}
