/** A few choices side by side, of which one is taken. */
import { type ComponentChildren } from 'preact';

interface Props<T extends string> {
  id: string;
  legend: string;
  /** Whether the legend is to be seen; it is always heard. */
  labelled?: boolean;
  options: (readonly [T, ComponentChildren])[];
  chosen: T;
  choose: (value: T) => void;
}

export function Choices<T extends string>({ id, legend, labelled, options, chosen, choose }: Props<T>) {
  return (
    <fieldset class={labelled ? 'segments labelled' : 'segments'} id={id}>
      <legend class={labelled ? undefined : 'hidden'}>{legend}</legend>
      {options.map(([value, title]) => (
        <label key={value} data-choice={value}>
          <input type="radio" name={id} value={value} checked={value === chosen} onChange={() => choose(value)} />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}
