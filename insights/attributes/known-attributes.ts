/**
 * The attributes Flex Insights reads, copied from Twilio's pages for this report alone: it must not repeat a mistake of
 * the Functions' own table. tests/insights/attributes/known-attributes.test.ts shows where the two lists differ.
 *
 * both: in the older edition of "Enhance your Flex Insights Integration" and in today's; former: only in the older one;
 * today: only in today's; listed: only in the allow-list of "HIPAA for Flex Insights Historical Reporting".
 */
import { type Edition } from './edition';

export type AttributeObject = 'conversations' | 'customers';
export type AttributeKind = 'text' | 'number' | 'link' | 'media';
export type Source = 'both' | 'former' | 'today' | 'listed';

interface KnownAttribute {
  kind: AttributeKind;
  source: Source;
  /** Insights shows the name only where this id is given. */
  needs?: string;
}

const words = (text: string) => text.trim().split(/\s+/);
const numbered = (stem: string, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `${stem}_${first + index}`);

type Rows = [source: Source, kind: AttributeKind, names: string[]][];

// oxfmt-ignore
const conversations: Rows = [
  ['both', 'link', ['segment_link']],
  ['both', 'text', words(`conversation_id abandoned abandoned_phase activity campaign case content direction external_contact followed_by
    handling_department_id handling_department_name handling_department_name_in_hierarchy handling_team_id handling_team_name
    handling_team_name_in_hierarchy hang_up_by in_business_hours initiated_by initiative ivr_path language outcome preceded_by
    productive queue service_level virtual workflow`)],
  ['both', 'text', numbered('conversation_attribute', 1, 7)],
  ['both', 'number', [...numbered('conversation_measure', 1, 5), ...words('activity_time hold_time ivr_time')]],
  ['former', 'text', ['communication_channel']],
  ['today', 'text', [...words('channel destination source'), ...numbered('conversation_attribute', 8, 10), ...numbered('conversation_label', 1, 10)]],
  ['today', 'number', [...words('order average_response_time first_response_time focus_time'), ...numbered('conversation_measure', 6, 10)]],
  ['today', 'media', ['media']],
  ['listed', 'text', words('external_id_label date kind recording_status segment_name')],
  ['listed', 'number', words(`abandon_time queue_time ring_time talk_time wrap_up_time agent_talk_time customer_talk_time crosstalk_time silence_time
    longest_silence_before_agent longest_silence_before_customer longest_talk_by_agent longest_talk_by_customer priority
    segment_recording_offset`)],
];

// oxfmt-ignore
const customers: Rows = [
  ['both', 'link', ['customer_link']],
  ['both', 'text', words('name acquisition_date category customer_manager email gender market_segment organization phone year_of_birth zip')],
  ['both', 'number', words('acquisition_cost business_value')],
  ['today', 'text', [...words('external_id geo_location'), ...numbered('customer_attribute', 1, 3), ...numbered('customer_label', 1, 3)]],
  ['listed', 'text', words('country region state type')],
];

const idOf: Record<string, string> = {
  handling_department_name: 'handling_department_id',
  handling_department_name_in_hierarchy: 'handling_department_id',
  handling_team_name: 'handling_team_id',
  handling_team_name_in_hierarchy: 'handling_team_id',
};

function tableOf(rows: Rows): Map<string, KnownAttribute> {
  return new Map(
    rows.flatMap(([source, kind, names]) =>
      names.map((name) => [name, { kind, source, ...(idOf[name] && { needs: idOf[name] }) }] as const),
    ),
  );
}

export const knownAttributes: Record<AttributeObject, Map<string, KnownAttribute>> = {
  conversations: tableOf(conversations),
  customers: tableOf(customers),
};

const readBy: Record<Edition, Source[]> = {
  // Today's pages no longer show communication_channel, but Twilio's own Interactions still write it.
  today: ['both', 'former', 'today', 'listed'],
  specification: ['both', 'former'],
};

/** Undefined for a name that Insights ignores in this edition. */
export function knownAttribute(object: AttributeObject, name: string, edition: Edition): KnownAttribute | undefined {
  const known = knownAttributes[object].get(name);
  return known && readBy[edition].includes(known.source) ? known : undefined;
}
