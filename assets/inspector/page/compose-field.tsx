/** One field of the form, with what is wrong with its value, or deserves a look, below it. */
import { useMemo, useState } from 'preact/hooks';
import { type AttributeKind } from '../../attributes/table';
import { type Row } from '../judge/judge-attribute';
import { Breakable } from './breakable';
import { type ComposeEntry } from './compose-groups';
import { type Store } from './store';

const placeholders: Partial<Record<AttributeKind, string>> = {
  date: 'YYYY-MM-DD',
  link: 'https://',
  measure: '0',
  media: '[{ "type": "VoiceRecording", "url": "https://…" }]',
};

interface Props {
  store: Store;
  entry: ComposeEntry;
  /** The value in the text. */
  given: string;
  judged: Row | undefined;
  hidden: boolean;
}

function Words({ id, words }: { id: string; words: string[] }) {
  return (
    <datalist id={id}>
      {words.map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
  );
}

export function ComposeField({ store, entry, given, judged, hidden }: Props) {
  // What is being typed stays as typed: 12. is on its way to 12.5.
  const [typed, setTyped] = useState<string>();
  const value = typed ?? given;
  const verdict = judged?.verdict ?? 'empty';
  const remark = judged?.findings.map(({ problem, hint }) => `It ${problem}: ${hint}.`).join(' ') ?? '';

  return useMemo(() => {
    const { object, key, row } = entry;
    const id = `${object}-${key}`;
    const words = row.kind === 'yes-no' ? ['Yes', 'No', ...(row.also ?? [])] : [];
    return (
      <div class="entry" hidden={hidden}>
        <label for={id}>
          <code>
            <Breakable text={key} />
          </code>{' '}
          <span class="field-name">{row.field}</span>
        </label>
        <input
          id={id}
          type="text"
          autocomplete="off"
          aria-describedby={`${id}-note ${id}-remark`}
          aria-invalid={verdict === 'lost'}
          placeholder={words.join(', ') || placeholders[row.kind]}
          inputMode={row.kind === 'measure' ? 'decimal' : undefined}
          list={words.length ? `${id}-words` : undefined}
          value={value}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            store.edit(object, key, currentTarget.value);
          }}
          onBlur={() => setTyped(undefined)}
        />
        {words.length > 0 && <Words id={`${id}-words`} words={words} />}
        <p class="note" id={`${id}-note`}>
          {row.note}
        </p>
        <p class="remark" id={`${id}-remark`} data-verdict={verdict}>
          <Breakable text={remark} />
        </p>
      </div>
    );
  }, [entry, value, verdict, remark, hidden]);
}
