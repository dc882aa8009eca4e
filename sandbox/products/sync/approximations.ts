/** Where Sync differs from Twilio's, or is a guess. */
export const syncApproximations = [
  'Sync: services, maps and items; no documents, lists, streams, permissions, webhooks, and no changes of a service.',
  'An expired map or item is gone at once; Twilio takes seconds. Every update of an item is a new revision, also one of its TTL alone.',
  'The number of a wrong revision (54205, as the error dictionary has it for map items; 54103 is also told of), the codes and texts of a Key or a PageSize that is refused.',
  'A map is read and written 20 times a second over any ten seconds (setting syncMapRate; 0 for no limit); twice from 10 KiB on, but nothing in between.',
];
