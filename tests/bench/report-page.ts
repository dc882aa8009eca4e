/** npm run report -- --format html of 5,000 conversations in headless Chromium: how large, how soon it shows them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../browser/open-page';
import { median, type Figure } from './figure';
import { openOnce, scroll } from './support/drawn-list';
import { lackingChromium } from './support/lacking-chromium';

export const name = 'Report as a page, 5,000 conversations (headless Chromium)';
export const missing = lackingChromium;

const tasks = 5000;
const root = path.resolve(__dirname, '../..');

/** Answers its address. */
function makePage(folder: string): string {
  const [events, page] = ['events.ndjson', 'report.html'].map((file) => path.join(folder, file));
  execFileSync(process.execPath, [path.join(root, 'tests/bench/support/event-file.mjs'), events, String(tasks)]);
  const args = ['--events', events, '--format', 'html', '--out', page];
  execFileSync(process.execPath, [path.join(root, 'dist/cli/report.js'), ...args], { stdio: 'ignore' });
  return page;
}

export async function measure(): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'report-page-bench-'));
  const browser = await launchBrowser();
  try {
    const file = makePage(folder);
    const url = pathToFileURL(file).href;
    const opened: number[] = [];
    for (let time = 0; time < 7; time += 1) opened.push(await openOnce(browser, url));
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForSelector('.item');
    const { frames, megabytes } = await scroll(page);
    const slow = frames.filter((ms) => ms > 50).length;
    return [
      { what: 'size of the file', ours: statSync(file).size / 1024 / 1024, unit: 'MB', target: '<= 6' },
      { what: 'opened until the list is drawn', ours: median(opened), unit: 'ms', target: '<= 1500' },
      { what: 'scrolling through all in 5 s: frame, median', ours: median(frames), unit: 'ms', target: '<= 17' },
      { what: 'frames longer than 50 ms', ours: (100 * slow) / frames.length, unit: '%', target: '<= 1' },
      { what: 'memory of the page', ours: megabytes, unit: 'MB' },
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
