/** What stands in Sync under the keys of customers: for tests of links by key. */
import { type Bundle } from './bundle';

export const secretOfKeys = 'a-secret-for-keys-of-32-characters';

const allItems = ({ sandbox }: Bundle) =>
  [...sandbox.state.sync.values()].flatMap(({ maps }) =>
    [...maps.values()].flatMap(({ items }) => [...items.values()]),
  );

/** The items of all keys, oldest first. */
export const keptItems = (bundle: Bundle) =>
  allItems(bundle).map(({ key, data, dateExpires }) => ({ key, data, dateExpires }));

/** Somebody else's program writes into the map. */
export function overwriteItems(bundle: Bundle, data: object): void {
  for (const item of allItems(bundle)) item.data = data;
}
