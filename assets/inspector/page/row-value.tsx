/** A value with what Insights does not load of it struck out. */
import { Fragment } from 'preact';
import { type ShownValue } from '../judge/shown-value';

export function RowValue({ value: { parts, more } }: { value: ShownValue }) {
  return (
    <div class="given">
      {parts.map(({ text, loaded }, place) => (
        <Fragment key={place}>
          {!loaded && parts[place - 1]?.loaded && (
            <>
              <span class="hidden"> Not loaded from here: </span>
              <span class="cut" aria-hidden="true" />
            </>
          )}
          {loaded ? <span>{text}</span> : <s>{text}</s>}
        </Fragment>
      ))}
      {more > 0 && <span class="more"> … {more.toLocaleString('en')} more characters</span>}
    </div>
  );
}
