/** The sandbox's page: looks at the sandbox again and again, and shows what it sees. */
import { type ListName } from '../live/list-names';
import { type LiveView } from '../live/live-view';
import { createActions } from './actions';
import { createBreakMenu } from './break-menu';
import { keepChoice, readChoice } from './choice';
import { look } from './connection';
import { startControls } from './controls';
import { createConversationList } from './conversation-list';
import { createDetail } from './detail';
import { byId, createPart, make } from './element';
import { createRecordTable, type RecordTable } from './record-table';
import { createTabs } from './tabs';
import { atTime, onDate } from './words';
import { createWriteForm } from './write-form';

const everyMs = 600;
const choice = readChoice();

let current: Promise<void> | null = null;
let queued: Promise<void> | null = null;
let table: { list: ListName; rows: RecordTable } | null = null;

const conversations = createConversationList(byId('conversation-rows'), {
  wants: () => void lookSoon(),
  select: (id) => choose({ selected: id }),
});
const showDetail = createDetail();
const showActions = createActions(run);
const showFaults = createBreakMenu(run);
const showWriteForm = createWriteForm(run);
const showTabs = createTabs((list) => choose({ list }));

function choose(chosen: Partial<typeof choice>): void {
  Object.assign(choice, chosen);
  void lookSoon();
}

function say(words: string, wrong: boolean): void {
  const status = byId('status');
  Object.assign(status, { textContent: words, title: words });
  status.classList.toggle('wrong', wrong);
}

/** Does something, and says what came of it when the page shows it. */
function run(work: () => Promise<string>): void {
  const done = (async () => work())().then(
    (words) => ({ words, wrong: false }),
    (error: Error) => ({ words: error.message, wrong: true }),
  );
  void done.then(async ({ words, wrong }) => {
    await lookSoon();
    say(words, wrong);
  });
}

function tableOf(list: ListName): RecordTable {
  if (table?.list !== list) {
    const rows = createRecordTable(byId('records'), list, {
      wants: () => void lookSoon(),
      choose: (selected) => choose({ list: 'conversations', selected }),
    });
    table = { list, rows };
  }
  return table.rows;
}

const offerQueues = createPart(byId('transfer-to'), ({ queues, agents }: Pick<LiveView, 'queues' | 'agents'>) =>
  [...queues, ...agents].map(({ sid, name }) => make('option', { attributes: { value: sid } }, name)),
);
const offerAgents = createPart(byId('agent'), (agents: LiveView['agents']) => [
  make('option', { attributes: { value: '' } }, 'anyone'),
  ...agents.map(({ sid, name, activity }) =>
    make('option', { attributes: { value: sid } }, `${name} (${activity.toLowerCase()})`),
  ),
]);

function show(view: LiveView): void {
  const { list, selected, now, agents, queues } = view;
  byId('now').textContent = atTime(now);
  byId('today').textContent = onDate(now);
  byId('nothing').hidden = list.total > 0;
  showTabs(choice.list, view.counts, view.warned);
  if (list.of === 'conversations') conversations.show(list, selected?.id ?? '', now);
  else tableOf(list.of).show(list);
  showDetail(selected, now);
  offerQueues({ queues, agents });
  offerAgents(agents);
  showActions(view);
  showFaults({ faults: view.faults });
  showWriteForm(view);
}

/** With nothing selected, the newest conversation is. */
function selectFirst({ list, selected }: LiveView): void {
  const [first] = list.of === 'conversations' ? (list.items as { id: string }[]) : [];
  if (selected || !first) return;
  choose({ selected: first.id });
}

async function lookOnce(): Promise<void> {
  keepChoice(choice);
  const { list, selected, edition, search, warned } = choice;
  const { from, count } = list === 'conversations' ? conversations.needed() : tableOf(list).needed();
  const view = await look({
    list,
    selected,
    edition,
    search,
    warned: String(warned),
    from: String(from),
    count: String(count),
  }).catch(() => null);
  document.body.classList.toggle('alone', view === null);
  if (!view || list !== choice.list) return;
  selectFirst(view);
  show(view);
}

/** One look at a time; what is wanted meanwhile is looked at next. Resolves when a look that began after the call is shown. */
function lookSoon(): Promise<void> {
  if (current) {
    queued ??= current.then(() => {
      queued = null;
      return lookSoon();
    });
    return queued;
  }
  current = lookOnce().finally(() => {
    current = null;
    document.documentElement.dataset.ready = '';
  });
  return current;
}

startControls({ choice, run, lookSoon: () => void lookSoon(), toTop: conversations.toTop });
addEventListener('hashchange', () => choose(readChoice()));
setInterval(() => {
  if (!document.hidden && !current) void lookSoon();
}, everyMs);
void lookSoon();
