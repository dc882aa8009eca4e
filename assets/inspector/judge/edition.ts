/** The two editions of Twilio's page: what each one documents, and how much of a text it loads. */
import { attributeTable, type AttributeObject, type AttributeRow, type Edition } from '../../attributes/table';
import { loadedBySpecification, loadedToday } from '../../attributes/warnings';

export type EditionChoice = 'today' | 'specification';

/** Characters of a text value that Insights loads, by edition. */
export const loadedCharacters: Record<EditionChoice, number> = {
  today: loadedToday,
  specification: loadedBySpecification,
};

/** How an edition knows an attribute: `unexplained` ones are only listed, `former` ones were listed once. */
type Standing = 'documented' | 'unexplained' | 'former' | 'unknown';

const standings: Record<EditionChoice, Record<Edition, Standing>> = {
  today: { both: 'documented', current: 'documented', hipaa: 'unexplained', specification: 'former' },
  specification: { both: 'documented', specification: 'documented', current: 'unknown', hipaa: 'unknown' },
};

export function standingOf(edition: Edition, choice: EditionChoice): Standing {
  return standings[choice][edition];
}

/** Another attribute of the same object that fills the same Insights field and that the edition documents. */
export function sameFieldIn(
  object: AttributeObject,
  { field }: AttributeRow,
  choice: EditionChoice,
): string | undefined {
  const rows = Object.entries<AttributeRow>(attributeTable[object]);
  return rows.find(([, row]) => row.field === field && standingOf(row.edition, choice) === 'documented')?.[0];
}
