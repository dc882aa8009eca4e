/** What the example buttons put into the page. */
import specification from '../samples/specification-sample.json';
import mistakes from '../samples/mistakes-sample.json';
import { inspect } from '../judge/inspect';
import { writeOutput } from '../write/write-outputs';

export type ExampleName = 'specification' | 'worker' | 'parameters' | 'mistakes';

const { conversations, customers, worker } = specification;
const indented = (value: object) => JSON.stringify(value, null, 2);

export const examples: Record<ExampleName, () => string> = {
  specification: () => indented({ conversations, customers }),
  worker: () => indented(worker),
  parameters: () =>
    writeOutput(
      'parameters',
      inspect({ kind: 'task', attributes: { conversations, customers }, notes: [] }, 'today').written,
      '',
    ),
  mistakes: () => indented(mistakes),
};
