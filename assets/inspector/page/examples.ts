/** What the example buttons put into the page. */
import specification from '../samples/specification-sample.json';
import mistakes from '../samples/mistakes-sample.json';
import { inspect } from '../judge/inspect';
import { writeOutput } from '../write/write-outputs';

const { conversations, customers, worker } = specification;
const indented = (value: object) => JSON.stringify(value, null, 2);

export const examples: { title: string; text: () => string }[] = [
  { title: 'A whole task', text: () => indented({ conversations, customers }) },
  { title: 'A worker', text: () => indented(worker) },
  {
    title: 'A widget’s parameters',
    text: () =>
      writeOutput(
        'parameters',
        inspect({ kind: 'task', attributes: { conversations, customers }, notes: [] }, 'today').written,
        '',
      ),
  },
  { title: 'Common mistakes', text: () => indented(mistakes) },
];
