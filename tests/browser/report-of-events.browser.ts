/** The page that npm run report -- --format html makes, opened as the file it is. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser } from 'playwright-core';
import { rawEvents, type RawEvent } from '../insights/raw-events';
import { answered, sid, type Step } from '../insights/story';
import { findViolations } from './find-violations';
import { launchBrowser, openPage, sizes, type WatchedPage } from './open-page';

const tool = path.resolve(__dirname, '../../dist/cli/report.js');
const html = '<img src=x onerror="document.title=1">';
let browser: Browser;
let folder: string;
let opened: WatchedPage[];

/** Judges the events and opens the page. */
async function open(events: RawEvent[], args: string[] = [], options = {}) {
  const [from, to] = ['events.ndjson', 'report.html'].map((name) => path.join(folder, name));
  writeFileSync(from, events.map((event) => JSON.stringify(event)).join('\n'));
  const command = [tool, '--events', from, '--format', 'html', '--out', to, ...args];
  execFileSync(process.execPath, command, { stdio: 'ignore' });
  const watched = await openPage(browser, pathToFileURL(to).href, { timezoneId: 'UTC', locale: 'en-GB', ...options });
  opened.push(watched);
  return watched.page;
}

/** An answered call; the attributes are there from its creation. */
function call(number: number, attributes: object): RawEvent[] {
  const [[seconds, type], ...others] = answered;
  return rawEvents([[seconds, type, { attributes }], ...others], sid(number));
}

const losing = call(1, { customers: { name: 'Olga' }, conversations: { outcome: 'Bought', campain: 'Spring' } });
const stillOpen = call(2, { customers: { name: 'Bob' } }).slice(0, 3);

beforeAll(async () => {
  browser = await launchBrowser();
});
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'report-'));
  opened = [];
});
afterEach(async () => {
  const complaints = opened.flatMap((each) => each.complaints);
  await Promise.all(opened.map((each) => each.close()));
  rmSync(folder, { recursive: true });
  if (complaints.length) throw new Error(complaints.join('\n'));
});
afterAll(() => browser?.close());

describe.each(Object.entries(sizes))('%s', (_, viewport) => {
  test('it says what it holds, of what and when, what was not judged, and shows what is lost', async () => {
    const page = await open([...losing, ...stillOpen], [], { viewport, bypassCSP: true });

    await page.getByText('events.ndjson, 1 Jan 2030, 12:00 to 1 Jan 2030, 12:01 UTC').waitFor();
    await page.getByText('This file holds personal data').waitFor();
    await page.getByText('Not judged: 1 task still open at the end of the period.').waitFor();
    await page.getByRole('option').filter({ hasText: 'Olga' }).click();
    await page.getByText('1 value lost').waitFor();

    expect(await page.getByRole('toolbar').count()).toBe(0);
    expect(await findViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

  test('with hidden values a conversation still shows what it loses, and no value', async () => {
    const page = await open(losing, ['--hide-values'], { viewport });

    await page.getByText('Values are hidden').waitFor();
    await page.getByRole('option').click();
    await page.getByText('1 value lost').waitFor();

    expect(await page.getByText(/Olga|Spring|Bought/).count()).toBe(0);
    expect(await page.getByRole('row', { name: /campain/ }).textContent()).toContain('hidden');
  });
});

test('HTML in every value is shown as text', async () => {
  const attributes = { customers: { name: html }, conversations: { outcome: html, [html]: html }, reason: html };

  const page = await open([
    ...call(1, attributes),
    ...rawEvents([[0, 'task.created', { queue: html }]], sid(2), html),
    ...rawEvents([[0, html, { agent: html }]], sid(3)),
  ]);

  await page.getByRole('option').filter({ hasText: html }).first().click();
  expect(await page.title()).toMatch(/^What Insights reports: events/);
  expect(await page.locator('#page img').count()).toBe(0);
});

test('a report without a single conversation says so', async () => {
  const page = await open([]);

  await page.getByText('Not one conversation lies in this period.').waitFor();

  expect(await page.getByText('Judged: 0 tasks').count()).toBe(1);
});

test('ten thousand events of one task, and a task without attributes, open like any other', async () => {
  const rings = Array.from({ length: 5000 }, (_, index): Step[] => [
    [index + 1, 'reservation.created', { agent: `a${index}` }],
    [index + 1, 'reservation.timeout', { agent: `a${index}` }],
  ]);
  const rung = rawEvents([[0, 'task.created', { attributes: {} }], ...rings.flat(), [6000, 'task.canceled']], sid(1));

  const page = await open([...rung, ...call(2, {})]);

  for (const short of ['WT…0001', 'WT…0002']) {
    await page.getByRole('option').filter({ hasText: short }).click();
    await page.getByRole('heading', { level: 2, name: short }).waitFor();
  }
  expect(await page.getByText('Nothing in conversations or customers').count()).toBe(1);
});

test('scrolling leaves the address alone, of which browsers allow few changes', async () => {
  const page = await open(Array.from({ length: 300 }, (_, index) => call(index + 1, {})).flat());
  await page.getByRole('option').first().waitFor();

  const changes = await page.evaluate(async () => {
    let count = 0;
    const replace = history.replaceState.bind(history);
    history.replaceState = (...args) => {
      count += 1;
      replace(...args);
    };
    const list = document.getElementById('conversation-rows')!;
    for (let step = 1; step <= 50; step += 1) {
      list.scrollTop = step * 400;
      await new Promise(requestAnimationFrame);
    }
    return count;
  });

  expect(await page.getByRole('option', { name: /WT/ }).count()).toBeGreaterThan(0);
  expect(changes).toBe(0);
});
