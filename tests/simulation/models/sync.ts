/** Sync maps and their items. https://www.twilio.com/docs/sync/api/map-item-resource */
import { notFound, refusal, type Answer, type Route } from './answer';

/** An item from its creation to its end; what was is kept for the judges. */
export interface Item {
  key: string;
  data: unknown;
  revision: number;
  createdAtMs: number;
  expiresAtMs: number;
  /** When somebody deleted the map it was in. */
  deletedAtMs?: number;
}

export interface SyncWorld {
  now(): number;
  /** Milliseconds since 1970 on Twilio's clock. */
  date(): number;
}

const mapsPath = '/v1/Services/(IS\\w+)/Maps';
const itemsPath = `${mapsPath}/([\\w-]+)/Items`;

export class Sync {
  /** All there ever were, oldest first. */
  readonly items: Item[] = [];
  private readonly maps = new Set<string>();
  readonly routes: Route[] = [
    route(`POST ${mapsPath}`, ({ form }) => this.createMap(form.get('UniqueName') ?? '')),
    route(`POST ${itemsPath}`, ({ form }, [, map]) => this.createItem(map, form)),
    route(`GET ${itemsPath}/([\\w-]+)`, (_, [, map, key]) => this.fetchItem(map, key)),
    route(`POST ${itemsPath}/([\\w-]+)`, ({ form, headers }, [, map, key]) =>
      this.updateItem(map, key, form, headers['if-match']),
    ),
  ];

  constructor(
    private readonly world: SyncWorld,
    private readonly serviceSid: string,
  ) {}

  /** Somebody deletes every map, and what they hold is forgotten. */
  deleteMaps(): void {
    for (const item of this.items) if (this.isThere(item)) item.deletedAtMs = this.world.now();
    this.maps.clear();
  }

  private createMap(name: string): Answer {
    if (this.maps.has(name)) return refusal(409, 54_301, 'Unique name already exists');
    this.maps.add(name);
    return { status: 201, body: { unique_name: name, service_sid: this.serviceSid } };
  }

  /** No upsert: what stands there stays. */
  private createItem(map: string, form: URLSearchParams): Answer {
    const key = form.get('Key') ?? '';
    if (!this.maps.has(map)) return notFound;
    if (this.find(key)) return refusal(409, 54_208, 'An Item with given key already exists in the Map');
    const item: Item = {
      key,
      data: JSON.parse(form.get('Data') ?? '{}'),
      revision: 0,
      createdAtMs: this.world.now(),
      expiresAtMs: this.expiryOf(form),
    };
    this.items.push(item);
    return { status: 201, body: this.bodyOf(item) };
  }

  private fetchItem(map: string, key: string): Answer {
    const item = this.maps.has(map) ? this.find(key) : undefined;
    return item ? { status: 200, body: this.bodyOf(item) } : notFound;
  }

  private updateItem(map: string, key: string, form: URLSearchParams, ifMatch: string | undefined): Answer {
    const item = this.maps.has(map) ? this.find(key) : undefined;
    if (!item) return notFound;
    if (ifMatch !== undefined && ifMatch !== String(item.revision))
      return refusal(412, 54_205, 'The revision of the Map Item does not match the expected revision');
    const data = form.get('Data');
    if (data !== null) Object.assign(item, { data: JSON.parse(data) as unknown });
    Object.assign(item, { revision: item.revision + 1, expiresAtMs: this.expiryOf(form) });
    return { status: 200, body: this.bodyOf(item) };
  }

  private find(key: string): Item | undefined {
    return this.items.find((item) => item.key === key && this.isThere(item));
  }

  private isThere({ expiresAtMs, deletedAtMs }: Item): boolean {
    return deletedAtMs === undefined && this.world.now() < expiresAtMs;
  }

  private expiryOf(form: URLSearchParams): number {
    const seconds = Number(form.get('ItemTtl') ?? form.get('Ttl') ?? 0);
    return seconds ? this.world.now() + seconds * 1000 : Infinity;
  }

  private bodyOf({ key, data, revision, createdAtMs, expiresAtMs }: Item): object {
    const dateOf = (atMs: number) => new Date(this.world.date() - this.world.now() + atMs).toISOString();
    return {
      key,
      data,
      revision: String(revision),
      date_created: dateOf(createdAtMs),
      date_expires: expiresAtMs === Infinity ? null : dateOf(expiresAtMs),
    };
  }
}

function route(line: string, answer: Route['answer']): Route {
  return { host: 'sync', pattern: new RegExp(`^${line}$`), answer };
}
