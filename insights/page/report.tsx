/** Starts the page of a report that lies in the same file. */
import { render } from 'preact';
import { reportLists } from '../view/list-part';
import { dataId, unpackReport } from '../view/report-file';
import { fileSource } from './file-source';
import { DamagedReport, ReportPage } from './report-page';
import { createStore } from './store';

async function start(root: HTMLElement): Promise<void> {
  const packed = document.getElementById(dataId)?.textContent ?? '';
  const file = await unpackReport(packed).catch(() => null);
  if (file) render(<ReportPage store={createStore(fileSource(file), reportLists)} file={file} />, root);
  else render(<DamagedReport />, root);
}

const root = document.getElementById('page');
if (root) void start(root);
