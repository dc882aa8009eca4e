/**
 * THE table: every task and worker attribute that Flex Insights reads. Types, JSON Schemas, validators,
 * docs/attributes.md and the inspector are all made from it; a key is typed here and nowhere else.
 *
 * Sources: "Enhance your Flex Insights Integration" (the specification), its current edition
 * "Add additional TaskRouter data", "Custom Media attached to Conversations", "Track Abandoned
 * Conversations" and the allow-list of "HIPAA for Flex Insights Historical Reporting".
 */

/** How a value is read: its JSON type and the rule it must meet (rules.ts). */
export type AttributeKind = 'text' | 'measure' | 'link' | 'yes-no' | 'date' | 'media';

/** Where the attribute is documented; `hipaa` means only in the HIPAA allow-list, without an explanation. */
export type Edition = 'both' | 'specification' | 'current' | 'hipaa';

export interface AttributeRow {
  kind: AttributeKind;
  /** The field of the Insights data set that the attribute fills. */
  field: string;
  edition: Edition;
  /** Values accepted besides those of the kind. */
  also?: readonly string[];
  /** An identifier by nature: unique values are right, and get no high-cardinality warning. */
  identifying?: true;
  /** Insights takes equal values for one conversation or one customer. */
  joins?: true;
  /** Insights shows the value only when this other attribute of the same object is present. */
  needs?: string;
  /** What people get wrong about it. */
  note?: string;
}

