/** Writing to the selected task through the Functions, to see what comes of it in the report. */
import { type ConversationView } from '../live/conversation-view';
import { type LiveView } from '../live/live-view';
import { knownAttributes } from '../../insights/attributes/known-attributes';
import { callFunction } from './connection';
import { byId, createPart, inputById, make, selectById } from './element';

type Kind = 'enrich' | 'link' | 'close';

const value = (id: string) => inputById(id).value.trim();

/** The newest task is meant: also one that has ended, so that a late write can be tried. */
function taskOf(view: ConversationView | null): string {
  const task = view?.taskViews.at(-1);
  if (!task) throw new Error('Select a conversation first.');
  return task.sid;
}

const writes: Record<Kind, (task: string, open: string) => Promise<string>> = {
  enrich(TaskSid) {
    const name = value('write-name');
    if (name === '') throw new Error('Which attribute? For example conversations.campaign.');
    return callFunction('/studio/enrich-task', { TaskSid, [name]: value('write-value') });
  },
  link: (TaskSid) => callFunction('/studio/link-task', { TaskSid, PreviousTaskSid: value('write-previous') }),
  close(TaskSid, status) {
    const Status = status === 'pending' || status === 'reserved' ? 'canceled' : 'completed';
    return callFunction('/studio/close-task', { TaskSid, Status, Outcome: value('write-outcome') });
  },
};

export function createWriteForm(run: (work: () => Promise<string>) => void): (view: LiveView) => void {
  let selected: ConversationView | null = null;
  const kinds = selectById('write-kind');
  const names = Object.entries(knownAttributes).flatMap(([object, known]) =>
    [...known.keys()].map((name) => `${object}.${name}`),
  );
  byId('attribute-names').append(...names.map((name) => make('option', { attributes: { value: name } })));

  function showFields(): void {
    for (const field of document.querySelectorAll<HTMLElement>('[data-write]'))
      field.hidden = field.dataset.write !== kinds.value;
  }
  kinds.addEventListener('change', showFields);
  showFields();

  byId('write').addEventListener('submit', (event) => {
    event.preventDefault();
    run(async () => writes[kinds.value as Kind](taskOf(selected), selected?.steps?.status ?? ''));
  });

  const offerTasks = createPart(byId('write-previous'), (tasks: { sid: string; title: string }[]) =>
    tasks.map(({ sid, title }) => make('option', { attributes: { value: sid } }, title)),
  );
  return (view) => {
    selected = view.selected;
    byId('write').hidden = !view.functions || selected === null;
    byId('write-off').hidden = view.functions;
    offerTasks(view.recent.filter(({ sid }) => !selected?.taskViews.some((task) => task.sid === sid)));
  };
}
