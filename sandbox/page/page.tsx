/** Starts the sandbox's page. */
import { render } from 'preact';
import { serverSource } from '../../insights/page/server-source';
import { createStore } from '../../insights/page/store';
import { type LiveView } from '../live/live-view';
import { SandboxPage } from './sandbox-page';

const lists = ['conversations', 'segments', 'tasks', 'workers', 'events', 'requests'];
const store = createStore(
  serverSource<LiveView>({ look: '/sandbox/live', csv: '/sandbox/report.csv', html: '/sandbox/report.html' }),
  lists,
);
const root = document.getElementById('page');
if (root) render(<SandboxPage store={store} />, root);
