/** Starts the page. */
import { render } from 'preact';
import { InspectorPage } from './page/inspector-page';
import { createStore } from './page/store';

const store = createStore();
const root = document.getElementById('page');
if (root) render(<InspectorPage store={store} />, root);
addEventListener('hashchange', () => void store.openLink(location.hash));
void store.openLink(location.hash);
performance.mark('ready');
document.documentElement.dataset.ready = 'true';
