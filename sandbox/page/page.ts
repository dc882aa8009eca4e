/** The sandbox's page: looks at the sandbox again and again, and shows what it sees. */
import type { ListName } from '../live/list-names';
import type { LiveView } from '../live/live-view';
import { createActions } from './actions';
import { createBreakMenu } from './break-menu';
import { keepChoice, readChoice } from './choice';
import { look } from './connection';
import { startControls } from './controls';
import { createConversationList } from './conversation-list';
import { createDetail } from './detail';
import { byId, createPart, make } from './element';
import { createRecordTable } from './record-table';
import type { RecordTable } from './record-table';
import { createTabs } from './tabs';
import { atTime, onDate } from './words';
import { createWriteForm } from './write-form';

const everyMs = 600;
const choice = readChoice();

let looking = false;
let again = false;
let table: { list: ListName; rows: RecordTable } | null = null;

const conversations = createConversationList(byId('conversation-rows'), { wants: lookSoon, select: (id) => choose({ selected: id }) });
const showDetail = createDetail();
const showActions = createActions(run);
const showFaults = createBreakMenu(run);
const showWriteForm = createWriteForm(run);
const showTabs = createTabs((list) => choose({ list }));

function choose(chosen: Partial<typeof choice>): void {
  Object.assign(choice, chosen);
  lookSoon();
}

function say(words: string, wrong = false): void {
  const status = byId('status');
  Object.assign(status, { textContent: words, title: words });
  status.classList.toggle('wrong', wrong);
}

/** Does something, says what came of it, and looks at once. */
function run(work: () => Promise<string>): void {
  void (async () => work())()
    .then(say, (error: Error) => say(error.message, true))
    .finally(lookSoon);
}

function tableOf(list: ListName): RecordTable {
  if (table?.list !== list) {
    const rows = createRecordTable(byId('records'), list, { wants: lookSoon, choose: (selected) => choose({ list: 'conversations', selected }) });
    table = { list, rows };
  }
  return table.rows;
}

const offerQueues = createPart(byId('transfer-to'), ({ queues, agents }: Pick<LiveView, 'queues' | 'agents'>) =>
  [...queues, ...agents].map(({ sid, name }) => make('option', { attributes: { value: sid } }, name)),
);
const offerAgents = createPart(byId('agent'), (agents: LiveView['agents']) => [
  make('option', { attributes: { value: '' } }, 'anyone'),
  ...agents.map(({ sid, name, activity }) => make('option', { attributes: { value: sid } }, `${name} (${activity.toLowerCase()})`)),
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
  choice.selected = first.id;
  again = true;
}

async function lookOnce(): Promise<void> {
  keepChoice(choice);
  const { list, selected, edition, search, warned } = choice;
  const { from, count } = list === 'conversations' ? conversations.needed() : tableOf(list).needed();
  const view = await look({ list, selected, edition, search, warned: String(warned), from: String(from), count: String(count) }).catch(() => null);
  document.body.classList.toggle('alone', view === null);
  if (!view || list !== choice.list) return;
  selectFirst(view);
  show(view);
}

/** One look at a time; what is wanted meanwhile is looked at next. */
function lookSoon(): void {
  again = looking;
  if (looking) return;
  looking = true;
  void lookOnce().finally(() => {
    looking = false;
    document.documentElement.dataset['ready'] = '';
    if (again) lookSoon();
  });
}

startControls({ choice, run, lookSoon, toTop: conversations.toTop });
addEventListener('hashchange', () => choose(readChoice()));
setInterval(() => {
  if (!document.hidden) lookSoon();
}, everyMs);
lookSoon();
