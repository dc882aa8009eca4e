/** What is copied: what the Functions would write, in the chosen form, and what is to be said of it. */
import { attributesOf, type Inspection } from '../judge/inspect';
import { writeOutput, type OutputForm } from '../write/write-outputs';

/** Beyond this TaskRouter refuses it many times over, and a preview helps nobody. */
const longestOutput = 65_536;

const notes: Record<OutputForm, string> = {
  json: '',
  line: 'Without whitespace, as TaskRouter counts it.',
  parameters: 'One parameter a line, for a Run Function widget.',
  flow: 'The “parameters” of a Run Function widget in a flow’s JSON.',
  curl: 'Set the variables first.',
};

/** Undefined where there is nothing to copy. `address`: of the page. */
export function outputOf(
  inspection: Inspection | undefined,
  form: OutputForm,
  { origin, hostname }: { origin: string; hostname: string },
): { text: string; note: string } | undefined {
  if (!inspection || inspection.size.characters > longestOutput) return undefined;
  if (!Object.keys(attributesOf(inspection.written)).length) return undefined;
  const note = [leftOut(inspection), othersLeftOut(form, inspection), noteOf(form, inspection, hostname)];
  return { text: writeOutput(form, inspection.written, origin), note: note.filter(Boolean).join(' ') };
}

function noteOf(form: OutputForm, { written }: Inspection, hostname: string): string {
  if (form !== 'curl' || hostname === 'localhost' || written.target === 'worker') return notes[form];
  return `${notes.curl} TWILIO_AUTH_TOKEN signs the request: the deployed Function is protected.`;
}

function leftOut({ rows }: Inspection): string {
  const lost = rows.filter(({ verdict, kept }) => verdict === 'lost' && kept === undefined).map(({ name }) => name);
  if (!lost.length) return '';
  const names = lost.slice(0, 3).join(', ') + (lost.length > 3 ? ' …' : '');
  return `Without ${lost.length === 1 ? 'the one' : `the ${lost.length}`} the Functions refuse (${names}).`;
}

function othersLeftOut(form: OutputForm, { written }: Inspection): string {
  const isWhole = form === 'json' || form === 'line';
  return isWhole || !Object.keys(written.own).length
    ? ''
    : 'What else stands there is not a parameter and stays as it is.';
}
