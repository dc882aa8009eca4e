/** The page: listens to the controls, reads the text again when it changes, and draws what became of it. */
import { composeForm } from './page/compose-form';
import { copyText } from './page/copy-text';
import { editAttribute } from './write/edit-attribute';
import { byId, choose, chosen } from './page/element';
import { examples, type ExampleName } from './page/examples';
import { inspect } from './judge/inspect';
import { readInput, type Input } from './read/read-input';
import { renderOutput } from './page/render-output';
import { reportRenderer } from './page/render-report';
import { readShared, shareLimit, writeShared } from './write/share-link';

const text = byId('text', HTMLTextAreaElement);
const renderReport = reportRenderer();
const compose = composeForm(byId('compose'), (object, key, value) => {
  text.value = editAttribute(input, text.value, chosen('read-as'), object, key, value);
  refresh();
});

let input: Input = { kind: 'empty' };
let output = '';

function refresh(): void {
  clearTimeout(pending);
  const readAs = chosen('read-as');
  const edition = chosen('edition');
  input = readInput(text.value, readAs);
  const inspection = input.kind === 'empty' || input.kind === 'unreadable' ? undefined : inspect(input, edition);
  announce(renderReport(input, text.value, inspection));
  output = renderOutput(inspection);
  if (chosen('view') === 'compose') compose.refresh(input, inspection, readAs, edition);
}

let pending: ReturnType<typeof setTimeout> | undefined;

/** Soon enough to feel immediate for what fits on a task; a large paste waits until the fingers rest. */
function refreshSoon(): void {
  clearTimeout(pending);
  pending = setTimeout(refresh, text.value.length > 50_000 ? 300 : 60);
}

let silence: ReturnType<typeof setTimeout> | undefined;

/** Tells a screen reader once the typing pauses, not after every letter. */
function announce(message: string): void {
  clearTimeout(silence);
  silence = setTimeout(() => (byId('announcer').textContent = message), 800);
}

function tell(message: string): void {
  byId('action-note').textContent = message;
  announce(message);
}

function setText(value: string): void {
  text.value = value;
  text.scrollTop = 0;
  byId('action-note').textContent = '';
  refresh();
}

async function share(): Promise<void> {
  if (text.value.length > shareLimit) return tell('This is too long for a link.');
  const fragment = await writeShared({ text: text.value, readAs: chosen('read-as'), edition: chosen('edition') });
  history.replaceState(null, '', `#${fragment}`);
  const copied = await copyText(location.href);
  tell(copied ? 'Link copied. Whoever has it can read these attributes.' : 'The link is in the address bar.');
}

async function openShared(): Promise<void> {
  const shared = await readShared(location.hash);
  if (!shared) return;
  choose('read-as', shared.readAs);
  choose('edition', shared.edition);
  setText(shared.text);
}

function showView(): void {
  const isCompose = chosen('view') === 'compose';
  byId('paste').hidden = isCompose;
  byId('compose').hidden = !isCompose;
  refresh();
}

function showFault(): void {
  if (input.kind !== 'unreadable') return;
  choose('view', 'paste');
  showView();
  text.focus();
  text.setSelectionRange(input.fault.at, input.fault.at + 1);
}

text.addEventListener('input', refreshSoon);
byId('view').addEventListener('change', showView);
for (const id of ['read-as', 'edition', 'form']) byId(id).addEventListener('change', refresh);
byId('fault-show').addEventListener('click', showFault);
byId('share').addEventListener('click', () => void share());
byId('clear').addEventListener('click', () => {
  history.replaceState(null, '', location.pathname);
  setText('');
  if (chosen('view') === 'paste') text.focus();
});
byId('copy').addEventListener('click', async () =>
  tell((await copyText(output)) ? 'Copied.' : 'Select the text and copy it: the browser does not let the page do it.'),
);
for (const button of document.querySelectorAll<HTMLElement>('[data-example]')) {
  button.addEventListener('click', () => {
    choose('read-as', 'detect');
    setText(examples[button.dataset.example as ExampleName]());
  });
}
addEventListener('hashchange', () => void openShared());

showView();
void openShared();
performance.mark('ready');
document.documentElement.dataset.ready = 'true';
