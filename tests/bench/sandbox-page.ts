/** The sandbox's page with 5,000 tasks in headless Chromium: how soon it shows them, how it scrolls, what a look costs. */
import path from 'node:path';
import { type Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { launchBrowser } from '../browser/open-page';
import { openOnce, scroll } from './support/drawn-list';
import { lackingChromium } from './support/lacking-chromium';
import { median, type Figure } from './figure';

export const name = 'Sandbox page with 5,000 tasks (headless Chromium)';
export const missing = lackingChromium;

const tasks = 5000;

/** Four calls of five have been answered and completed, the fifth still waits. */
async function fill(): Promise<Sandbox> {
  const sandbox = await startSandbox({ seed: false, pageFolder: path.join(process.cwd(), 'dist/sandbox/page') });
  const { actions, clock } = sandbox;
  sandbox.changeSettings({ deletionSeconds: 1e9 });
  const workers = sandbox.putWorkers(
    Array.from({ length: 20 }, (_, index) => ({
      friendlyName: `agent-${index}`,
      attributes: { full_name: `Agent ${index}` },
    })),
  );
  for (let call = 0; call < tasks; call += 1) {
    const { sid } = actions.enqueueCall({
      attributes: {
        customers: { name: `Customer ${call}` },
        conversations: { campaign: 'Spring', language: 'English' },
      },
    });
    clock.advance(7000);
    if (call % 5 === 4) continue;
    actions.route({ task: sid, worker: workers[call % workers.length] });
    clock.advance(5000);
    actions.accept({ task: sid });
    clock.advance(90_000);
    actions.wrapUp({ task: sid });
    clock.advance(9000);
    actions.complete({ task: sid });
  }
  return sandbox;
}

/** ms of one look at a screenful; with `change`, after something has happened. */
async function lookFor(sandbox: Sandbox, change: () => void): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 30; time += 1) {
    change();
    const start = performance.now();
    await (await fetch(`${sandbox.url}/sandbox/live?from=2000&count=40`)).text();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** ms from a jump to a far place until its rows are there. */
async function jump(page: Page): Promise<number> {
  const times: number[] = [];
  for (let time = 1; time <= 20; time += 1) {
    times.push(
      await page.evaluate(
        async (share) => {
          const list = document.getElementById('conversation-rows')!;
          const height = list.querySelector<HTMLElement>('.item')!.offsetHeight;
          const wanted = Math.floor((list.scrollHeight * share) / height);
          const start = performance.now();
          list.scrollTop = wanted * height;
          while (!document.getElementById(`conversation-${wanted}`)) await new Promise(requestAnimationFrame);
          return performance.now() - start;
        },
        ((time * 7.3) % 20) / 20.5,
      ),
    );
  }
  return median(times);
}

/** ms to draw as many rows as there are, all at once and with their layout. */
function drawAll(page: Page, count: number): Promise<number> {
  return page.evaluate((rows) => {
    const list = document.getElementById('conversation-rows')!;
    const row = list.querySelector('.item')!;
    const start = performance.now();
    for (let place = 0; place < rows; place += 1) list.append(row.cloneNode(true));
    list.getBoundingClientRect();
    return performance.now() - start;
  }, count);
}

export async function measure(): Promise<Figure[]> {
  const sandbox = await fill();
  const browser = await launchBrowser();
  try {
    // Nobody has looked yet: the server reads its 5,000 tasks for this one.
    const first = await openOnce(browser, sandbox.url);
    const quiet = await lookFor(sandbox, () => {});
    const busy = await lookFor(sandbox, () => sandbox.actions.enqueueCall({}));
    const opened: number[] = [];
    for (let time = 0; time < 7; time += 1) opened.push(await openOnce(browser, sandbox.url));
    const page = await browser.newPage();
    await page.goto(sandbox.url);
    await page.waitForSelector('.item');
    const { frames, rows, megabytes } = await scroll(page);
    const jumped = await jump(page);
    const all = await drawAll(page, tasks);
    const slow = frames.filter((ms) => ms > 50).length;
    return [
      {
        what: 'first look of all, server and browser cold, until rows are drawn',
        ours: first,
        unit: 'ms',
        target: '<= 1500',
      },
      { what: 'cold load until the list is drawn', ours: median(opened), unit: 'ms' },
      {
        what: 'rows in the page at most',
        ours: rows,
        unit: 'rows',
        baseline: { value: tasks, pattern: 'a row for every task' },
      },
      { what: 'scrolling through all in 5 s: frame, median', ours: median(frames), unit: 'ms', target: '<= 17' },
      { what: 'frames longer than 50 ms', ours: (100 * slow) / frames.length, unit: '%', target: '<= 1' },
      {
        what: 'a jump to a far place, until it is drawn',
        ours: jumped,
        unit: 'ms',
        baseline: { value: all, pattern: 'drawing a row for every task once' },
      },
      { what: 'memory of the page', ours: megabytes, unit: 'MB' },
      { what: 'one look at the sandbox', ours: quiet, unit: 'ms' },
      { what: 'one look after something happened', ours: busy, unit: 'ms', target: '<= 20' },
    ];
  } finally {
    await browser.close();
    await sandbox.close();
  }
}
