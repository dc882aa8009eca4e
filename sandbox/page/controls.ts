/** The controls at the top: a new call, the clock, what is searched, and how the report is read. */
import { type Choice } from './choice';
import { ask, tellAbout } from './connection';
import { byId, inputById, make, selectById } from './element';

export interface Controlled {
  choice: Choice;
  /** Does something, says what came of it, and looks again. */
  run: (work: () => Promise<string>) => void;
  lookSoon: () => void;
  /** Scrolls the conversations to the newest. */
  toTop: () => void;
}

/** 555-0100 to 555-0199 are nobody's numbers. */
const inventNumber = () => `+1415555${String(100 + Math.floor(Math.random() * 100)).padStart(4, '0')}`;

async function newCall({ choice, toTop }: Controlled): Promise<string> {
  const department = selectById('new-call-for').value;
  const from = inventNumber();
  const { result } = await ask<{ result: { sid: string } }>('POST', '/actions/enqueue-call', {
    from,
    ...(department && { attributes: { department } }),
  });
  Object.assign(choice, { list: 'conversations', selected: result.sid, search: '', warned: false });
  showChoice(choice);
  toTop();
  return `A call from ${from} waits.`;
}

async function reset({ choice }: Controlled): Promise<string> {
  await ask('POST', '/reset');
  choice.selected = '';
  return 'Back to the beginning.';
}

async function moveClock(button: HTMLElement): Promise<string> {
  await ask('POST', '/clock', { advanceSeconds: Number(button.dataset.seconds) });
  return `The clock went on ${button.textContent.replace('+', '')}.`;
}

function showChoice({ search, warned, edition }: Choice): void {
  inputById('search').value = search;
  inputById('warned').checked = warned;
  selectById('edition').value = edition;
}

function takeChoice(choice: Choice): void {
  const edition = selectById('edition').value === 'specification' ? 'specification' : 'today';
  Object.assign(choice, { search: inputById('search').value, warned: inputById('warned').checked, edition });
  byId('csv').setAttribute('href', `/sandbox/report.csv?edition=${edition}`);
}

async function showAbout(): Promise<void> {
  const { report, approximated, notDone } = await tellAbout();
  const words = [...report, ...approximated, ...notDone.map((each) => `Not here: ${each}`)];
  byId('approximations').append(...words.map((each) => make('li', {}, each)));
}

export function startControls(controlled: Controlled): void {
  const { choice, run, lookSoon } = controlled;
  showChoice(choice);
  for (const id of ['search', 'warned', 'edition']) {
    byId(id).addEventListener('input', () => {
      takeChoice(choice);
      lookSoon();
    });
  }
  byId('new-call').addEventListener('click', () => run(() => newCall(controlled)));
  byId('reset').addEventListener('click', () => run(() => reset(controlled)));
  for (const button of document.querySelectorAll<HTMLElement>('[data-seconds]')) {
    button.addEventListener('click', () => run(() => moveClock(button)));
  }
  void showAbout();
}
