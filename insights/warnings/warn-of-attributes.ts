/** Warns of attributes that Insights cuts, ignores, hides or cannot read. */
import { type LoadedAttribute, type LoadedState } from '../attributes/loaded-attributes';
import { rules, type Edition } from '../attributes/edition';
import { severityOf } from './losses';
import { type Warning } from './warning';

type Described = Pick<Warning, 'kind' | 'severity' | 'text' | 'hint'>;

const sentence = (words: string) => words[0].toUpperCase() + words.slice(1) + (words.endsWith('?') ? '' : '.');

const theLast = (count: number) => (count === 1 ? 'the last one is' : `the last ${count} are`);

const lostStates: Record<
  Exclude<LoadedState, 'loaded'>,
  (attribute: LoadedAttribute, edition: Edition) => Described
> = {
  cut: ({ name, lost }, edition) => ({
    kind: 'cut',
    severity: severityOf('cut'),
    text: `${name} is longer than ${rules[edition].textLimit} characters: ${theLast(Array.from(lost!).length)} not loaded.`,
    hint: 'Shorten it, or split it between two attributes.',
  }),
  ignored: ({ name, hint }) => ({
    kind: 'ignored',
    severity: severityOf('ignored'),
    text: `${name} is ignored.`,
    hint: sentence(hint!),
  }),
  hidden: ({ name, hint }) => ({
    kind: 'hidden',
    severity: severityOf('hidden'),
    text: `${name} is loaded but not shown.`,
    hint: sentence(`it is ${hint}`),
  }),
  wrong: ({ name, hint }) => ({
    kind: 'wrong',
    severity: severityOf('wrong'),
    text: `${name} has a value of the wrong type.`,
    hint: sentence(hint!),
  }),
};

export function warnOfAttributes(taskSid: string, attributes: LoadedAttribute[], edition: Edition): Warning[] {
  return attributes.flatMap((attribute) =>
    attribute.state === 'loaded'
      ? []
      : [{ ...lostStates[attribute.state](attribute, edition), taskSid, fields: [attribute.name] }],
  );
}
