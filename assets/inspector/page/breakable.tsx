/** A text whose identifiers may break after an underscore or a dot, and nowhere else. */
import { Fragment } from 'preact';

const places = /(?<=[A-Za-z]\w*[_.])(?=\w)/;

export function Breakable({ text }: { text: string }) {
  return text.split(places).map((part, place) => (
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
