/** What is remembered of sync.twilio.com: services, their maps, the items in them. Times are ms since 1970. */
import { fixedSid } from './sids';

export interface SyncItem {
  key: string;
  /** Counted from 0; in the API the text `revision`. */
  version: number;
  data: object;
  /** Null: kept for good. */
  dateExpires: number | null;
  dateCreated: number;
  dateUpdated: number;
}

/** A request that counts against a map's rate. */
export interface CountedRequest {
  at: number;
  weight: number;
}

export interface SyncMap {
  sid: string;
  uniqueName: string | null;
  version: number;
  items: Map<string, SyncItem>;
  reads: CountedRequest[];
  writes: CountedRequest[];
  dateExpires: number | null;
  dateCreated: number;
  dateUpdated: number;
}

export interface SyncService {
  sid: string;
  uniqueName: string | null;
  friendlyName: string | null;
  maps: Map<string, SyncMap>;
  dateCreated: number;
  dateUpdated: number;
}

export const defaultSyncServiceSid = fixedSid('IS', 1);

/** Every account has the service that `default` names. */
export function emptySync(now: number): Map<string, SyncService> {
  const service: SyncService = {
    sid: defaultSyncServiceSid,
    uniqueName: 'default',
    friendlyName: 'Default Service',
    maps: new Map(),
    dateCreated: now,
    dateUpdated: now,
  };
  return new Map([[service.sid, service]]);
}
