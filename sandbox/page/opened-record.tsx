/** What a row of Events or Requests holds when it is opened: the payload, and what it changed. */
import { useEffect, useState } from 'preact/hooks';
import { type Difference, type OpenedRow } from '../live/opened-row';
import { ask } from './connection';

function DifferenceTable({ differences }: { differences: Difference[] }) {
  if (differences.length === 0) return <p class="soft">The attributes stay as they were.</p>;
  return (
    <table class="difference">
      <thead>
        <tr>
          <th scope="col">Attribute</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{before === null ? <span class="none">not there</span> : <del>{before}</del>}</td>
            <td>{after === null ? <span class="none">gone</span> : <ins>{after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function OpenedRecord({ list, id }: { list: 'events' | 'requests'; id: string }) {
  const [row, setRow] = useState<OpenedRow | null>(null);
  const [wrong, setWrong] = useState('');
  useEffect(() => {
    ask<OpenedRow>('GET', `/live/opened?${new URLSearchParams({ list, key: id }).toString()}`).then(
      setRow,
      (error: Error) => setWrong(error.message),
    );
  }, [list, id]);
  if (wrong !== '') return <div class="opened-record">{wrong}</div>;
  if (!row) return <div class="opened-record soft">Loading …</div>;
  return (
    <div class="opened-record" role="group" aria-label={row.title}>
      <p class="answers">{row.answers.join(' ')}</p>
      {row.attributes && (
        <>
          <h4>Attributes, before and after</h4>
          <DifferenceTable differences={row.attributes} />
        </>
      )}
      <h4>{list === 'events' ? 'Parameters of the callback' : 'What was sent'}</h4>
      {row.fields.length === 0 ? (
        <p class="soft">Nothing.</p>
      ) : (
        <dl class="fields">
          {row.fields.map(({ name, value }, index) => (
            <div key={index}>
              <dt>{name}</dt>
              <dd>{value === '' ? <span class="none">empty</span> : value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
