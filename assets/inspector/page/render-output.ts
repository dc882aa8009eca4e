/** The part that is copied: what the Functions would write, in the chosen form. */
import { byId, chosen } from './element';
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

/** Draws the output and answers it. */
export function renderOutput(inspection: Inspection | undefined): string {
  const isNothing =
    !inspection || inspection.size.characters > longestOutput || !Object.keys(attributesOf(inspection.written)).length;
  byId('take').hidden = isNothing;
  if (isNothing) return '';
  const form = chosen('form');
  const output = writeOutput(form, inspection.written, location.origin);
  byId('output').textContent = output;
  byId('output-note').textContent = [leftOut(inspection), othersLeftOut(form, inspection), noteOf(form, inspection)]
    .filter(Boolean)
    .join(' ');
  return output;
}

function noteOf(form: OutputForm, { written }: Inspection): string {
  if (form === 'curl' && location.hostname !== 'localhost')
    return `${notes.curl} ${written.target === 'task' ? 'TWILIO_AUTH_TOKEN signs the request: the deployed Function is protected.' : ''}`;
  return notes[form];
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
