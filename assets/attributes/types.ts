/** The types of values that Insights reads, made from the table. */
import { type AttributeKind, type AttributeObject, type attributeTable, type TaskObject } from './table';

/** One entry of a media list. Units: `start_time` in milliseconds since 1970, as a number. */
export interface MediaItem {
  type: 'VoiceRecording' | 'ChatTranscript' | 'Referenced' | 'Embedded' | 'Raw';
  url?: string;
  url_provider?: string;
  title?: string;
  sid?: string;
  start_time?: number;
  channels?: string[];
}

interface ValueOfKind extends Record<AttributeKind, unknown> {
  text: string;
  measure: number;
  link: string;
  'yes-no': 'Yes' | 'No';
  date: string;
  media: MediaItem[];
}

type ValueOfRow<Row> = Row extends { kind: infer Kind extends AttributeKind }
  ? ValueOfKind[Kind] | (Row extends { also: readonly (infer Extra)[] } ? Extra : never)
  : never;

/** The attributes of one object as Insights reads them; all optional. */
export type Attributes<O extends AttributeObject> = {
  [Key in keyof (typeof attributeTable)[O]]?: ValueOfRow<(typeof attributeTable)[O][Key]>;
};

export type Conversations = Attributes<'conversations'>;
export type Customers = Attributes<'customers'>;
export type WorkerAttributes = Attributes<'worker'>;

/** What to write into one object: a value sets the key, null removes it. */
export type Changes<O extends AttributeObject> = { [Key in keyof Attributes<O>]?: Attributes<O>[Key] | null };

/** What to write into a task: values set a key, null removes it. An object without changes is absent. */
export type TaskChanges = { [O in TaskObject]?: Changes<O> };
