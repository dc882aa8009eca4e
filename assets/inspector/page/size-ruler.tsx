/** The size of the attributes on a ruler, with the limits of Send to Flex and TaskRouter as marks. */
import { type Size } from '../judge/inspect';

const count = (characters: number) => characters.toLocaleString('en');

function stateOf({ characters, limit, sendToFlex }: Size): 'over' | 'high' | 'fits' {
  if (characters > limit) return 'over';
  return sendToFlex && characters > sendToFlex ? 'high' : 'fits';
}

export function SizeRuler({ size }: { size: Size }) {
  const { characters, limit, sendToFlex } = size;
  const limits = [
    ...(sendToFlex ? [{ name: 'Send to Flex', most: sendToFlex }] : []),
    { name: 'TaskRouter', most: limit },
  ];
  return (
    <div class="size">
      <p>
        <strong>{count(characters)} characters</strong> without whitespace
      </p>
      <div class="ruler" aria-hidden="true">
        <span
          class="fill"
          data-state={stateOf(size)}
          style={{ width: `${Math.min(100, (characters / limit) * 100)}%` }}
        />
        {limits.map(({ name, most }) => (
          <span key={name} class="mark" style={{ left: `${(most / limit) * 100}%` }} />
        ))}
      </div>
      <ul>
        {limits.map(({ name, most }) => {
          const over = characters - most;
          return (
            <li key={name} class={over > 0 ? 'over' : undefined}>
              {name} takes {count(most)}: {over > 0 ? `${count(over)} too many` : `${count(-over)} left`}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
