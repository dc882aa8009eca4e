/** Which edition of Twilio's page judges, and what that means. */
import { type EditionChoice as Edition } from '../judge/edition';
import { Choices } from './choices';
import { type Store } from './store';
import { useStore } from './use-store';

const editions: [Edition, string][] = [
  ['today', 'Today’s Insights'],
  ['specification', 'Older edition'],
];

const meanings: Record<Edition, string> = {
  today: 'By Twilio’s page as it reads today: Insights loads 128 characters of a text.',
  specification:
    'By the older edition of Twilio’s page, which these Functions were written for: 255 characters of a text, fewer custom attributes, and some other names.',
};

export function EditionChoice({ store }: { store: Store }) {
  const edition = useStore(store, (state) => state.edition);
  return (
    <Choices
      id="edition"
      legend="Judged by"
      options={editions}
      chosen={edition}
      choose={(chosen) => store.choose({ edition: chosen })}
    />
  );
}

export function EditionMeaning({ store }: { store: Store }) {
  const edition = useStore(store, (state) => state.edition);
  return <p class="help meaning">{meanings[edition]}</p>;
}
