/** Collects what was found in the rows: the same finding in many rows is one finding with many places. */
import { type Finding } from '../../../assets/findings/finding';
import { type Place } from '../read/row';

interface GatheredFinding extends Finding {
  /** Where it was found; one place for each row. */
  places: Place[];
}

export class Findings {
  private readonly byText = new Map<string, GatheredFinding>();

  add(place: Place, { field, problem, hint }: Finding): void {
    const text = JSON.stringify([field, problem, hint]);
    const known = this.byText.get(text);
    if (known) known.places.push(place);
    else this.byText.set(text, { field, problem, hint, places: [place] });
  }

  /** In the order of the file. */
  list(): GatheredFinding[] {
    return [...this.byText.values()].toSorted((a, b) => a.places[0].line - b.places[0].line);
  }

  get count(): number {
    return this.byText.size;
  }
}

const placesShown = 5;

/**
 * `agents.csv:4, column 3 (team_id): must be ...; write ...`; further lines with the same finding follow in brackets.
 */
export function describeFinding(file: string, { field, problem, hint, places }: GatheredFinding): string {
  const [{ line, column }] = places;
  const more = places
    .slice(1, placesShown)
    .map((place) => (place.line === line && place.column !== undefined ? `${line}:${place.column}` : place.line));
  const rest = places.length - 1 - more.length;
  const also = more.length ? ` [also line ${more.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}]` : '';
  const at = column === undefined ? '' : `, column ${column}`;
  return `${file}:${line}${at}${field ? ` (${field})` : ''}: ${problem}; ${hint}${also}`;
}
