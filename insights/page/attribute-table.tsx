/** The attributes of a task: what is loaded, and every value that was written in vain, struck out. */
import { type AttributeRow } from '../view/attribute-rows';
import { type TaskView } from '../view/conversation-view';
import { wordsOf } from '../view/kind-words';
import { warningId } from './warning-panel';
import { atDayAndTime, shortSid } from './words';

interface RowProps {
  row: AttributeRow;
  mark: (warning: number | null) => void;
}

function Attribute({ row, mark }: RowProps) {
  const { name, value, lost, verdict, severity, why, at, warning } = row;
  const dot = name.indexOf('.') + 1;
  return (
    <tr class={severity ?? 'loaded'} onMouseEnter={() => mark(warning ?? null)} onMouseLeave={() => mark(null)}>
      <th scope="row">
        <span class="soft">{name.slice(0, dot)}</span>
        <wbr />
        {name.slice(dot)}
      </th>
      <td>
        {value !== '' && <span class="value">{value}</span>}
        {lost !== undefined && <del>{lost}</del>}
        {why && (
          <small>
            {at !== undefined && `${atDayAndTime(at)}. `}
            {why}
          </small>
        )}
      </td>
      <td>
        {verdict === 'loaded' ? (
          <span class="tag plain">Loaded</span>
        ) : (
          <span class={`tag ${severity ?? 'lost'}`}>{wordsOf(verdict, severity ?? 'lost').title}</span>
        )}
        {warning !== undefined && (
          <a class="to-warning" href={`#${warningId(warning)}`} aria-label={`Loss ${warning + 1}`} onClick={goTo}>
            {warning + 1}
          </a>
        )}
      </td>
    </tr>
  );
}

/** The address keeps what is chosen: a link within the page must not replace it. */
function goTo(event: MouseEvent): void {
  event.preventDefault();
  const { hash } = event.currentTarget as HTMLAnchorElement;
  const line = document.querySelector<HTMLElement>(hash);
  line?.scrollIntoView({ block: 'center' });
  line?.focus();
}

interface Props {
  tasks: TaskView[];
  mark: (warning: number | null) => void;
  /** What stands beside a task's heading: a way to the inspector, where there is one. */
  beside?: (task: TaskView) => preact.ComponentChildren;
}

export function AttributeTables({ tasks, mark, beside }: Props) {
  return (
    <section class="card scroll" aria-label="Attributes" tabIndex={0}>
      {tasks.map((task, index) => (
        <div key={task.sid} class="of-task">
          <div class="table-head">
            <h3>
              {tasks.length > 1 ? `Attributes of task ${index + 1}` : 'Attributes'}{' '}
              <span class="sid" title={task.sid}>
                {shortSid(task.sid)}
              </span>
            </h3>
            {beside?.(task)}
          </div>
          {task.attributes.length === 0 ? (
            <p class="soft">Nothing in conversations or customers: the report knows only what TaskRouter knows.</p>
          ) : (
            <table class="attributes">
              <thead>
                <tr>
                  <th scope="col">Attribute</th>
                  <th scope="col">As Insights loads it</th>
                  <th scope="col">Verdict</th>
                </tr>
              </thead>
              <tbody>
                {task.attributes.map((row, place) => (
                  <Attribute key={place} row={row} mark={mark} />
                ))}
              </tbody>
            </table>
          )}
        </div>
      ))}
    </section>
  );
}
