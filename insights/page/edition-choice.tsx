/** Which edition of Twilio's rules the report is read by. */
import { type Edition } from '../attributes/edition';
import { Explain } from './explain';
import { useStore, type Store } from './store';

const editions: [Edition, string][] = [
  ['today', 'Today’s Insights'],
  ['specification', 'Older edition'],
];

export function EditionChoice({ store }: { store: Store }) {
  useStore(store);
  return (
    <div class="edition" role="group" aria-label="Read as">
      <span class="choices">
        {editions.map(([edition, title]) => (
          <button
            key={edition}
            type="button"
            aria-pressed={store.choice.edition === edition}
            onClick={() => store.choose({ edition })}
          >
            {title}
          </button>
        ))}
      </span>
      <Explain about="today’s Insights">
        <p>
          <strong>Today’s Insights</strong> reads the attributes when the reservation completes: what comes later does
          not count, links to recordings excepted (2 minutes). It loads 128 characters of a text.
        </p>
        <p>
          <strong>Older edition</strong> is Twilio’s earlier description, the specification of this project: 5 minutes
          after the end, 255 characters.
        </p>
      </Explain>
    </div>
  );
}
