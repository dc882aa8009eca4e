/** What is written as asked but deserves a look: Insights would cut it, hide it, or be slowed down by it. */
import { attributeTable, taskObjects, type AttributeObject, type AttributeRow } from './table';
import { finding, type Finding } from '../findings/finding';
import { sidPattern } from '../findings/sid';
import { isJsonObject, isPresent, type JsonObject } from './json';
import { twilioRecording } from './recording-address';
import { taskRootTable } from './root-table';
import { type MediaItem, type TaskChanges } from './types';

/** Characters of a text value that today's Insights loads ("Add additional TaskRouter data"). */
export const loadedToday = 128;

/** The same in the specification's edition ("Add custom attributes and measures"). */
export const loadedBySpecification = 255;

const idLike = [
  { pattern: new RegExp(`\\b${sidPattern('[A-Z]{2}')}\\b`), what: 'a SID' },
  { pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i, what: 'a UUID' },
  { pattern: /\d{7,}/, what: 'a long number' },
  { pattern: /[^\s@]+@[^\s@]+\.[^\s@]+/, what: 'an email address' },
];

/**
 * High cardinality slows the loads of Historical Reporting and can end 15-minute loading (specification,
 * "Add custom attributes and measures"); a label carries such a value without harm.
 */
function warnOfIdentifier(field: string, key: string, row: AttributeRow, value: string): Finding[] {
  if (row.identifying) return [];
  const found = idLike.find(({ pattern }) => pattern.test(value));
  if (!found) return [];
  const label = key.includes('_attribute_') ? key.replace('_attribute_', '_label_') : 'a label attribute';
  return [
    finding(
      field,
      `contains ${found.what}, a value that differs for almost every conversation and slows Insights down`,
      `put it into ${label} and keep a category here`,
    ),
  ];
}

/**
 * Insights plays a link without logging in ("Add links to recordings"): it must be public or carry its own
 * authorization in path or query. `recordingsNeedLogin`: the account enforces HTTP auth on media URLs.
 */
function warnOfLink(field: string, value: string, recordingsNeedLogin: boolean): Finding[] {
  const link = new URL(value);
  if (link.username || link.password) {
    return [
      finding(
        field,
        'carries a user name or password, which every reader of the task sees',
        'use a signed link that expires (RECORDING_ACCESS=signed)',
      ),
    ];
  }
  const recording = twilioRecording(link);
  const alwaysNeedsLogin = link.hostname === 'video.twilio.com' || recording?.extension === '.json';
  if (alwaysNeedsLogin || (recording && recordingsNeedLogin)) {
    return [
      finding(
        field,
        'needs a login that the link does not carry, so Insights cannot play it',
        'use a link that is public or signed (RECORDING_ACCESS)',
      ),
    ];
  }
  return [];
}

/** Warnings about a valid value of any kind, except for its length. `value`: converted and cut. */
export function warnOfValue(
  field: string,
  key: string,
  row: AttributeRow,
  value: unknown,
  recordingsNeedLogin: boolean,
): Finding[] {
  if (row.kind === 'text') return warnOfIdentifier(field, key, row, value as string);
  if (row.kind === 'media') return warnOfMedia(field, value as MediaItem[], recordingsNeedLogin);
  return row.kind === 'link' ? warnOfLink(field, value as string, recordingsNeedLogin) : [];
}

function warnOfMedia(field: string, list: MediaItem[], recordingsNeedLogin: boolean): Finding[] {
  return list.flatMap(({ url, url_provider }, place) =>
    Object.entries({ url, url_provider }).flatMap(([key, link]) =>
      link === undefined ? [] : warnOfLink(`${field}[${place}].${key}`, link, recordingsNeedLogin),
    ),
  );
}

/** Names that Insights will not show because the id they belong to is missing. `values`: the merged object. */
export function warnOfMissingIds(object: AttributeObject, values: Record<string, unknown>): Finding[] {
  const prefix = object === 'worker' ? '' : `${object}.`;
  return Object.entries<AttributeRow>(attributeTable[object])
    .filter(([key, { needs }]) => needs && isPresent(values, key) && !isPresent(values, needs))
    .map(([key, { needs }]) =>
      finding(prefix + key, `is not shown by Insights without ${prefix}${needs}`, `set ${prefix}${needs} too`),
    );
}

/** The same for the attributes of a task, as they stand after a merge. */
export function warnOfHiddenNames(attributes: JsonObject): Finding[] {
  return taskObjects.flatMap((object) => {
    const values = attributes[object];
    return isJsonObject(values) ? warnOfMissingIds(object, values) : [];
  });
}

/** Root keys that Insights takes for the customer's phone number; which of two, the direction tells. */
const phoneKeys = Object.entries(taskRootTable)
  .filter(([, { field }]) => field === 'Customers > Phone')
  .map(([key]) => key);

/**
 * Insights keeps one customer for each phone number when nothing better names it ("Enhance Integration": external_id,
 * phone, email, from and to). What is said of that customer by one call is replaced by the next from the same number.
 * `given`: what is written now; names and ids of the customer may well be the same in each call.
 */
export function warnOfPhoneCustomer(attributes: JsonObject, given: TaskChanges['customers'] = {}): Finding[] {
  const customer = isJsonObject(attributes.customers) ? attributes.customers : {};
  const rows: Record<string, AttributeRow> = attributeTable.customers;
  const changing = Object.entries(given).some(([key, value]) => value !== null && !rows[key].identifying);
  const byPhone = isPresent(customer, 'phone') || phoneKeys.some((key) => isPresent(attributes, key));
  if (!changing || !byPhone || isPresent(customer, 'external_id')) return [];
  return [
    finding(
      'customers',
      'belong to whoever calls from that number: the next call may replace them',
      'set customers.external_id too, or use conversations.* for what is true of this conversation',
    ),
  ];
}
