/** The sandbox keeps a list of its own; where it and the Functions' table differ, one of the two is wrong. */
import { attributeTable } from '../../../assets/attributes/table';
import { knownAttributes, type AttributeObject } from '../../../insights/attributes/known-attributes';

const kinds: Record<string, string> = {
  text: 'text',
  'yes-no': 'text',
  date: 'text',
  measure: 'number',
  link: 'link',
  media: 'media',
};
const sources: Record<string, string> = { both: 'both', specification: 'former', current: 'today', hipaa: 'listed' };

test.each<AttributeObject>(['conversations', 'customers'])(
  '%s: names, kinds, editions and ids that must be given are those of the attribute table',
  (object) => {
    const ours = Object.fromEntries(knownAttributes[object]);
    const rows = Object.entries<{ kind: string; edition: string; needs?: string }>(attributeTable[object]);

    const theirs = Object.fromEntries(
      rows.map(([name, { kind, edition, needs }]) => [
        name,
        { kind: kinds[kind], source: sources[edition], ...(needs && { needs }) },
      ]),
    );

    expect(ours).toEqual(theirs);
  },
);
