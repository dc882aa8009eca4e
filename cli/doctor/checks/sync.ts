/** Where Sync keeps the keys of customers and cases, asked only where links by key are used. */
import { mapOfKeys } from '../../../assets/twilio/keyed-conversations';
import { complaintOf } from '../../account/variable-problems';
import { problemOf } from '../../tool/found';
import { error, failed, ok, type Report } from '../report';
import { type Setup } from '../setup';

const about = 'Sync';

/** Reads the service, then its map; neither is made. No key and no item is looked at. */
export async function checkSync({ environment, context: { twilio, settings } }: Setup): Promise<Report[]> {
  const inUse = [environment.LINK_BY, environment.LINK_KEY_SECRET].some((value) => value?.trim());
  // A name that cannot be one is told with the variables, once.
  if (!inUse || complaintOf(() => settings.SYNC_SERVICE_SID)) return [];
  const name = settings.SYNC_SERVICE_SID;
  const service = await twilio.ask((client) => client.sync.v1.services(name).fetchWithHttpInfo());
  if (!service.ok && service.problem === 'not-found')
    return [
      error(
        about,
        'SYNC_SERVICE_SID names no Sync service of the account: every link by key fails.',
        'Set it to one of Console > Sync > Services, or to default, and deploy.',
      ),
    ];
  if (!service.ok) return [failed(about, problemOf(service, 'the Sync service'))];

  const map = await twilio.ask((client) => client.sync.v1.services(name).syncMaps(mapOfKeys).fetchWithHttpInfo());
  if (map.ok) return [ok(about, `The map ${mapOfKeys} keeps the keys of links.`)];
  if (map.problem === 'not-found')
    return [ok(about, `There is no map ${mapOfKeys} yet: the first key of a link makes it.`)];
  return [failed(about, problemOf(map, `the map ${mapOfKeys}`))];
}
