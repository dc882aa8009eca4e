/** Writing to the selected task through the Functions, to see what comes of it in the report. */
import { useState } from 'preact/hooks';
import { type LiveConversation } from '../live/live-view';
import { knownAttributes } from '../../insights/attributes/known-attributes';
import { callFunction } from './connection';
import { doAndLook, type LiveStore, type Said } from './simulator';

const names = Object.entries(knownAttributes).flatMap(([object, known]) =>
  [...known.keys()].map((name) => `${object}.${name}`),
);

const kinds = { enrich: 'an attribute', link: 'a link to an earlier task', close: 'the end, with an outcome' };
type Kind = keyof typeof kinds;

/** How often the newest write had to be repeated, in words; empty when it worked at once. */
function racesLost(view: LiveConversation | null, since: number): string {
  const trace = view?.writes.findLast(({ at }) => at >= since);
  const failed = (trace?.requests ?? []).filter(({ verb, status }) => verb === 'write' && (status ?? 500) >= 400);
  if (failed.length === 0) return '';
  const how = failed.map(({ status }) => status ?? 'no answer').join(', ');
  return ` It was not the first try (${how}): Writes shows how it came through.`;
}

interface Props {
  store: LiveStore;
  view: LiveConversation;
}

export function WriteForm({ store, view }: Props) {
  const [kind, setKind] = useState<Kind>('enrich');
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [previous, setPrevious] = useState('');
  const [outcome, setOutcome] = useState('');
  const [said, setSaid] = useState<Said | null>(null);

  // The newest task is meant: also one that has ended, so that a late write can be tried.
  const TaskSid = view.taskViews[view.taskViews.length - 1].sid;
  const earlier = (store.look?.recent ?? []).filter(({ sid }) => !view.taskViews.some((task) => task.sid === sid));

  function write(): Promise<string> {
    if (kind === 'link') {
      const PreviousTaskSid = previous || (earlier[0]?.sid ?? '');
      return callFunction('/studio/link-task', { TaskSid, PreviousTaskSid });
    }
    if (kind === 'close') {
      const status = view.steps?.status;
      const Status = status === 'pending' || status === 'reserved' ? 'canceled' : 'completed';
      return callFunction('/studio/close-task', { TaskSid, Status, Outcome: outcome.trim() });
    }
    if (name.trim() === '') throw new Error('Which attribute? For example conversations.campaign.');
    return callFunction('/studio/enrich-task', { TaskSid, [name.trim()]: value.trim() });
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const since = store.look?.now ?? 0;
    const came = await doAndLook(store, async () => write());
    setSaid({ ...came, words: came.words + racesLost(store.look?.selected ?? null, since) });
  }

  return (
    <section class="card write" aria-label="Write through the Functions">
      <h3>Write through the Functions</h3>
      {store.look?.functions ? (
        <form onSubmit={(event) => void submit(event)}>
          <div>
            <label for="write-kind">What</label>
            <select id="write-kind" value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
              {Object.entries(kinds).map(([each, title]) => (
                <option key={each} value={each}>
                  {title}
                </option>
              ))}
            </select>
          </div>
          {kind === 'enrich' && (
            <>
              <div>
                <label for="write-name">Attribute</label>
                <input
                  id="write-name"
                  list="attribute-names"
                  placeholder="conversations.campaign"
                  autocomplete="off"
                  spellcheck={false}
                  value={name}
                  onInput={(event) => setName(event.currentTarget.value)}
                />
              </div>
              <div>
                <label for="write-value">Value</label>
                <input
                  id="write-value"
                  autocomplete="off"
                  value={value}
                  onInput={(event) => setValue(event.currentTarget.value)}
                />
              </div>
            </>
          )}
          {kind === 'link' && (
            <div>
              <label for="write-previous">Task</label>
              <select
                id="write-previous"
                value={previous || earlier[0]?.sid}
                onChange={(event) => setPrevious(event.currentTarget.value)}
              >
                {earlier.map(({ sid, title }) => (
                  <option key={sid} value={sid}>
                    {title}
                  </option>
                ))}
              </select>
            </div>
          )}
          {kind === 'close' && (
            <div>
              <label for="write-outcome">Outcome</label>
              <input
                id="write-outcome"
                autocomplete="off"
                value={outcome}
                onInput={(event) => setOutcome(event.currentTarget.value)}
              />
            </div>
          )}
          <button type="submit">Write</button>
          <datalist id="attribute-names">
            {names.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </form>
      ) : (
        <p class="soft">
          They are not running beside this sandbox: <code>npm start</code> runs both.
        </p>
      )}
      <p class={`reply${said?.wrong ? ' wrong' : ''}`} role="status" aria-label="Reply" data-times={said?.times ?? 0}>
        {said?.words}
      </p>
    </section>
  );
}
