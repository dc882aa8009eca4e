/** The part that is copied. */
import { type OutputForm } from '../write/write-outputs';
import { Choices } from './choices';
import { copyText } from './copy-text';
import { outputOf } from './output';
import { type Store } from './store';
import { useStore } from './use-store';

const forms: [OutputForm, string][] = [
  ['json', 'JSON'],
  ['line', 'One line'],
  ['parameters', 'Studio parameters'],
  ['flow', 'Studio flow'],
  ['curl', 'curl'],
];

export function TakeCard({ store }: { store: Store }) {
  const inspection = useStore(store, (state) => state.inspection);
  const form = useStore(store, (state) => state.form);
  const output = outputOf(inspection, form, location);
  if (!output) return null;

  async function copy(text: string): Promise<void> {
    const copied = await copyText(text);
    store.tell(copied ? 'Copied.' : 'Select the text and copy it: the browser does not let the page do it.');
  }
  return (
    <section class="card take" aria-labelledby="take-title">
      <div class="section-head">
        <h2 id="take-title">Copy as</h2>
        <button type="button" class="primary" onClick={() => void copy(output.text)}>
          Copy
        </button>
      </div>
      <Choices
        id="form"
        legend="Form to copy"
        options={forms}
        chosen={form}
        choose={(chosen) => store.choose({ form: chosen })}
      />
      <pre id="output" tabIndex={0} role="region" aria-label="What is copied">
        {output.text}
      </pre>
      <p class="help">{output.note}</p>
    </section>
  );
}
