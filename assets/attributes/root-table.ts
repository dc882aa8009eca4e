/**
 * What Insights reads from a task's attributes next to `conversations` and `customers`: keys that Flex, Studio and
 * Interactions put at the root. Nothing of ours writes them; the inspector shows them.
 *
 * Sources: "TaskRouter Data in Flex Insights", "Interactions API", "Custom Media attached to Conversations", and the
 * allow-list of "HIPAA for Flex Insights Historical Reporting".
 */
import { type AttributeRow } from './table';

type RootRow = Pick<AttributeRow, 'field' | 'edition' | 'note'>;

const place = (part: string, side: 'inbound' | 'outbound'): RootRow => ({
  field: `Customers > ${part}`,
  edition: 'current',
  note: `for ${side} calls`,
});

// oxfmt-ignore
export const taskRootTable = {
  call_sid: { field: 'Conversation', edition: 'current', note: 'joins the tasks of one call by itself' },
  previous_task_sid: { field: 'Conversation', edition: 'current', note: 'the task an agent transferred from' },
  transfer_sid: { field: 'Conversation', edition: 'current', note: 'a transfer inside an Interaction' },
  flexInteractionSid: { field: 'Conversation', edition: 'current', note: 'the Interaction the task belongs to' },
  direction: { field: 'Conversations > Direction', edition: 'current' },
  from: place('Phone', 'inbound'),
  caller: place('Phone', 'inbound'),
  to: place('Phone', 'outbound'),
  called: place('Phone', 'outbound'),
  from_city: place('City', 'inbound'),
  from_state: place('State', 'inbound'),
  from_zip: place('ZIP', 'inbound'),
  from_country: place('Country', 'inbound'),
  caller_city: place('City', 'inbound'),
  caller_state: place('State', 'inbound'),
  caller_zip: place('ZIP', 'inbound'),
  caller_country: place('Country', 'inbound'),
  to_city: place('City', 'outbound'),
  to_state: place('State', 'outbound'),
  to_zip: place('ZIP', 'outbound'),
  to_country: place('Country', 'outbound'),
  called_city: place('City', 'outbound'),
  called_state: place('State', 'outbound'),
  called_zip: place('ZIP', 'outbound'),
  called_country: place('Country', 'outbound'),
  account_sid: { field: 'The workspace of Insights', edition: 'current' },
  customerName: { field: 'Customers > Name', edition: 'current', note: 'of an Interaction' },
  customerAddress: { field: 'Customers > Email or Phone', edition: 'current', note: 'of an Interaction' },
  reservation_attributes: { field: 'Media links of one reservation', edition: 'current', note: 'by reservation SID; they replace the task’s own for that reservation' },
  channelSid: { field: 'Channel', edition: 'hipaa' },
  reason: { field: 'Reason', edition: 'hipaa' },
  recordings: { field: 'Recordings', edition: 'hipaa' },
  hipaa_enabled: { field: 'HIPAA', edition: 'hipaa' },
} as const satisfies Record<string, RootRow>;

/** The row of a root key, or undefined for one Insights does not read. Safe for any name, `__proto__` included. */
export function rootRow(key: string): RootRow | undefined {
  const rows: Record<string, RootRow> = taskRootTable;
  return Object.hasOwn(rows, key) ? rows[key] : undefined;
}
