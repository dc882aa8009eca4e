/** The attribute table as JSON Schemas. Read by the build, which compiles them; not part of the running kit. */
import { sidPattern } from '../findings/sid';
import { attributeTable, type AttributeKind, type AttributeRow } from './table';

export { attributeFormats } from './formats';

type Schema = Record<string, unknown>;

const nonBlankText = { type: 'string', pattern: '\\S' };
const httpLink = { type: 'string', format: 'http-link' };

const ofType = (...types: string[]) => ({ required: ['type'], properties: { type: { enum: types } } });

/** What each type cannot do without ("Custom Media attached to Conversations"). */
const mediaItem: Schema = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { enum: ['VoiceRecording', 'ChatTranscript', 'Referenced', 'Embedded', 'Raw'] },
    url: httpLink,
    url_provider: httpLink,
    title: { type: 'string' },
    sid: { type: 'string', pattern: `^${sidPattern('CH')}$` },
    // What is less is not a time in milliseconds: values.ts has made those of seconds.
    start_time: { type: 'number', minimum: 1e11, exclusiveMaximum: 1e13 },
    channels: { type: 'array', minItems: 1, maxItems: 2, items: nonBlankText },
  },
  allOf: [
    { if: ofType('Referenced', 'Embedded', 'Raw'), then: { required: ['url'] } },
    { if: ofType('ChatTranscript'), then: { required: ['sid'] } },
    { if: ofType('VoiceRecording'), then: { anyOf: [{ required: ['url'] }, { required: ['url_provider'] }] } },
  ],
};

const schemaOfKind: Record<AttributeKind, Schema> = {
  text: { type: 'string' },
  measure: { type: 'number' },
  link: httpLink,
  'yes-no': { enum: ['Yes', 'No'] },
  date: { type: 'string', format: 'insights-date' },
  media: { type: 'array', items: mediaItem },
};

function schemaOfRow({ kind, also = [] }: AttributeRow): Schema {
  const schema = schemaOfKind[kind];
  return also.length ? { enum: [...(schema.enum as string[]), ...also] } : schema;
}

/** One closed schema an object of the table, named after it. A value is checked after conversion (rules.ts). */
export const attributeSchemas = Object.fromEntries(
  Object.entries(attributeTable).map(([object, rows]) => [
    object,
    {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(Object.entries<AttributeRow>(rows).map(([key, row]) => [key, schemaOfRow(row)])),
    },
  ]),
);
