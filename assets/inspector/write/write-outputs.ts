/** What the Functions would write, in the forms people paste elsewhere. */
import { taskObjects } from '../../attributes/table';
import { fieldName } from '../../attributes/rules';
import { writeAttributes } from '../../attributes/json';
import { attributesOf, type Written } from '../judge/inspect';
import { textOf, writeLines, type Pair } from './pairs';
import { writeCurl } from './write-curl';

export type OutputForm = 'json' | 'line' | 'parameters' | 'flow' | 'curl';

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

/** The attributes for Insights as parameters; what else stands on the task is not a parameter. */
function pairsOf({ target, objects }: Written): Pair[] {
  const names = target === 'worker' ? (['worker'] as const) : taskObjects;
  return names.flatMap((object) =>
    Object.entries(objects[object] ?? {}).map(([key, value]): Pair => [fieldName(object, key), textOf(value)]),
  );
}
