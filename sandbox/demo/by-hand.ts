/**
 * The same tasks the way many integrations do it: read, merge, write, without If-Match; the outcome saved when the
 * agent is done; the recording linked when it is ready. Careful enough not to lose what stood on the task before.
 */
import { accountSid } from '../state/account';
import { tasksPath, type Centre, type Values } from './centre';
import { type Hands } from './hands';

type Attributes = Record<string, any>;

/** { "conversations.campaign": "Spring" } becomes { conversations: { campaign: "Spring" } }. */
function nest(values: Values): Attributes {
  const nested: Attributes = {};
  for (const [name, value] of Object.entries(values)) {
    const [object = '', key = ''] = name.split('.');
    nested[object] = { ...nested[object], [key]: value };
  }
  return nested;
}

export function merge(current: Attributes, values: Values): Attributes {
  const merged = { ...current };
  for (const [object, own] of Object.entries(nest(values))) merged[object] = { ...current[object], ...own };
  return merged;
}

export function byHand(centre: Centre): Hands {
  const outcomes = new Map<string, string>();
  const recordings = new Map<string, string>();
  const recordingsOf = (call: string) => `/2010-04-01/Accounts/${accountSid}/Calls/${call}/Recordings`;

  async function write(task: string, values: Values, form: Record<string, string> = {}): Promise<void> {
    const { body } = await centre.twilio(`${tasksPath}/${task}`);
    const Attributes = JSON.stringify(merge(JSON.parse(body.attributes ?? '{}'), values));
    await centre.twilio(`${tasksPath}/${task}`, { Attributes, ...form });
  }

  return {
    prepare: async (values) => nest(values),
    enrich: write,
    link: async () => {},
    cancel: (task, reason, values) => write(task, values, { AssignmentStatus: 'canceled', Reason: reason }),
    async complete(task, outcome) {
      await centre.twilio(`${tasksPath}/${task}`, { AssignmentStatus: 'completed' });
      outcomes.set(task, outcome);
    },
    async startRecording(task, call) {
      const { body } = await centre.twilio(`${recordingsOf(call)}.json`, { RecordingChannels: 'dual' });
      recordings.set(task, body.sid);
    },
    async stopRecording(task, call) {
      await centre.twilio(`${recordingsOf(call)}/${recordings.get(task)}.json`, { Status: 'stopped' });
    },
    async afterwards(task) {
      const [outcome, recording] = [outcomes.get(task), recordings.get(task)];
      if (outcome) await write(task, { 'conversations.outcome': outcome });
      await centre.wait(170);
      if (recording)
        await write(task, {
          'conversations.segment_link': `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${recording}`,
        });
    },
  };
}
