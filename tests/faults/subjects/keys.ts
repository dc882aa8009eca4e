/** Tasks linked by the key of their customer: what strikes reads strikes Sync, what strikes writes the task. */
import taskCreated from '../../recorded/events/task-created-after-another.json';
import { type Bundle } from '../../harness/bundle';
import { pathOf, type Attributes, type Reply, type Scene } from '../scene';
import {
  callStudio,
  callWebhook,
  foreign,
  nextDigits,
  secrets,
  withConversations,
  type FaultyFunction,
} from './calling';
import { itemKey } from '../../../assets/decide/keyed-conversation';

/** A task whose customer has a conversation already. */
async function laterTask(
  bundle: Bundle,
  attributes: Attributes,
  key: string,
  call: (sid: string) => Promise<Reply>,
): Promise<Scene> {
  const first = await bundle.createTask(foreign);
  await bundle.call('/studio/link-task', { TaskSid: first, LinkKey: key });
  const sid = await bundle.createTask(attributes);
  return {
    kind: 'task',
    sid,
    before: JSON.stringify(attributes),
    ours: withConversations({ conversation_id: first }),
    read: { method: 'GET', path: `/Items/${itemKey(secrets.LINK_KEY_SECRET, key)}` },
    write: { method: 'POST', path: `${pathOf({ kind: 'task', sid })}\\b` },
    call: () => call(sid),
  };
}

export const linkByKey: FaultyFunction = {
  name: 'link-task, by key',
  path: '/studio/link-task',
  traits: ['attributes', 'read', 'write'],
  arrange(bundle) {
    const LinkKey = `case ${nextDigits()}`;
    return laterTask(bundle, foreign, LinkKey, (TaskSid) =>
      callStudio(bundle, '/studio/link-task', { TaskSid, LinkKey }),
    );
  },
};

/** The event tells attributes and version, so the task is written without a read. */
export const customerCameBack: FaultyFunction = {
  name: 'taskrouter-event, created, by key',
  path: '/webhooks/taskrouter-event',
  traits: ['attributes', 'read', 'write'],
  arrange(bundle) {
    const attributes = { ...foreign, case_number: `case ${nextDigits()}` };
    return laterTask(bundle, attributes, attributes.case_number, (TaskSid) => {
      const told = { TaskSid, TaskAttributes: JSON.stringify(attributes), TaskVersion: '0', Timestamp: '' };
      return callWebhook(bundle, '/webhooks/taskrouter-event', { ...taskCreated, ...told });
    });
  },
};
