/** One attribute: its name, the Insights field, the value with what is wrong, the verdict. */
import { useMemo } from 'preact/hooks';
import { nameOffered } from '../../findings/nearest-name';
import { type Row } from '../judge/judge-attribute';
import { Breakable } from './breakable';
import { MendButton } from './mend-button';
import { RowValue } from './row-value';
import { type Store } from './store';
import { sentence } from './summary';

interface Props {
  store: Store;
  row: Row;
  /** The object with a dot, which the group's heading tells. */
  prefix: string;
  canMend: boolean;
}

function Hint({ store, row, hint, canMend }: Omit<Props, 'prefix'> & { hint: string }) {
  const meant = canMend ? nameOffered(hint) : undefined;
  if (meant !== undefined) return <MendButton store={store} row={row} meant={meant} />;
  return (
    <span class="hint">
      <Breakable text={sentence(hint)} />
    </span>
  );
}

/** A row that says what it said before is not drawn again: typing draws one row and not sixty. */
export function AttributeRow({ store, row, prefix, canMend }: Props) {
  const signature = `${canMend} ${JSON.stringify({ ...row, kept: undefined })}`;
  return useMemo(
    () => (
      <tr data-verdict={row.verdict} role="row">
        <th scope="row" role="rowheader" aria-label={row.name} tabIndex={-1}>
          <code>
            <Breakable text={row.name.slice(prefix.length)} />
          </code>
        </th>
        <td role="cell" class="field">
          {row.field}
        </td>
        <td role="cell" class="value">
          <RowValue value={row.value} />
          {row.findings.map(({ problem, hint }) => (
            <p key={problem} class="finding">
              <Breakable text={sentence(problem)} /> <Hint store={store} row={row} hint={hint} canMend={canMend} />
            </p>
          ))}
        </td>
        <td role="cell" class="verdict">
          <span class="badge">{row.label}</span>
        </td>
      </tr>
    ),
    [signature],
  );
}
