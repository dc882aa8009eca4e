/** What the Functions would write, in the forms people paste elsewhere. */
import { taskObjects } from '../../attributes/table';
import { fieldName } from '../../attributes/rules';
import { writeAttributes } from '../../attributes/json';
import { attributesOf, type Written } from '../judge/inspect';
import { writeCurl } from './write-curl';

export type OutputForm = 'json' | 'line' | 'parameters' | 'flow' | 'curl';

/** A parameter and its value as text. */
export type Pair = [name: string, value: string];

export function writeOutput(form: OutputForm, written: Written, origin: string): string {
  return writers[form](written, origin);
}

const writers: Record<OutputForm, (written: Written, origin: string) => string> = {
  json: (written) => writeAttributes(attributesOf(written), 2),
  line: (written) => writeAttributes(attributesOf(written)),
  parameters: (written) => writeLines(pairsOf(written)),
  flow: (written) =>
    JSON.stringify(
      pairsOf(written).map(([key, value]) => ({ key, value })),
      null,
      2,
    ),
  curl: (written, origin) => writeCurl(written.target, pairsOf(written), origin),
};

/** One name=value a line, as the inspector reads it and a person types it into a widget. */
export function writeLines(pairs: Pair[]): string {
  return pairs.map(([name, value]) => `${name}=${value}`).join('\n');
}

/** The attributes for Insights as parameters; what else stands on the task is no parameter. */
function pairsOf({ target, objects }: Written): Pair[] {
  const names = target === 'worker' ? (['worker'] as const) : taskObjects;
  return names.flatMap((object) =>
    Object.entries(objects[object] ?? {}).map(([key, value]): Pair => [fieldName(object, key), textOf(value)]),
  );
}

/** A value as a widget would send it: text as it is, everything else as JSON. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : writeAttributes(value as never);
}
