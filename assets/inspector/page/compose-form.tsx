/** The form that composes attributes field by field. It edits the same text as the paste box; neither is the other's copy. */
import { useMemo, useState } from 'preact/hooks';
import { type AttributeObject } from '../../attributes/table';
import { ComposeField } from './compose-field';
import { composeGroups, firstGroup, isFound, type ComposeGroup } from './compose-groups';
import { givenTexts, targetOf } from './given-texts';
import { type Store } from './store';
import { useStore } from './use-store';

const objectTitles: Record<AttributeObject, string> = {
  conversations: 'Conversation',
  customers: 'Customer',
  worker: 'Agent',
};

/** Groups with something found are open. */
function Group({ store, group, wanted }: { store: Store; group: ComposeGroup; wanted: string }) {
  const input = useStore(store, (state) => state.input);
  const inspection = useStore(store, (state) => state.inspection);
  const values = useMemo(() => givenTexts(input), [input]);
  const rows = useMemo(() => new Map(inspection?.rows.map((row) => [row.name, row])), [inspection]);
  const found = group.entries.filter((entry) => isFound(entry, wanted));
  return (
    <details open={wanted ? found.length > 0 : group.title === firstGroup} hidden={!found.length}>
      <summary>
        {group.title} <b>{found.length}</b>
      </summary>
      {group.entries.map((entry) => (
        <ComposeField
          key={entry.name}
          store={store}
          entry={entry}
          given={values.get(entry.name) ?? ''}
          judged={rows.get(entry.name)}
          hidden={!found.includes(entry)}
        />
      ))}
    </details>
  );
}

function Fields({ store, wanted }: { store: Store; wanted: string }) {
  const target = useStore(store, ({ input, readAs }) => targetOf(input, readAs));
  const edition = useStore(store, (state) => state.edition);
  const objects = useMemo(() => composeGroups(target, edition), [target, edition]);
  return (
    <div class="fields">
      {objects.map(({ object, groups }) => (
        <section
          key={object}
          aria-label={`${objectTitles[object]} attributes`}
          hidden={!groups.some(({ entries }) => entries.some((entry) => isFound(entry, wanted)))}
        >
          <h3>{objectTitles[object]}</h3>
          {groups.map((group) => (
            <Group key={group.title} store={store} group={group} wanted={wanted} />
          ))}
        </section>
      ))}
    </div>
  );
}

export function ComposeForm({ store }: { store: Store }) {
  const isUnreadable = useStore(store, ({ input }) => input.kind === 'unreadable');
  const [wanted, setWanted] = useState('');
  return (
    <div>
      <div class="find">
        <label for="find">Find an attribute</label>
        <input
          type="search"
          id="find"
          placeholder="outcome, measure, customer …"
          autocomplete="off"
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      </div>
      {isUnreadable ? (
        <p class="fault" role="note">
          The pasted text cannot be read. Fix it under Paste, or clear it, to go on here.
        </p>
      ) : (
        <Fields store={store} wanted={wanted.trim()} />
      )}
    </div>
  );
}
