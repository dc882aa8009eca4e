/** How many attributes there are of each verdict; choosing one shows only those. */
import { element } from './element';
import { type Verdict } from '../judge/judge-attribute';

const verdictNames: Record<Verdict, string> = {
  lost: 'Lost',
  look: 'Worth a look',
  loaded: 'Loaded',
  empty: 'Empty',
  own: 'Not for Insights',
};

const verdicts = Object.keys(verdictNames) as Verdict[];

/** Draws the counts into a fieldset; the choice is written onto the table, where the style sheet hides the rest. */
export function filterRenderer(fieldset: HTMLElement, table: HTMLElement): (counts: Record<Verdict, number>) => void {
  const numbers = new Map<Verdict | 'all', HTMLElement>();
  const labels = new Map<Verdict | 'all', HTMLElement>();
  for (const verdict of ['all', ...verdicts] as const) {
    const input = element('input', { type: 'radio', name: 'filter', value: verdict });
    const number = element('b');
    const label = element(
      'label',
      { 'data-verdict': verdict },
      input,
      element('span', {}, verdict === 'all' ? 'All' : verdictNames[verdict], ' ', number),
    );
    numbers.set(verdict, number);
    labels.set(verdict, label);
    fieldset.append(label);
  }
  const inputOf = (verdict: string) => fieldset.querySelector<HTMLInputElement>(`input[value="${verdict}"]`)!;
  const apply = () =>
    table.setAttribute('data-filter', fieldset.querySelector<HTMLInputElement>('input:checked')!.value);
  fieldset.addEventListener('change', apply);
  inputOf('all').checked = true;

  return (counts) => {
    numbers.get('all')!.textContent = String(verdicts.reduce((sum, verdict) => sum + counts[verdict], 0));
    for (const verdict of verdicts) {
      numbers.get(verdict)!.textContent = String(counts[verdict]);
      labels.get(verdict)!.hidden = counts[verdict] === 0;
      if (counts[verdict] === 0 && inputOf(verdict).checked) inputOf('all').checked = true;
    }
    apply();
  };
}