// oxfmt-ignore
export const attributeTable = {
  conversations: {
    segment_link: { kind: 'link', field: 'Segment Link', edition: 'both', note: 'one recording of the task; must play without a login' },
    conversation_id: { kind: 'text', field: 'Conversation ID', edition: 'both', identifying: true, joins: true, note: 'the same on all linked tasks; SID of the first task recommended, not needed on the first task itself' },
    abandoned: { kind: 'yes-no', field: 'Abandoned', edition: 'both', also: ['Follow-Up'], note: 'Follow-Up: voicemail left or callback asked for' },
    abandoned_phase: { kind: 'text', field: 'Abandoned Phase', edition: 'both', note: 'Short Queue, Queue, Ringing, Voicemail or Callback Request' },
    activity: { kind: 'text', field: 'Activity', edition: 'both' },
    campaign: { kind: 'text', field: 'Campaign', edition: 'both' },
    case: { kind: 'text', field: 'Case', edition: 'both' },
    communication_channel: { kind: 'text', field: 'Channel', edition: 'specification', note: 'today’s page calls it channel' },
    channel: { kind: 'text', field: 'Channel', edition: 'current' },
    content: { kind: 'text', field: 'Content', edition: 'both' },
    conversation_attribute_1: { kind: 'text', field: 'Conversation Attribute 1', edition: 'both' },
    conversation_attribute_2: { kind: 'text', field: 'Conversation Attribute 2', edition: 'both' },
    conversation_attribute_3: { kind: 'text', field: 'Conversation Attribute 3', edition: 'both' },
    conversation_attribute_4: { kind: 'text', field: 'Conversation Attribute 4', edition: 'both' },
    conversation_attribute_5: { kind: 'text', field: 'Conversation Attribute 5', edition: 'both' },
    conversation_attribute_6: { kind: 'text', field: 'Conversation Attribute 6', edition: 'both' },
    conversation_attribute_7: { kind: 'text', field: 'Conversation Attribute 7', edition: 'both' },
    conversation_attribute_8: { kind: 'text', field: 'Conversation Attribute 8', edition: 'current' },
    conversation_attribute_9: { kind: 'text', field: 'Conversation Attribute 9', edition: 'current' },
    conversation_attribute_10: { kind: 'text', field: 'Conversation Attribute 10', edition: 'current' },
    conversation_label_1: { kind: 'text', field: 'Conversation Label 1', edition: 'current', identifying: true },
    conversation_label_2: { kind: 'text', field: 'Conversation Label 2', edition: 'current', identifying: true },
    conversation_label_3: { kind: 'text', field: 'Conversation Label 3', edition: 'current', identifying: true },
    conversation_label_4: { kind: 'text', field: 'Conversation Label 4', edition: 'current', identifying: true },
    conversation_label_5: { kind: 'text', field: 'Conversation Label 5', edition: 'current', identifying: true },
    conversation_label_6: { kind: 'text', field: 'Conversation Label 6', edition: 'current', identifying: true },
    conversation_label_7: { kind: 'text', field: 'Conversation Label 7', edition: 'current', identifying: true },
    conversation_label_8: { kind: 'text', field: 'Conversation Label 8', edition: 'current', identifying: true },
    conversation_label_9: { kind: 'text', field: 'Conversation Label 9', edition: 'current', identifying: true },
    conversation_label_10: { kind: 'text', field: 'Conversation Label 10', edition: 'current', identifying: true },
    destination: { kind: 'text', field: 'Destination', edition: 'current', identifying: true, note: 'where the segment went next; a number or address is fine' },
    direction: { kind: 'text', field: 'Direction', edition: 'both', note: 'Inbound, Outbound or Internal, capitalised unlike the task’s own direction' },
    external_contact: { kind: 'text', field: 'External Contact', edition: 'both', identifying: true, note: 'the contact centre’s own number or address the customer used' },
    external_id_label: { kind: 'text', field: 'External ID Label', edition: 'hipaa', identifying: true },
    followed_by: { kind: 'text', field: 'Followed By', edition: 'both' },
    preceded_by: { kind: 'text', field: 'Preceded By', edition: 'both' },
    handling_department_id: { kind: 'text', field: 'Handling Department ID', edition: 'both', identifying: true },
    handling_department_name: { kind: 'text', field: 'Handling Department', edition: 'both', needs: 'handling_department_id' },
    handling_department_name_in_hierarchy: { kind: 'text', field: 'Handling Department in Hierarchy', edition: 'both', needs: 'handling_department_id', note: 'levels separated by " ▸ "' },
    handling_team_id: { kind: 'text', field: 'Handling Team ID', edition: 'both', identifying: true, note: 'default: SID of the queue' },
    handling_team_name: { kind: 'text', field: 'Handling Team', edition: 'both', needs: 'handling_team_id', note: 'default: name of the queue' },
    handling_team_name_in_hierarchy: { kind: 'text', field: 'Handling Team in Hierarchy', edition: 'both', needs: 'handling_team_id', note: 'levels separated by " ▸ "' },
    hang_up_by: { kind: 'text', field: 'Hang Up By', edition: 'both', note: 'Customer, Agent, Consult, Cold Transfer, Warm Transfer ...' },
    in_business_hours: { kind: 'yes-no', field: 'In Business Hours', edition: 'both' },
    initiated_by: { kind: 'text', field: 'Initiated By', edition: 'both', note: 'Customer, Agent or API' },
    initiative: { kind: 'text', field: 'Initiative', edition: 'both' },
    ivr_path: { kind: 'text', field: 'IVR Path', edition: 'both', note: 'steps separated by " ▸ "' },
    language: { kind: 'text', field: 'Language', edition: 'both' },
    order: { kind: 'measure', field: 'Order', edition: 'current', note: 'place of the segment in the conversation' },
    outcome: { kind: 'text', field: 'Outcome', edition: 'both', note: 'must be on the task before it ends; Insights falls back to the reason' },
    productive: { kind: 'yes-no', field: 'Productive', edition: 'both' },
    queue: { kind: 'text', field: 'Queue', edition: 'both' },
    service_level: { kind: 'text', field: 'Service Level', edition: 'both' },
    source: { kind: 'text', field: 'Source', edition: 'current', note: 'where the segment came from' },
    virtual: { kind: 'yes-no', field: 'Virtual', edition: 'both' },
    workflow: { kind: 'text', field: 'Workflow', edition: 'both' },
    activity_time: { kind: 'measure', field: 'Activity Time', edition: 'both', note: 'seconds' },
    average_response_time: { kind: 'measure', field: 'Average Response Time', edition: 'current', note: 'seconds' },
    first_response_time: { kind: 'measure', field: 'First Response Time', edition: 'current', note: 'seconds' },
    focus_time: { kind: 'measure', field: 'Focus Time', edition: 'current', note: 'seconds' },
    hold_time: { kind: 'measure', field: 'Hold Time', edition: 'both', note: 'seconds' },
    ivr_time: { kind: 'measure', field: 'IVR Time', edition: 'both', note: 'seconds; Insights never captures it by itself' },
    conversation_measure_1: { kind: 'measure', field: 'Conversation Measure 1', edition: 'both' },
    conversation_measure_2: { kind: 'measure', field: 'Conversation Measure 2', edition: 'both' },
    conversation_measure_3: { kind: 'measure', field: 'Conversation Measure 3', edition: 'both' },
    conversation_measure_4: { kind: 'measure', field: 'Conversation Measure 4', edition: 'both' },
    conversation_measure_5: { kind: 'measure', field: 'Conversation Measure 5', edition: 'both' },
    conversation_measure_6: { kind: 'measure', field: 'Conversation Measure 6', edition: 'current' },
    conversation_measure_7: { kind: 'measure', field: 'Conversation Measure 7', edition: 'current' },
    conversation_measure_8: { kind: 'measure', field: 'Conversation Measure 8', edition: 'current' },
    conversation_measure_9: { kind: 'measure', field: 'Conversation Measure 9', edition: 'current' },
    conversation_measure_10: { kind: 'measure', field: 'Conversation Measure 10', edition: 'current' },
    media: { kind: 'media', field: 'Media links of every segment', edition: 'current', note: 'replaces the default recording and transcript; list those again to keep them' },
    abandon_time: { kind: 'measure', field: 'Abandon Time', edition: 'hipaa', note: 'normally computed by Insights' },
    queue_time: { kind: 'measure', field: 'Queue Time', edition: 'hipaa', note: 'normally computed by Insights' },
    ring_time: { kind: 'measure', field: 'Ring Time', edition: 'hipaa', note: 'normally computed by Insights' },
    talk_time: { kind: 'measure', field: 'Talk Time', edition: 'hipaa', note: 'normally computed by Insights' },
    wrap_up_time: { kind: 'measure', field: 'Wrap Up Time', edition: 'hipaa', note: 'normally computed by Insights' },
    agent_talk_time: { kind: 'measure', field: 'Agent Talk Time', edition: 'hipaa', note: 'normally from audio analysis' },
    customer_talk_time: { kind: 'measure', field: 'Customer Talk Time', edition: 'hipaa', note: 'normally from audio analysis' },
    crosstalk_time: { kind: 'measure', field: 'Crosstalk Time', edition: 'hipaa', note: 'normally from audio analysis' },
    silence_time: { kind: 'measure', field: 'Silence Time', edition: 'hipaa', note: 'normally from audio analysis' },
    longest_silence_before_agent: { kind: 'measure', field: 'Longest Silence Before Agent', edition: 'hipaa', note: 'normally from audio analysis' },
    longest_silence_before_customer: { kind: 'measure', field: 'Longest Silence Before Customer', edition: 'hipaa', note: 'normally from audio analysis' },
    longest_talk_by_agent: { kind: 'measure', field: 'Longest Talk by Agent', edition: 'hipaa', note: 'normally from audio analysis' },
    longest_talk_by_customer: { kind: 'measure', field: 'Longest Talk by Customer', edition: 'hipaa', note: 'normally from audio analysis' },
    date: { kind: 'date', field: 'Date', edition: 'hipaa' },
    kind: { kind: 'text', field: 'Segment Kind', edition: 'hipaa' },
    priority: { kind: 'measure', field: 'Priority', edition: 'hipaa' },
    recording_status: { kind: 'text', field: 'Recording Status', edition: 'hipaa' },
    segment_name: { kind: 'text', field: 'Segment Name', edition: 'hipaa' },
    segment_recording_offset: { kind: 'measure', field: 'Segment Recording Offset', edition: 'hipaa' },
  },
  customers: {
    name: { kind: 'text', field: 'Name', edition: 'both', identifying: true },
    customer_link: { kind: 'link', field: 'Customer Link', edition: 'both', note: 'the customer in your CRM' },
    external_id: { kind: 'text', field: 'Customer ID', edition: 'current', identifying: true, joins: true, note: 'links conversations to one customer before phone and email; must be set before the first segment ends' },
    phone: { kind: 'text', field: 'Phone', edition: 'both', identifying: true, joins: true },
    email: { kind: 'text', field: 'Email', edition: 'both', identifying: true, joins: true },
    customer_attribute_1: { kind: 'text', field: 'Customer Attribute 1', edition: 'current' },
    customer_attribute_2: { kind: 'text', field: 'Customer Attribute 2', edition: 'current' },
    customer_attribute_3: { kind: 'text', field: 'Customer Attribute 3', edition: 'current' },
    customer_label_1: { kind: 'text', field: 'Customer Label 1', edition: 'current', identifying: true },
    customer_label_2: { kind: 'text', field: 'Customer Label 2', edition: 'current', identifying: true },
    customer_label_3: { kind: 'text', field: 'Customer Label 3', edition: 'current', identifying: true },
    acquisition_date: { kind: 'date', field: 'Acquisition Date', edition: 'both', note: 'no format is documented; YYYY-MM-DD is the safe one' },
    category: { kind: 'text', field: 'Category', edition: 'both' },
    customer_manager: { kind: 'text', field: 'Customer Manager', edition: 'both' },
    gender: { kind: 'text', field: 'Gender', edition: 'both' },
    geo_location: { kind: 'text', field: 'Geo Location', edition: 'current', identifying: true, note: 'latitude;longitude with a semicolon' },
    market_segment: { kind: 'text', field: 'Market Segment', edition: 'both' },
    organization: { kind: 'text', field: 'Organization', edition: 'both' },
    year_of_birth: { kind: 'text', field: 'Year of Birth', edition: 'both' },
    zip: { kind: 'text', field: 'ZIP', edition: 'both', identifying: true },
    country: { kind: 'text', field: 'Country', edition: 'hipaa' },
    region: { kind: 'text', field: 'Region', edition: 'hipaa' },
    state: { kind: 'text', field: 'State', edition: 'hipaa' },
    type: { kind: 'text', field: 'Type', edition: 'hipaa', note: 'Agent marks an agent who appears as customer of an internal call' },
    acquisition_cost: { kind: 'measure', field: 'Acquisition Cost', edition: 'both' },
    business_value: { kind: 'measure', field: 'Business Value', edition: 'both' },
  },
  worker: {
    full_name: { kind: 'text', field: 'Full Name', edition: 'both', identifying: true, note: 'default: the worker’s friendly name' },
    email: { kind: 'text', field: 'Email', edition: 'both', identifying: true },
    phone: { kind: 'text', field: 'Phone', edition: 'both', identifying: true },
    location: { kind: 'text', field: 'Location', edition: 'both' },
    manager: { kind: 'text', field: 'Manager', edition: 'both' },
    role: { kind: 'text', field: 'Role', edition: 'both' },
    state: { kind: 'text', field: 'State', edition: 'both', note: 'Active or Deleted' },
    team_id: { kind: 'text', field: 'Team ID', edition: 'both', identifying: true, note: 'default: SID of the queue' },
    team_name: { kind: 'text', field: 'Team', edition: 'both', needs: 'team_id' },
    team_name_in_hierarchy: { kind: 'text', field: 'Team in Hierarchy', edition: 'both', needs: 'team_id', note: 'levels separated by " ▸ "' },
    department_id: { kind: 'text', field: 'Department ID', edition: 'both', identifying: true },
    department_name: { kind: 'text', field: 'Department', edition: 'both', needs: 'department_id' },
    department_name_in_hierarchy: { kind: 'text', field: 'Department in Hierarchy', edition: 'both', needs: 'department_id', note: 'levels separated by " ▸ "' },
    agent_id: { kind: 'text', field: 'Agent ID', edition: 'current', identifying: true },
    agent_attribute_1: { kind: 'text', field: 'Agent Attribute 1', edition: 'current' },
    agent_attribute_2: { kind: 'text', field: 'Agent Attribute 2', edition: 'current' },
    agent_attribute_3: { kind: 'text', field: 'Agent Attribute 3', edition: 'current' },
    agent_label_1: { kind: 'text', field: 'Agent Label 1', edition: 'current', identifying: true },
    agent_label_2: { kind: 'text', field: 'Agent Label 2', edition: 'current', identifying: true },
    agent_label_3: { kind: 'text', field: 'Agent Label 3', edition: 'current', identifying: true },
  },
} as const satisfies Record<string, Record<string, AttributeRow>>;

/** The objects of attributes: two inside a task's attributes, and a worker's own root. */
export type AttributeObject = keyof typeof attributeTable;

/** The objects that live inside a task's attributes. */
export const taskObjects = ['conversations', 'customers'] as const satisfies readonly AttributeObject[];
export type TaskObject = (typeof taskObjects)[number];

/** The row of an attribute, or undefined for a name Insights does not read. Safe for any name, `__proto__` included. */
export function attributeRow(object: AttributeObject, key: string): AttributeRow | undefined {
  const rows: Record<string, AttributeRow> = attributeTable[object];
  return Object.hasOwn(rows, key) ? rows[key] : undefined;
}
