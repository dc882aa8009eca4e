/** The conversations of customers and cases by key, in a Sync map: the first task comes to be it, later ones join. */
import { type SyncMapItemInstance } from 'twilio/lib/rest/sync/v1/service/syncMap/syncMapItem';
import { conversationIdOf } from '../decide/conversation-of-task';
import { type Task } from '../decide/decision';
import { cameBefore, itemKey, readKept, type KeyedConversation } from '../decide/keyed-conversation';
import { codes } from '../reply/codes';
import { type Result } from '../reply/reply';
import { NotConfigured } from '../settings/settings';
import { type TwilioClient } from './client';
import { type Context } from './context';
import { type Answer, type Failure } from './failure';
import { unforeseen } from './failure-result';

/** The map that holds all keys, in the service SYNC_SERVICE_SID. */
export const mapOfKeys = 'flex-insights-conversations';

/** An item that expires or appears between two requests makes another round due; more than a few do not happen. */
const mostRounds = 5;

interface KeyedLink {
  /** In the form in which keys are compared. */
  key: string;
  /** For how long the key leads to the conversation; default: LINK_WITHIN_HOURS. */
  hours?: number;
  /** Leave another conversation of the task for that of the key. */
  relink?: boolean;
  /** When the task came to be, in ms; undefined when that is not known. */
  since?: number;
}

/** The conversation that the key leads to, by now; or why that cannot be told. */
type JoinedConversation = { conversationId: string; result?: undefined } | { result: Result };

/**
 * The conversation of the key: that of the first task that came with it, or, without one, this task's own from now on.
 * Of several at once exactly one is first, for an item can be created only once. Each task that joins renews the key.
 * https://www.twilio.com/docs/sync/api/map-item-resource
 */
export async function joinConversation(context: Context, task: Task, link: KeyedLink): Promise<JoinedConversation> {
  const { LINK_KEY_SECRET, LINK_WITHIN_HOURS } = context.settings;
  const items = itemsOf(context, itemKey(LINK_KEY_SECRET, link.key));
  const hours = link.hours ?? LINK_WITHIN_HOURS;
  const named = conversationIdOf(task.attributes);
  const own: KeyedConversation = { conversationId: named ?? task.sid, taskSid: task.sid };

  for (let round = 1; round <= mostRounds; round++) {
    const found = await items.fetch();
    if (found.ok) {
      const kept = readKept(found.body.data);
      if (!kept) return { result: overwritten(items.key) };
      if (cameBefore(link.since, found.body.dateCreated.getTime(), hours)) return own;
      const joins = kept.taskSid !== task.sid && (named === undefined || link.relink);
      if (!joins || kept.conversationId === own.conversationId) return kept;
      const renewed = await items.renew(hours);
      // Told again, since another item may have come to stand there.
      if (renewed.ok) return readKept(renewed.body.data) ?? { result: overwritten(items.key) };
      if (renewed.problem !== 'not-found') return { result: failedOnSync(renewed) };
    } else {
      if (found.problem !== 'not-found') return { result: failedOnSync(found) };
      const created = await items.create(own, hours);
      if (created.ok) return own;
      if (created.problem === 'not-found') {
        const problem = await createMap(context);
        if (problem) return { result: problem };
      } else if (created.status !== 409) return { result: failedOnSync(created) };
    }
  }
  return { result: { code: 'conflict', message: 'The key changed hands as often as it was looked up. Try again.' } };
}

function itemsOf({ settings, twilio }: Context, key: string) {
  const map = (client: TwilioClient) => client.sync.v1.services(settings.SYNC_SERVICE_SID).syncMaps(mapOfKeys);
  const ttlOf = (hours: number) => hours * 3600;
  return {
    key,
    async fetch(): Promise<Answer<SyncMapItemInstance>> {
      const answer = await twilio.ask((client) => map(client).syncMapItems(key).fetchWithHttpInfo());
      // Something else than an item, such as a proxy's page: what stands there is not known.
      const isItem = !answer.ok || (answer.body.key === key && answer.body.dateCreated instanceof Date);
      return isItem ? answer : { ok: false, problem: 'unavailable', answerLost: false };
    },
    renew: (hours: number) =>
      twilio.ask((client) =>
        map(client)
          .syncMapItems(key)
          .updateWithHttpInfo({ itemTtl: ttlOf(hours) }),
      ),
    create: (data: KeyedConversation, hours: number) =>
      twilio.ask((client) => map(client).syncMapItems.createWithHttpInfo({ key, data, itemTtl: ttlOf(hours) })),
  };
}

/** Somebody else may make it in the same moment. Throws NotConfigured when there is no such service to make it in. */
async function createMap({ settings, twilio }: Context): Promise<Result | undefined> {
  const answer = await twilio.ask((client) =>
    client.sync.v1.services(settings.SYNC_SERVICE_SID).syncMaps.createWithHttpInfo({ uniqueName: mapOfKeys }),
  );
  if (answer.ok || answer.status === 409) return undefined;
  if (answer.problem === 'not-found') throw new NotConfigured('SYNC_SERVICE_SID names no Sync service of the account');
  return failedOnSync(answer);
}

/** Everything here may be repeated: half-done is at most a key that leads to this task already. */
function failedOnSync({ problem, twilioCode }: Failure): Result {
  if (problem === 'refused') return unforeseen('Sync refused the request', twilioCode);
  const code = problem === 'rate-limited' ? 'rate-limited' : 'unavailable';
  return { code, message: `The key could not be looked up: ${codes[code].message}` };
}

/** Not a defect of ours, nor one that a retry mends: an operator must look. The key in it is a hash. */
function overwritten(key: string): Result {
  const message =
    `The Sync item of this key holds no conversation: somebody else wrote over it. Nothing was linked. ` +
    `Delete the item ${key} of the map ${mapOfKeys}.`;
  return { code: 'not-allowed-now', message, note: message };
}
